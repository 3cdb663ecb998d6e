// Join, lobby and desk as people meet them, in a real browser on a phone and a laptop: what can be read, what is
// said when something is wrong, and what a lost link does to a decision half made.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlSeat, get, joinTeam, newSession, type Room, Screen } from '../server/room.ts';
import { removeTemporaryFolders } from '../server/temporaryFolder.ts';
import { buildScreens, objections, openBrowser, openRoomWithScreens, screensAddress } from './screens.ts';

const laptop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const small = { width: 320, height: 640 };
const phoneTabs = ['now', 'patch', 'decide', 'news', 'system'];

let screensDir: string;
let room: Room & { readonly port: number };
let browser: Browser;
let page: Page;
let control: Screen;
let sessionId: string;
let joinCode: string;
const pageErrors: string[] = [];

beforeAll(async () => {
  screensDir = await buildScreens();
  room = await openRoomWithScreens(screensDir);
  browser = await openBrowser();
  ({ sessionId, joinCode } = await newSession(room, { scenarioFile: 'small-hospital.yaml', speed: 60 }));
  control = new Screen(room.address, await controlSeat(room, { sessionId }));
  const context = await browser.newContext({ viewport: phone, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => pageErrors.push(error.message));
}, 60_000);

afterAll(async () => {
  control?.close();
  await browser?.close();
  await room?.close();
  removeTemporaryFolders();
  expect(pageErrors).toEqual([]);
});

const shownMinute = async () => Number(await page.getByTestId('clock').getAttribute('data-sim-minutes'));

describe('light and dark', () => {
  it('follows the device, also when that changes, and after that whatever was chosen in this browser', async () => {
    const themes: (string | null)[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport: phone, colorScheme });
      const one = await context.newPage();
      await one.goto(`${screensAddress(room.port)}/#/join/${joinCode}`);
      await one.getByTestId('join-team-hospital-table').waitFor();
      themes.push(await one.locator('html').getAttribute('data-theme'));
      expect(await objections(one)).toEqual([]);
      const other = colorScheme === 'light' ? 'dark' : 'light';
      await one.emulateMedia({ colorScheme: other });
      await one.locator(`html[data-theme=${other}]`).waitFor({ state: 'attached' });
      await one.evaluate(() => localStorage.setItem('flowday.theme', 'light'));
      await one.reload();
      themes.push(await one.locator('html').getAttribute('data-theme'));
      await context.close();
    }
    expect(themes).toEqual(['light', 'light', 'dark', 'light']);
  });
});

describe('joining', () => {
  it('keeps a mistyped code, names the letters that cannot be right, and finds the room when it is', async () => {
    await page.goto(`${screensAddress(room.port)}/#/join/`);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await page.getByTestId('join-code').fill('0OIL12');
    await page.getByText('cannot be right').waitFor();
    expect(await page.getByTestId('join-code').inputValue()).toBe('0OIL12');
    expect(await objections(page)).toEqual([]);
    await page.getByTestId('join-code').fill(`${joinCode.slice(0, 3)} ${joinCode.slice(3).toLowerCase()}`);
    await page.getByTestId('join-team-hospital-table').waitFor();
    expect(await objections(page)).toEqual([]);
  });

  it('chooses nothing beforehand, and says what is missing', async () => {
    expect(await page.locator('[name=team]:checked').count()).toBe(0);
    await page.getByTestId('join-submit').click();
    expect(await page.getByTestId('join-problem').textContent()).toContain('name');
    await page.getByTestId('join-name').fill('Priya M');
    await page.getByTestId('join-team-hospital-table').check();
    expect(await page.getByTestId('join-submit').textContent()).toBe('Join Hospital');
  });

  it('waits in the lobby with nothing to do, and opens the desk by itself', async () => {
    await page.getByTestId('join-submit').click();
    await page.getByTestId('lobby').waitFor();
    expect(await page.getByTestId('lobby').textContent()).toContain(
      'Nothing to do until the facilitator starts',
    );
    expect(await objections(page)).toEqual([]);
    await control.order({ kind: 'start' });
    await page.getByTestId('desk').waitFor();
  });
});

describe('the desk', () => {
  it('can be read by everybody, at every size and in both colours', async () => {
    const found: string[] = [];
    const note = async (name: string) =>
      found.push(...(await objections(page)).map((one) => `${name}: ${one}`));
    for (const size of [phone, small]) {
      await page.setViewportSize(size);
      for (const tab of phoneTabs) {
        await page.getByTestId(`tab-${tab}`).click();
        await note(`${size.width} ${tab}`);
      }
    }
    await page.setViewportSize(laptop);
    await note('laptop');
    await page.getByRole('button', { name: /dark colours/ }).click();
    await note('laptop dark');
    await page.getByRole('button', { name: /light colours/ }).click();
    expect(found).toEqual([]);
    expect(await page.getByTestId('simulation-label').isVisible()).toBe(true);
  }, 60_000);

  it('sends a decision that says what it costs, and shows it under way only once it is accepted', async () => {
    await page.getByTestId('decide-open-escalation-beds').click();
    const sheet = page.getByTestId('decision-sheet');
    expect(await sheet.textContent()).toMatch(/Takes effect.*at this speed.*Costs.*Leaves/);
    await page.getByTestId('amount-less').click();
    const amount = await page.getByTestId('amount').getAttribute('data-value');
    expect(await page.getByTestId('decision-submit').textContent()).toContain(`${amount} beds`);
    expect(await objections(page)).toEqual([]);
    await page.getByTestId('decision-submit').click();
    await sheet.getByText('Accepted, counts from').waitFor();
    // How far away it was when it was decided is soon not true.
    expect(await sheet.textContent()).toMatch(/Takes effect.*Costs/);
    expect(await sheet.textContent()).not.toContain('at this speed');
    await page.getByTestId('decision-close').click();
    await page.getByTestId('under-way').getByTestId('lever-open-escalation-beds').waitFor();
    // In the record of the desk with the name of whoever did it.
    await page.getByTestId('record').getByText('Priya M').waitFor();
    await page.getByTestId('decide').getByTestId('lever-open-escalation-beds').waitFor({ state: 'detached' });
  });

  it('declares a level that nobody chose beforehand', async () => {
    await page.getByTestId('level-declare').click();
    expect(await page.locator('[name=level]:checked').count()).toBe(0);
    expect(await page.getByTestId('decision-submit').isDisabled()).toBe(true);
    await page.getByTestId('level-option-3').check();
    expect(await objections(page)).toEqual([]);
    await page.getByTestId('decision-submit').click();
    await page.getByTestId('level-sheet').getByText('Accepted').waitFor();
    await page.getByTestId('decision-close').click();
    await page.locator('[data-testid=own-level][data-declared="3"]').waitFor();
  });

  it('moves nothing under the finger: a row that a colleague has used stays until the hand is away', async () => {
    const grant = await joinTeam(room, joinCode, 'Sam K', 'hospital-table');
    const colleague = new Screen(room.address, grant);
    const row = page.getByTestId('decide').getByTestId('lever-second-ward-round');
    await row.hover();
    const box = await row.boundingBox();
    const answer = colleague.decide({ kind: 'pullLever', leverId: 'second-ward-round', amount: null });
    // The hand keeps moving from before the colleague's decision on, however slow this machine is.
    for (let moved = 0; moved < 16; moved += 1) {
      await page.mouse.move((box?.x ?? 0) + 20 + moved, (box?.y ?? 0) + 10);
      await page.waitForTimeout(100);
    }
    expect((await answer).type).toBe('accepted');
    expect(await row.boundingBox()).toEqual(box);
    await page.mouse.move(10, 10);
    await row.waitFor({ state: 'detached' });
    await page.getByTestId('under-way').getByTestId('lever-second-ward-round').waitFor();
    colleague.close();
  });

  it('keeps what was typed when the room is paused, and can send it when it goes on', async () => {
    await page.getByTestId('decide-call-in-doctors').click();
    await page.getByTestId('decision-rationale').fill('Too many in A&E');
    await page.keyboard.press('Escape');
    await page.getByTestId('decision-sheet').waitFor({ state: 'detached' });
    await page.getByTestId('decide-call-in-doctors').click();
    expect(await page.getByTestId('decision-rationale').inputValue()).toBe('Too many in A&E');
    await control.order({ kind: 'pause' });
    await page.getByTestId('clock-strip').getByText('Paused by the facilitator').waitFor();
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=decision-submit]')?.hasAttribute('disabled'),
    );
    expect(await page.getByTestId('decision-rationale').inputValue()).toBe('Too many in A&E');
    await control.order({ kind: 'hold', wallSeconds: 600 });
    await page.waitForFunction(
      () => !document.querySelector('[data-testid=decision-submit]')?.hasAttribute('disabled'),
    );
    expect(await page.getByTestId('clock-strip').textContent()).toContain('desks are open');
  });

  it('does not say that desks are open where this one is locked', async () => {
    await control.order({ kind: 'lockDesk', teamId: 'hospital-table', locked: true });
    await page.getByTestId('locked-strip').waitFor();
    expect(await page.getByTestId('clock-strip').textContent()).not.toContain('open');
    await control.order({ kind: 'lockDesk', teamId: 'hospital-table', locked: false });
    await page.getByTestId('locked-strip').waitFor({ state: 'detached' });
    expect(await page.getByTestId('clock-strip').textContent()).toContain('desks are open');
  });
});

describe('a seat that control takes away', () => {
  it('says so, and offers joining again as if it had never been', async () => {
    const context = await browser.newContext({ viewport: phone });
    const other = await context.newPage();
    await other.goto(`${screensAddress(room.port)}/#/join/${joinCode}`);
    await other.getByTestId('join-name').fill('Noor B');
    await other.getByTestId('join-team-hospital-table').check();
    await other.getByTestId('join-submit').click();
    await other.getByTestId('desk').waitFor();
    // Who comes late has seen no lobby: what the organisation is for stands there until it is put away.
    expect(await other.getByTestId('task').textContent()).toContain('.');
    await other.getByTestId('task-close').click();
    await other.reload();
    await other.getByTestId('desk').waitFor();
    expect(await other.getByTestId('task').count()).toBe(0);
    expect(await page.getByTestId('task').count()).toBe(0);
    await page.getByTestId('task-button').click();
    expect(await objections(page)).toEqual([]);
    await page.getByTestId('task-close').click();
    const { view } = await control.hear('roomView', ({ view }) =>
      JSON.stringify(view.seats).includes('Noor B'),
    );
    const seatId = view.seats?.find(({ name }) => name === 'Noor B')?.seatId ?? '';
    // Moved to another team, nobody has read what that one is for either.
    await control.order({ kind: 'moveSeat', seatId, teamId: 'ambulance-table' });
    await other.getByTestId('task').waitFor();
    await control.order({ kind: 'removeSeat', seatId });
    await other.getByText('This seat is no longer yours').waitFor();
    await other.getByRole('link', { name: /Join again/ }).click();
    await other.getByTestId('join-code').waitFor();
    expect(await other.getByText('has a seat already').count()).toBe(0);
    await context.close();
  });
});

describe('a lost link', () => {
  it('cannot be missed, holds what is sent meanwhile, and comes back to the same seat and minute', async () => {
    const before = await shownMinute();
    const { dataDir, port } = room;
    control.close();
    await room.close();
    await page.getByTestId('connection-strip').waitFor();
    const strip = await page.getByTestId('connection-strip').boundingBox();
    expect(strip?.width).toBe(laptop.width);
    await page.getByTestId('decision-submit').click();
    await page.getByTestId('decision-sheet').getByText('Not sent yet').waitFor();
    expect(await objections(page)).toEqual([]);
    room = await openRoomWithScreens(screensDir, { dataDir, port });
    await page.getByTestId('came-back').waitFor();
    expect(await page.getByTestId('connection-strip').count()).toBe(0);
    expect(await shownMinute()).toBeGreaterThanOrEqual(before);
    // The room comes back paused, so the decision is refused in words and can be pressed again.
    await page.getByTestId('decision-sheet').getByText('Refused').waitFor();
    control = new Screen(room.address, await controlSeat(room, { sessionId }));
    await control.order({ kind: 'run' });
    await page.getByTestId('clock-strip').waitFor({ state: 'detached' });
    await page.getByTestId('decision-submit').click();
    await page.getByTestId('under-way').getByTestId('lever-call-in-doctors').waitFor();
    expect(await page.getByTestId('record').textContent()).toContain('Too many in A&E');
  }, 60_000);
});

describe('a second window on the same seat', () => {
  it('takes it over; the first says so, tries nothing, and can have it back', async () => {
    await page.getByTestId('decision-close').click();
    await page.getByTestId('level-declare').click();
    await page.getByTestId('level-option-2').check();
    await page.getByTestId('decision-rationale').fill('Half a thought');
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByTestId('desk').waitFor();
    const strip = page.getByTestId('connection-strip');
    await strip.waitFor();
    expect(await strip.textContent()).toContain('open in another window or on another device');
    expect(await strip.textContent()).toContain('Figures are as at');
    expect(await page.getByTestId('connection').textContent()).toBe('Open elsewhere');
    // Nothing can be sent from here, and nothing promises to go by itself.
    expect(await page.getByTestId('decision-submit').isDisabled()).toBe(true);
    expect(await page.getByTestId('level-sheet').textContent()).toContain('Decide there, or press');
    expect(await page.locator('[aria-live="assertive"]').textContent()).not.toContain('Trying again');
    await strip.getByRole('button').click();
    await second.getByTestId('connection-strip').waitFor();
    await second.close();
    expect(await page.getByTestId('decision-rationale').inputValue()).toBe('Half a thought');
    await page.getByTestId('decision-submit').click();
    await page.getByTestId('level-sheet').getByText('Accepted').waitFor();
    expect(await strip.count()).toBe(0);
  }, 30_000);
});

describe('a run that is over', () => {
  it('can be read, and offers nothing that can no longer be decided', async () => {
    expect(
      await page
        .getByTestId('desk')
        .getByRole('button', { name: /^(Decide|Look|Stop): / })
        .count(),
    ).not.toBe(0);
    expect(await page.getByTestId('level-declare').count()).toBe(1);
    await control.order({ kind: 'end' });
    await page.getByText('Nothing more can be decided').waitFor();
    expect(
      await page
        .getByTestId('desk')
        .getByRole('button', { name: /^(Decide|Look|Stop): / })
        .count(),
    ).toBe(0);
    expect(await page.getByTestId('level-declare').count()).toBe(0);
    expect(await objections(page)).toEqual([]);
  });
});

describe('a run file', () => {
  it('opens and is verified on a page whose room has gone', async () => {
    const path = `/api/sessions/${sessionId}/run-file?edition=control`;
    const { body } = await get(room.address, path, room.controlToken);
    const context = await browser.newContext({ viewport: laptop });
    const debrief = await context.newPage();
    await debrief.goto(`${screensAddress(room.port)}/#/debrief`);
    await debrief.getByTestId('debrief-file').waitFor({ state: 'attached' });
    await debrief.waitForLoadState('networkidle');
    const { dataDir, port } = room;
    await room.close();
    const buffer = Buffer.from(JSON.stringify(body));
    await debrief
      .getByTestId('debrief-file')
      .setInputFiles({ name: 'day.run.json', mimeType: 'application/json', buffer });
    const verified = debrief.getByTestId('debrief-verified');
    await verified.waitFor();
    expect(await verified.textContent()).toMatch(/(Its|Every) hash matches/);
    await debrief.getByTestId('debrief-tab-what-if').click();
    await debrief.getByTestId('debrief-without').getByRole('checkbox').first().click();
    await debrief.getByTestId('debrief-without').getByTestId('what-if-run').click();
    await debrief.getByTestId('what-if-result').waitFor();
    expect(await objections(debrief)).toEqual([]);
    room = await openRoomWithScreens(screensDir, { dataDir, port });
    await context.close();
  }, 60_000);
});
