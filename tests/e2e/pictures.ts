// Takes the pictures of the README from the running program on the BANES winter: `npm run pictures`.
// Nothing in a picture is staged beyond what people at the desks would do.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { byTestId, openBrowser } from './browser.ts';
import { RoomServer } from './roomServer.ts';
import { TheDay } from './theDay.ts';

const folder = fileURLToPath(new URL('../../ui/pictures/', import.meta.url));
/** Four tables are played; the others act by their standing orders, as in a rehearsal. */
const teams: readonly (readonly [string, string])[] = [
  ['hospital', 'Siobhan'],
  ['ambulances', 'Tom'],
  ['practices', 'Leah'],
  ['community', 'Megan'],
];

mkdirSync(folder, { recursive: true });
const server = await RoomServer.start();
const browser = await openBrowser();
try {
  await takeAll(new TheDay(browser, server));
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(day: TheDay): Promise<void> {
  await day.facilitatorComes();
  await take(day.console, 'start');
  await day.createSession('banes-winter-2013', 'Winter, fast forward', 'pictures');
  for (const [team, name] of teams) {
    const onPhone = team === 'practices';
    await day.teamJoins(team, name, onPhone, onPhone ? (page) => take(page, 'join') : undefined);
  }
  const wall = await day.openWall();
  await take(wall, 'wall-lobby');
  await take(day.console, 'console-lobby');
  await day.startTheClock();
  for (const { page } of day.desks) await page.waitForSelector(byTestId('desk'));
  await day.hold();
  await day.stepDays(10);
  await day.decide('hospital', 'open-escalation-beds', 'Twelve on trolleys this morning.');
  await day.decide('ambulances', 'see-and-treat', 'Crews are held outside for an hour.');
  await day.decide('community', 'community-surge-beds', 'St Martin’s can take more for two weeks.');
  await day.stepDays(5);
  await day.console.click(byTestId('run'));
  await pause(6000);
  await take(wall, 'wall');
  await take(day.console, 'console');
  await take(day.desk('hospital'), 'desk');
  await take(day.desk('practices'), 'desk-phone');
  await day.hold();
  await day.desk('hospital').locator('[data-testid^="decide-"]').first().click();
  await take(day.desk('hospital'), 'desk-decide');
  await day.stepDays(9);
  await day.endAndOpenDebrief();
  const debrief = await day.debriefPage();
  await day.goToMinute(debrief, 14 * 1440 + 480);
  await take(debrief, 'debrief');
}

async function take(page: Page, name: string): Promise<void> {
  await pause(900);
  await page.screenshot({ path: `${folder}${name}.png` });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
