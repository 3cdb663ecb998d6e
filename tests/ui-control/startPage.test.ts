// The start page in a real browser: it stands at once, cards come as scenarios are read, what can be played first. And
// from there on a console that is opened late, and still finds what was decided long ago.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioListing } from '../../server/protocol/index.ts';
import { groupScenarios } from '../../ui/start/scenarioGroups.ts';
import { byTestId, openBrowser } from '../e2e/browser.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { TheDay } from '../e2e/theDay.ts';

let server: RoomServer;
let browser: Browser;
let day: TheDay;

beforeAll(async () => {
  server = await RoomServer.start();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the scenarios on the start page', () => {
  it('come one by one, and those that nobody can play stand behind', async () => {
    day = new TheDay(browser, server);
    await day.facilitatorComes();
    const page = day.console;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const here = (url: string) => url.replace(day.address, `http://127.0.0.1:${server.port}`);
    await page.route('**/api/scenarios/small-hospital.yaml', async (route) => {
      await held;
      await route.fulfill({ response: await route.fetch({ url: here(route.request().url()) }) });
    });
    await page.reload();
    await page.waitForSelector(byTestId('scenario-training-hour'));
    await page.getByText('Reading one more').waitFor();
    expect(await page.isVisible(byTestId('scenario-small-hospital'))).toBe(false);
    await page.click(byTestId('scenario-training-hour'));
    await page.waitForSelector(byTestId('create-session'));
    letGo();
    await page.waitForSelector(byTestId('scenario-small-hospital'));
    expect(await page.getByText('Reading one more').count()).toBe(0);
    expect(await page.getAttribute(byTestId('scenario-training-hour'), 'aria-pressed')).toBe('true');
    const cards = (group: string) =>
      page
        .locator(`${byTestId(`scenarios-${group}`)} ${'[data-testid^="scenario-"]'}`)
        .evaluateAll((found) => found.map((card) => card.getAttribute('data-testid')));
    // The first game first; BANES as feared with what changes it; the template behind.
    expect(await cards('first')).toEqual(['scenario-training-hour', 'scenario-small-hospital']);
    expect(await cards('play')).toEqual([
      'scenario-banes-winter-2013',
      'scenario-banes-winter-2013-as-happened',
      'scenario-banes-winter-2013-hard',
      'scenario-banes-winter-2013-opel',
      'scenario-template-system',
    ]);
    expect(await cards('study')).toContain('scenario-single-queue');
    expect(day.pageErrors).toEqual([]);
  });

  it('are grouped by whether somebody can sit down and play, the shortest game first', () => {
    const listed = [
      one('a', { teams: 0 }),
      one('b', {}),
      one('c', { problems: ['x'], teams: 0 }),
      one('d', { realMinutes: 60 }),
      one('e', { realMinutes: 20 }),
      // Nobody has said how long it takes.
      one('f', { realMinutes: 0 }),
    ];
    expect(grouped(listed)).toEqual([
      ['first', ['e', 'd']],
      ['play', ['b', 'f']],
      ['study', ['a']],
      ['broken', ['c']],
    ]);
  });

  it('stand beside what they change, and what is changed most stands first', () => {
    const listed = [
      one('alone', {}),
      one('mine', { base: 'place' }),
      one('hard', { base: 'winter' }),
      one('harder', { base: 'hard' }),
      one('of-another', { base: 'not-here' }),
      one('place', {}),
      one('winter', {}),
    ];
    expect(grouped(listed)).toEqual([
      ['play', ['winter', 'hard', 'harder', 'place', 'mine', 'alone', 'of-another']],
    ]);
  });
});

function grouped(listed: readonly ScenarioListing[]) {
  return groupScenarios(listed).map(({ kind, scenarios }) => [kind, scenarios.map(({ file }) => file)]);
}

function one(file: string, more: Partial<ScenarioListing>): ScenarioListing {
  return {
    ...{ file, scenarioId: file, name: file, summary: '', agencies: 3, teams: 3, simulatedDays: 1 },
    ...{ realMinutes: 90, briefingWallMinutes: 0, debriefWallMinutes: 0, speed: 60, planning: null },
    ...{ base: null, problems: [], ...more },
  };
}

describe('a console that is opened late', () => {
  it('goes back to the first decision, with or without standing orders', async () => {
    await day.createSession('banes-winter-2013', 'Long ago', 'long-ago');
    await day.startTheClock();
    await day.hold();
    await day.stepDays(14);
    const page = day.console;
    await page.reload();
    const lines = page.locator(`${byTestId('decisions')} li`);
    const earlier = page.locator(byTestId('earlier-decisions'));
    await earlier.waitFor();
    await page.getByLabel('standing orders too').check();
    // Sixty of the view, and the button.
    expect(await lines.count()).toBe(61);
    await earlier.click();
    await earlier.waitFor({ state: 'detached' });
    const all = await lines.count();
    expect(all).toBeGreaterThan(61);
    expect(await lines.last().textContent()).toContain('23 July 2013');
    await page.getByLabel('standing orders too').uncheck();
    expect(await lines.count()).toBeLessThan(all);
    expect(day.pageErrors).toEqual([]);
  });

  it('shows every column of ten agencies and five figures in a row, on a small laptop too', async () => {
    const page = day.console;
    await page.setViewportSize({ width: 1280, height: 800 });
    const hidden = await page
      .locator('table')
      .first()
      .evaluate((table) => {
        const box = table.parentElement as HTMLElement;
        return box.scrollWidth - box.clientWidth;
      });
    expect(hidden).toBe(0);
    const tops = await page
      .locator('[data-testid^="headline-"]')
      .evaluateAll((figures) => figures.map((figure) => figure.getBoundingClientRect().top));
    expect(tops).toHaveLength(5);
    expect(new Set(tops).size).toBe(1);
  });

  it('moves no button as the date grows and shrinks', async () => {
    const { console: page } = day;
    const top = async () => (await page.locator(byTestId('run')).boundingBox())?.y;
    const withDate = (text: string) =>
      page.locator(byTestId('clock')).evaluate((clock, words) => {
        clock.textContent = words;
      }, text);
    await withDate('Sun 1 May 2014, night 00:00');
    const before = await top();
    await withDate('Wed 25 September 2013, afternoon 12:22');
    expect(await top()).toBe(before);
  });
});
