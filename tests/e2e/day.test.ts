// A short day of the BANES winter in nine real browsers and a projector: join, decide, inject, a server killed
// in the middle, the end, and the debrief. What the screens show is held against the engine, run here.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  branch,
  compileModel,
  engineFingerprint,
  hashWorld,
  type Model,
  patientsIn,
  type RunFile,
  replay,
  type TeamView,
  worldView,
} from '../../engine/index.ts';
import { byTestId, openBrowser } from './browser.ts';
import { RoomServer } from './roomServer.ts';
import { TheDay } from './theDay.ts';

const seed = 'a day in December';
const teams = [
  'commissioners',
  'hospital',
  'ambulances',
  'practices',
  'calls',
  'community',
  'banes',
  'minds',
] as const;

/** Who decides what, and on whose desk it must show: the effect travels through patients. */
const decisions = [
  { team: 'hospital', lever: 'open-escalation-beds', shownAt: 'ambulances', measure: 'handover-30' },
  { team: 'ambulances', lever: 'see-and-treat', shownAt: 'hospital', measure: 'four-hour' },
  { team: 'community', lever: 'community-surge-beds', shownAt: 'hospital', measure: 'four-hour' },
] as const;

let server: RoomServer;
let browser: Browser;
let day: TheDay;
/** What the desks showed at the moment that the debrief is asked about. */
let rememberedMinutes = 0;
const remembered: Record<string, Record<string, number>> = {};
let dots: { patient: string; step: string }[] = [];
let waitingOnWall = 0;
let runFile: RunFile;
let model: Model;

beforeAll(async () => {
  server = await RoomServer.start();
  browser = await openBrowser();
  day = new TheDay(browser, server);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a simulation day, from the first address to the debrief', () => {
  it('gives the room to whoever holds the printed address, once, over plain http', async () => {
    const printed = server.controlPath;
    await day.facilitatorComes();
    expect(await day.console.evaluate(() => window.isSecureContext)).toBe(false);
    expect(day.console.url()).not.toContain(printed.slice(-12));
    const again = await browser.newPage();
    await again.goto(day.address + printed);
    await day.until(
      async () => /used/i.test((await again.textContent('body')) ?? ''),
      'a second use is refused',
    );
    await again.close();
    await day.createSession('banes-winter-2013', 'A short winter', seed);
    expect(day.joinCode).toMatch(/^[A-HJ-KM-NP-Z2-9]{6}$/);
  }, 60_000);

  it('lets eight teams join from their own browsers, phones among them', async () => {
    for (const [place, team] of teams.entries())
      await day.teamJoins(team, `Person ${place + 1}`, place % 3 === 2);
    await day.openWall();
    await day.startTheClock();
    for (const { page } of day.desks) await page.waitForSelector(byTestId('desk'));
    await day.hold();
    await day.stepDays(2);
  }, 120_000);

  it('answers a decision, and shows it on another desk once the patients have felt it', async () => {
    for (const { team, lever } of decisions) await day.decide(team, lever, `Because ${team} think so`);
    await day.stepDays(6);
    rememberedMinutes = await day.viewMinutes(day.desk('hospital'));
    for (const { teamId, page } of day.desks) remembered[teamId] = await day.measures(page);
    const wall = day.wall as NonNullable<typeof day.wall>;
    await day.until(
      async () => (await day.shownMinutes(wall)) === Math.floor(rememberedMinutes),
      'the wall shows the same minute',
    );
    // The clock stands, so the last view of a second ago is the view of this minute.
    await wall.waitForTimeout(2500);
    dots = await wall.locator('[data-patient]').evaluateAll((elements) =>
      elements.map((element) => ({
        patient: element.getAttribute('data-patient') ?? '',
        step: element.getAttribute('data-step') ?? '',
      })),
    );
    waitingOnWall = Number(await wall.getAttribute(byTestId('wall-dots-total'), 'data-people'));
  }, 120_000);

  it('sends an inject to those it is for', async () => {
    const inject = day.console.locator('[data-testid^="inject-"][data-testid$="-send"]').first();
    const id = ((await inject.getAttribute('data-testid')) ?? '').replace(/^inject-|-send$/g, '');
    await inject.click();
    const fired = day.console.locator(
      `${byTestId(`inject-${id}`)}[data-state="active"], ${byTestId(`inject-${id}`)}[data-state="ended"]`,
    );
    await fired.first().waitFor({ timeout: 25_000 });
  }, 60_000);

  it('survives kill -9: every screen says so, comes back by itself, and never shows an earlier minute', async () => {
    await day.console.click(byTestId('run'));
    const pages = [day.console, ...day.desks.map((desk) => desk.page)];
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await server.kill();
    const desk = day.desk('hospital');
    await desk.waitForSelector(byTestId('connection-strip'));
    const shown = await Promise.all(pages.map((page) => day.shownMinutes(page)));
    await server.startAgain();
    for (const { page } of day.desks) {
      await page.waitForSelector(byTestId('connection-strip'), { state: 'detached', timeout: 40_000 });
    }
    await day.until(
      async () => (await day.console.getAttribute(byTestId('clock-state'), 'data-state')) !== 'running',
      'the clock stands after recovery',
    );
    for (const [place, page] of pages.entries()) {
      expect(await day.shownMinutes(page)).toBeGreaterThanOrEqual(shown[place] as number);
    }
    await day.console.click(byTestId('run'));
    const before = await day.shownMinutes(day.console);
    await day.until(async () => (await day.shownMinutes(day.console)) > before, 'the day goes on');
    await day.hold();
  }, 120_000);

  it('ends, and replays to the last bit in Node and in the browser', async () => {
    await day.endAndOpenDebrief();
    const download = day.console.waitForEvent('download');
    await day.console.click(byTestId('download-run-file'));
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    runFile = JSON.parse(text) as RunFile;
    model = compileModel(runFile.scenario);
    expect(runFile.engine).toBe(engineFingerprint());
    expect(runFile.ladder.length).toBeGreaterThan(5);
    const end = runFile.endedAtMinutes;
    const played = replay(model, { run: runFile.run, untilMinutes: end, ladder: runFile.ladder });
    expect(played.mismatch).toBeNull();
    expect(played.refused).toEqual([]);
    const debrief = await day.debriefPage();
    expect(await debrief.getAttribute(byTestId('debrief-verified'), 'data-verified')).toBe('true');
    expect(await debrief.getAttribute(byTestId('debrief-verified'), 'data-end-hash')).toBe(
      hashWorld(played.world).state,
    );
    await day.goToMinute(debrief, rememberedMinutes);
    await debrief.click(byTestId('debrief-tab-desk'));
    for (const team of ['hospital', 'ambulances', 'community']) {
      await debrief.click(byTestId(`debrief-team-${team}`));
      await day.until(
        async () => JSON.stringify(await day.measures(debrief)) === JSON.stringify(remembered[team]),
        `the debrief shows what the desk of ${team} showed`,
      );
    }
  }, 180_000);

  it('shows every effect through patients: without the decision the other desk has another figure', () => {
    for (const { lever, shownAt, measure } of decisions) {
      const entry = runFile.run.journal.find(
        ({ command }) => command.kind === 'pullLever' && command.leverId === lever,
      );
      expect(entry, lever).toBeDefined();
      const without = branch(model, {
        run: runFile.run,
        untilMinutes: rememberedMinutes,
        edits: [{ kind: 'remove', sequence: entry?.sequence ?? -1 }],
      });
      const view = worldView(without.world, { kind: 'team', teamId: shownAt }) as TeamView;
      const figure = view.agencies.flatMap((agency) => agency.measures).find(({ id }) => id === measure);
      expect(remembered[shownAt]?.[measure], `${measure} on the desk`).toBeTypeOf('number');
      expect(figure?.value, `${measure} without ${lever}`).not.toBe(remembered[shownAt]?.[measure]);
    }
  });

  it('draws every waiting patient as a dot that can be found again in that list at that minute', () => {
    const { world } = replay(model, { run: runFile.run, untilMinutes: rememberedMinutes });
    const names = model.origins.map((origin) => origin.name);
    const steps = runFile.scenario.map.nodes.flatMap((node) => node.lists.map((list) => list.step));
    const waiting = steps
      .map((step) => patientsIn(world, step).length)
      .reduce((sum, people) => sum + people, 0);
    expect(waitingOnWall).toBe(waiting);
    expect(dots.length).toBeGreaterThan(10);
    for (const { patient, step } of dots) {
      const people = patientsIn(world, step).map(([source, ordinal]) => `${names[source]} ${ordinal}`);
      expect(people, `${patient} waits at ${step}`).toContain(patient);
    }
  });

  it('threw no error in any page', () => {
    expect(day.pageErrors).toEqual([]);
  });
});
