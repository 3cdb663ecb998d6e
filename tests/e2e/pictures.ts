// Takes the pictures of the README from the running program on the BANES winter: `npm run pictures`.
// Nothing in a picture is staged beyond what people at the desks would do.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { byTestId, openBrowser } from './browser.ts';
import { RoomServer } from './roomServer.ts';
import { TheDay } from './theDay.ts';

const folder = fileURLToPath(new URL('../../ui/pictures/', import.meta.url));
/** Five tables are played; the others act by their standing orders, as in a rehearsal. */
const teams: readonly (readonly [string, string])[] = [
  ['commissioners', 'Ben'],
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
  await day.console.getByText('RUH Bath, winter 2017').waitFor();
  await take(day.console, 'start');
  await day.createSession('banes-winter-2013', 'Winter, fast forward', 'pictures', { planning: true });
  for (const [team, name] of teams) {
    const onPhone = team === 'practices';
    await day.teamJoins(team, name, onPhone, onPhone ? (page) => take(page, 'join') : undefined);
  }
  const wall = await day.openWall();
  await take(wall, 'wall-lobby');
  await take(day.console, 'console-lobby');
  await takePlanningRound(day, wall);
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
  await take(day.desk('commissioners'), 'desk-leader');
  await day.hold();
  await day.desk('hospital').locator('[data-testid^="decide-"]').first().click();
  await take(day.desk('hospital'), 'desk-decide');
  await day.stepDays(9);
  await day.endAndOpenDebrief();
  const debrief = await day.debriefPage();
  await take(debrief, 'debrief-plans');
  await debrief.click(byTestId('debrief-tab-run'));
  await day.goToMinute(debrief, 14 * 1440 + 480);
  await take(debrief, 'debrief');
}

/** Two tables plan, the round is closed, and the clock is held at the first minute. */
async function takePlanningRound(day: TheDay, wall: Page): Promise<void> {
  await day.openPlanningRound();
  for (const { page } of day.desks) await page.waitForSelector(byTestId('desk'));
  await take(wall, 'wall-planning');
  await day.decide('commissioners', 'discharge-to-assess', 'Assess them at home, argue about money later.');
  await day.decide('hospital', 'frailty-unit', 'It comes a week late, and stays.');
  await day.decide('community', 'reablement-expansion', 'Home is where they get better.');
  await take(day.desk('hospital'), 'desk-planning');
  await take(day.console, 'console-planning');
  await day.closePlanningRound();
}

async function take(page: Page, name: string): Promise<void> {
  await pause(900);
  await page.screenshot({ path: `${folder}${name}.png` });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
