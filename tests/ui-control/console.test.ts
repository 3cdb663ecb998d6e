// The facilitator's side in a real browser against the real server: the one-time address, the room check, the
// lobby, the clock, an inject that is stopped in time and one that is not, notes that stay private, the end.

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomCheck } from '../../server/protocol/index.ts';
import { byTestId, openBrowser, openPerson } from '../e2e/browser.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { TheDay } from '../e2e/theDay.ts';

const secretNote = 'The two by the urn have agreed something.';
const laptop = { width: 1440, height: 900 };

let server: RoomServer;
let browser: Browser;
let day: TheDay;
let page: Page;
const sent: string[] = [];

beforeAll(async () => {
  server = await RoomServer.start();
  browser = await openBrowser();
  day = new TheDay(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const state = () => page.getAttribute(byTestId('clock-state'), 'data-state');
const stateWords = () => page.textContent(byTestId('clock-state'));
const injectState = (id: string) => page.getAttribute(byTestId(`inject-${id}`), 'data-state');
const becomes = (kind: string) => day.until(async () => (await state()) === kind, `the clock is ${kind}`);

describe('the facilitator’s side', () => {
  it('opens by the printed address once, and wipes the secret from the address bar', async () => {
    const printed = server.controlPath;
    await day.facilitatorComes();
    page = day.console;
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        sent.push(String(payload));
      }),
    );
    expect(await page.textContent(byTestId('claim-ok'))).toContain('runs the room');
    const secret = printed.split('/').at(-1) ?? '';
    expect(secret.length).toBeGreaterThan(15);
    expect(page.url()).not.toContain(secret);
    await page.goBack();
    expect(page.url()).not.toContain(secret);
    // The browser forgets entries at its own pace, so the way on is an address, not "forward".
    await page.goto(`${day.address}/#/start`);
    await page.waitForSelector(byTestId('room-check'));

    const { page: second } = await openPerson(browser, day.pageErrors, laptop);
    await second.goto(day.address + printed);
    const refusal = second.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/used once already.*start it again: it prints a new address/);
    expect(second.url()).not.toContain(secret);
  });

  it('ticks an address once the server says that a phone has come by it', async () => {
    await page.waitForSelector(byTestId('room-check'));
    expect(await page.locator('[data-reached="true"]').count()).toBe(0);
    const here = `http://127.0.0.1:${server.port}/api/room-check`;
    await page.route('**/api/room-check', async (route) => {
      const answer = (await (await route.fetch({ url: here })).json()) as RoomCheck;
      const reachedWallTime = '2026-01-05T09:00:00Z';
      const addresses = answer.addresses.map((address) => ({ ...address, reachedWallTime }));
      await route.fulfill({ json: { ...answer, addresses } });
    });
    await page.locator('[data-reached="true"]').first().waitFor({ timeout: 10_000 });
    expect(await page.textContent(byTestId('room-check'))).toContain('Phones can reach this computer');
    await page.unroute('**/api/room-check');
  });

  it('tells a phone with an old code to scan again', async () => {
    const { page: phone } = await openPerson(browser, day.pageErrors, { width: 390, height: 844 });
    await phone.goto(`${day.address}/#/reach/an-old-probe`);
    await phone.getByText('Scan the code on the facilitator’s screen once more').waitFor();
  });

  it('creates a session and shows its code in two groups', async () => {
    await page.goto(`${day.address}/#/start`);
    await day.createSession('small-hospital', 'A short day', 'console');
    expect(await page.textContent(byTestId('join-code-text'))).toMatch(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
    expect(day.joinCode).toHaveLength(6);
    await page.waitForFunction(() => {
      const code = document.querySelector<HTMLImageElement>('img[src*="join-qr.svg"]');
      return code?.complete === true && code.naturalWidth > 0;
    });
  });

  it('says who is missing before it starts, and starts all the same', async () => {
    await page.click(byTestId('open-briefing'));
    await becomes('briefing');
    await page.click(byTestId('start'));
    expect(await page.textContent('[role="dialog"]')).toContain('Start with 3 empty teams');
    await page.click(byTestId('start-confirm'));
    await becomes('running');
    // A level is called as its organisation calls it, on the console too.
    expect(await page.textContent(byTestId('agency-ambulance'))).toContain('REAP 1');
    // At day pace a week ago is never: figures are compared with the hour and the day.
    const headline = page.locator('[data-testid^="headline-"]').first();
    expect(await headline.locator('dt').allTextContents()).toEqual(['hour', 'day']);
  });

  it('pauses, runs and holds, and says who stopped the clock and what desks may do', async () => {
    await page.click(byTestId('pause'));
    await becomes('paused');
    expect(await stateWords()).toContain('By the facilitator');
    expect(await page.isDisabled(byTestId('pause'))).toBe(true);
    await page.click(byTestId('hold-for'));
    await page.click(byTestId('hold-3'));
    await becomes('hold');
    await day.until(async () => /2 min \d+ s left/.test((await stateWords()) ?? ''), 'the hold counts down');
    expect(await stateWords()).toContain('desks are open');
    await page.click(byTestId('pause'));
    await becomes('paused');
    const paused = await stateWords();
    expect(paused).toMatch(/Hold goes on with the hold: (3 min|2 min \d+ s) left/);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await stateWords()).toBe(paused);
    await page.click(byTestId('hold'));
    await becomes('hold');
    expect(await stateWords()).toMatch(/(3 min|2 min \d+ s) left/);
    await page.click(byTestId('hold'));
    await day.until(async () => !(await stateWords())?.includes('left'), 'the hold is open-ended');
    const before = await day.shownMinutes(page);
    await page.click(byTestId('step-hour'));
    await day.until(async () => (await day.shownMinutes(page)) === before + 60, 'an hour has passed');
    expect(await state()).toBe('hold');
  });

  it('locks all desks by one message, and a hand that presses five times is told nothing', async () => {
    const locks = () => sent.filter((frame) => frame.includes('"lockDesk'));
    const label = () => page.textContent(byTestId('lock-desks'));
    await page.locator(byTestId('lock-desks')).evaluate((button: HTMLElement) => {
      for (let press = 0; press < 5; press += 1) button.click();
    });
    await day.until(async () => (await label())?.includes('Unlock') === true, 'all desks are locked');
    expect(locks().length).toBe(5);
    await page.click(byTestId('lock-desks'));
    await day.until(async () => (await label())?.includes('Unlock') === false, 'all desks are open');
    expect(locks().length).toBe(6);
    expect(await page.locator('[data-testid^="notice-"]').count()).toBe(0);
    const lines = await page.locator(`${byTestId('room-log')} [data-kind="lock"]`).allTextContents();
    expect(lines.map((line) => line.replace(/.*(All desks \w+).*/, '$1'))).toEqual([
      'All desks unlocked',
      'All desks locked',
    ]);
  });

  it('can be worked with a thumb: nothing beside the page, nothing below its end, nothing too small', async () => {
    for (const width of [390, 768]) {
      await page.setViewportSize({ width, height: 844 });
      const faults = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
        const end = (document.querySelector('main')?.getBoundingClientRect().bottom ?? 0) + window.scrollY;
        const small = [...document.querySelectorAll('button, a, summary')].filter((one) => {
          const { height, width } = one.getBoundingClientRect();
          return width > 0 && height < 43.5;
        });
        // The longest word there is for a level, as at the end of a bad day.
        for (const level of document.querySelectorAll('table [data-level] > span'))
          level.textContent = 'Overwhelmed';
        const wide = [...document.querySelectorAll('table')].filter(
          (table) => table.scrollWidth > (table.parentElement?.clientWidth ?? 0),
        );
        return [
          ...(scrollWidth > clientWidth ? [`sideways by ${scrollWidth - clientWidth}`] : []),
          ...(scrollHeight > end + 2 ? [`${scrollHeight - end} px below the end`] : []),
          ...small.map((one) => `small: ${one.textContent}`),
          ...wide.map((table) => `cut: ${table.textContent}`),
        ];
      });
      expect(faults, `${width} px`).toEqual([]);
    }
    await page.setViewportSize(laptop);
  });

  it('never sends an inject that was stopped within its ten seconds', async () => {
    const wishes = () => sent.filter((frame) => frame.includes('fireInject')).length;
    await page.click(byTestId('inject-coach-crash-send'));
    await page.click(byTestId('inject-local-paper-send'));
    await page
      .getByText(/Goes out in \d+ s/)
      .first()
      .waitFor();
    await page.click(byTestId('inject-coach-crash-stop'));
    await page.click(byTestId('board-room'));
    expect(wishes()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    await page.click(byTestId('board-play'));
    await day.until(async () => (await injectState('local-paper')) === 'active', 'the other one went out');
    expect(await injectState('coach-crash')).toBe('to-come');
    expect(wishes()).toBe(1);
  });

  it('keeps control’s notes from the wall', async () => {
    await page.fill(byTestId('note-text'), secretNote);
    await page.click(byTestId('note-save'));
    await page.getByText(secretNote).waitFor();
    const heard: string[] = [];
    const [wall] = await Promise.all([
      page.context().waitForEvent('page'),
      page.click(byTestId('open-wall')),
    ]);
    wall.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        heard.push(String(payload));
      }),
    );
    await day.until(
      async () => heard.some((frame) => frame.includes('"roomView"')),
      'the wall hears the room',
    );
    expect(wall.url()).toMatch(/#\/wall\/[\w-]+$/);
    expect(heard.join('')).not.toContain(secretNote);
  });

  it('keeps its seat on reload, and lets a second console stand beside it', async () => {
    await page.reload();
    await page.waitForSelector(byTestId('clock-state'));
    const beside = await page.context().newPage();
    await beside.goto(`${day.address}/#/console/${day.sessionId}`);
    await beside.waitForSelector(byTestId('clock-state'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    for (const each of [page, beside]) {
      expect(await each.locator(byTestId('connection-strip')).count()).toBe(0);
    }
  });

  it('ends, saves the run file and opens the debrief', async () => {
    await page.click(byTestId('end'));
    await page.click(byTestId('end-confirm'));
    await becomes('ended');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click(byTestId('download-run-file')),
    ]);
    const run = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(run).toMatchObject({ format: 'flowday-run-1', edition: 'control', run: { seed: 'console' } });
    await page.click(byTestId('open-debrief'));
    await becomes('debrief');
    expect(await page.getAttribute(byTestId('open-debrief-page'), 'href')).toBe(`#/debrief/${day.sessionId}`);
    expect(day.pageErrors).toEqual([]);
  });

  it('closes for good: console and wall say so, offer nothing more, and do not miss the room', async () => {
    const wall = page
      .context()
      .pages()
      .find((one) => one.url().includes('#/wall/'));
    if (wall === undefined) throw new Error('The wall is no longer open');
    await page.click(byTestId('close-session'));
    await page.click(byTestId('close-confirm'));
    await becomes('closed');
    expect(await page.textContent(byTestId('connection-strip'))).toContain('This session is closed');
    for (const gone of ['open-debrief', 'close-session']) {
      expect(await page.locator(byTestId(gone)).count()).toBe(0);
    }
    await day.until(
      async () => (await wall.textContent(byTestId('wall-standing'))) === 'Closed',
      'the wall is closed',
    );
    expect(await wall.locator(byTestId('wall-stale')).count()).toBe(0);
    await page.click(byTestId('open-debrief-page'));
    await page.waitForSelector(byTestId('debrief-verified'));
    expect(day.pageErrors).toEqual([]);
  });
});
