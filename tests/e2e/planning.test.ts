// A planning round in real browsers, on a server of its own process: plans made and taken back on a laptop and a phone,
// a kill -9 in the middle of it, somebody late, its closing, the winter after it, and the plans in the debrief.

import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileModel, type RunFile, replay } from '../../engine/index.ts';
import { objections } from '../ui-desk/screens.ts';
import { byTestId, openBrowser } from './browser.ts';
import { RoomServer } from './roomServer.ts';
import { TheDay } from './theDay.ts';

const scenarios = fileURLToPath(new URL('../server/scenarios/', import.meta.url));

let server: RoomServer;
let browser: Browser;
let day: TheDay;
let runFile = '';

beforeAll(async () => {
  server = await RoomServer.start(scenarios);
  browser = await openBrowser();
  day = new TheDay(browser, server);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const text = async (page: Page, testId: string): Promise<string> =>
  ((await page.textContent(byTestId(testId))) ?? '').replace(/\s+/g, ' ');

/** What a button hands to the browser as a file. */
async function savedText(page: Page, testId: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.click(byTestId(testId));
  const stream = await (await download).createReadStream();
  let saved = '';
  for await (const chunk of stream) saved += String(chunk);
  return saved;
}

const plannedOn = (page: Page) =>
  page
    .locator(`${byTestId('under-way')} li[data-kind="planning"]`)
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')));

describe('a planning round, in the room', () => {
  it('opens before the first minute, with its own date on desk, console and wall', async () => {
    await day.facilitatorComes();
    await day.createSession('planned-ward', 'A planned winter', 'plans', { planning: true });
    await day.teamJoins('hospital', 'Siobhan', false);
    const wall = await day.openWall();
    await day.openPlanningRound();
    const desk = day.desk('hospital');
    await desk.waitForSelector(byTestId('planning-strip'));
    expect(await text(desk, 'clock')).toBe('23 July 2013');
    expect(await text(desk, 'planning-date')).toBe(
      'Planning round, 132 days before the start on Mon 2 Dec 2013',
    );
    await wall.waitForSelector(byTestId('wall-planning'));
    expect(await text(wall, 'clock')).toBe('23 July 2013');
    expect(await text(day.console, 'clock')).toContain('Planning round · 23 July 2013');
    expect(await day.console.isDisabled(byTestId('run'))).toBe(true);
    expect(await desk.locator(byTestId('level-declare')).count()).toBe(0);
    for (const page of [desk, wall, day.console]) expect(await objections(page), page.url()).toEqual([]);
  }, 90_000);

  it('says of each decision when it would be in force, and what it commits', async () => {
    const desk = day.desk('hospital');
    expect(await text(desk, 'lever-winter-nurses')).toContain(
      'In force 20 days before the start, in full 6 days before the start. Commits £18,400 for 2 nurses.',
    );
    expect(await text(desk, 'lever-new-ward')).toContain('In force by 12 December, 10 days after the start.');
    expect(await text(desk, 'levers-tactical')).toContain('Only from 2 December on');
    await day.decide('hospital', 'new-ward', 'Late is better than never');
    await day.decide(
      'hospital',
      'winter-nurses',
      `For the whole winter${' They said why at length.'.repeat(40)}`,
    );
    await day.until(
      async () => (await desk.getAttribute(byTestId('planning-money'), 'data-left-pounds')) === '11600',
      'the money for plans is committed',
    );
    await desk.click(byTestId('stop-new-ward'));
    expect(await text(desk, 'decision-sheet')).toContain('£30,000 of the money for plans');
    await desk.click(byTestId('decision-submit'));
    await day.until(
      async () => JSON.stringify(await plannedOn(desk)) === '["lever-winter-nurses"]',
      'the plan is taken back',
    );
    const closeSheet = desk.locator(byTestId('decision-close'));
    if (await closeSheet.first().isVisible()) await closeSheet.first().click();
  }, 60_000);

  it('survives kill -9: the round is open again with its plans, and somebody late can still plan', async () => {
    await server.kill();
    const desk = day.desk('hospital');
    await desk.waitForSelector(byTestId('connection-strip'));
    await server.startAgain();
    await desk.waitForSelector(byTestId('connection-strip'), { state: 'detached', timeout: 40_000 });
    await day.until(
      async () => (await day.console.getAttribute(byTestId('clock-state'), 'data-state')) === 'stopped',
      'the round stands still after the restart',
    );
    expect(await plannedOn(desk)).toEqual(['lever-winter-nurses']);
    await day.console.click(byTestId('hold'));
    await day.console.waitForSelector(`${byTestId('clock-state')}[data-state="planning"]`);
    await day.teamJoins('commissioners', 'Ben', true, undefined, 'desk');
    await day.decide('commissioners', 'front-door-gp', 'It pays for itself');
    await day.until(
      async () =>
        (await day.console.getAttribute(byTestId('plans-ccg'), 'data-plans')) === '1' &&
        (await day.console.getAttribute(byTestId('plans-acute'), 'data-plans')) === '1',
      'control sees who has planned what',
    );
  }, 120_000);

  it('closes after saying what is unspent; what only July could decide stays in sight', async () => {
    const said = await day.closePlanningRound();
    expect(said).toContain('Hospital: £41,600');
    expect(said).toContain('CCG: £7,400');
    const desk = day.desk('hospital');
    await desk.waitForSelector(byTestId('planning-strip'), { state: 'detached' });
    await day.until(
      async () => (await text(desk, 'clock')).startsWith('Mon 2 December'),
      'the winter begins',
    );
    expect(await text(desk, 'levers-planning')).toContain('Could have been decided in July');
    expect(await text(desk, 'lever-new-ward')).toContain('Not decided in July.');
    expect(await text(desk, 'record')).toMatch(/23 July 2013 Recruit for the winter \(2 nurses\) ?planning/);
    await day.stepDays(14);
    const leader = day.desk('commissioners');
    await leader.setViewportSize({ width: 1440, height: 900 });
    await leader.waitForSelector(byTestId('ledger-nurse-pay'));
    await day.until(
      async () => Number(await leader.getAttribute(byTestId('ledger-seen-value'), 'data-value')) > 500,
      'the ledger tells of a fortnight',
    );
    await leader.setViewportSize({ width: 320, height: 700 });
    await leader.click(byTestId('tab-system'));
    await leader.click(`${byTestId('ledger-seen-value')} summary`);
    for (const page of [leader, desk, day.console]) expect(await objections(page), page.url()).toEqual([]);
  }, 120_000);

  it('is the first chapter of the debrief, with the run again without a plan', async () => {
    await day.endAndOpenDebrief();
    runFile = await savedText(day.console, 'download-run-file');
    const debrief = await day.debriefPage();
    await debrief.waitForSelector(byTestId('debrief-planning'));
    expect(await debrief.getAttribute(byTestId('debrief-plans-acute'), 'data-plans')).toBe('1');
    expect(await text(debrief, 'debrief-decisions')).toMatch(
      /Planning round · 23 July 2013.*Build a second room.*Not planned after all.*GP at the front door/,
    );
    await debrief.click(byTestId('plan-winter-nurses'));
    await debrief.click(byTestId('what-if-run'));
    await debrief.waitForSelector(byTestId('what-if-result'), { timeout: 60_000 });
    const harm = await debrief.getAttribute(byTestId('what-if-harm-waiting-hours'), 'data-difference');
    expect(Number(harm)).toBeGreaterThan(0);
    expect(await savedText(debrief, 'debrief-csv')).toContain(
      ',The Hospital,people,Siobhan,planning,winter-nurses,Recruit for the winter (2 nurses)',
    );
    await debrief.emulateMedia({ media: 'print' });
    expect(await debrief.isVisible(byTestId('rail'))).toBe(false);
    expect(await text(debrief, 'printed-record')).toMatch(
      /Simulation, not live data.*every hash matches.*Figures at the end.*The Hospital Siobhan.*Recruit for the winter/is,
    );
    expect(await debrief.locator(`${byTestId('printed-record')} figure`).count()).toBeGreaterThan(0);
    // However long somebody's reason is, it takes nothing from who and what.
    const columns = await debrief
      .locator(`${byTestId('printed-record')} thead th`)
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().width));
    expect(Math.min(...columns)).toBeGreaterThan(0.15 * columns.reduce((sum, width) => sum + width, 0));
    await debrief.emulateMedia({ media: 'screen' });
    await debrief.click(byTestId('debrief-tab-model'));
    expect(await debrief.getAttribute(byTestId('loop-tired'), 'data-on')).toBe('true');
    for (const tab of ['planning', 'ledger', 'model']) {
      await debrief.click(byTestId(`debrief-tab-${tab}`));
      expect(await objections(debrief), tab).toEqual([]);
    }
    await debrief.setViewportSize({ width: 320, height: 640 });
    const rightEdges = await debrief
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().right));
    expect(rightEdges.length).toBeGreaterThan(5);
    expect(Math.max(...rightEdges)).toBeLessThanOrEqual(320);
  }, 120_000);

  it('leaves a record that replays to the last bit', () => {
    const file = JSON.parse(runFile) as RunFile;
    const { mismatch, refused } = replay(compileModel(file.scenario), {
      run: file.run,
      untilMinutes: file.endedAtMinutes,
      ladder: file.ladder,
    });
    expect(mismatch).toBeNull();
    expect(refused).toEqual([]);
    expect(file.ladder.length).toBeGreaterThan(10);
    expect(day.pageErrors).toEqual([]);
  });
});
