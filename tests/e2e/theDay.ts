// One exercise in real browsers: what the facilitator, the teams and the wall do, in their own words.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { byTestId, hostName, openPerson } from './browser.ts';
import type { RoomServer } from './roomServer.ts';

const laptop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

export interface Desk {
  readonly teamId: string;
  readonly page: Page;
}

export class TheDay {
  /** Errors thrown in any page; a test asserts that there are none. */
  readonly pageErrors: string[] = [];
  readonly desks: Desk[] = [];
  sessionId = '';
  joinCode = '';
  private readonly browser: Browser;
  private readonly server: RoomServer;
  private facilitatorContext: BrowserContext | null = null;
  private facilitatorPage: Page | null = null;
  wall: Page | null = null;

  constructor(browser: Browser, server: RoomServer) {
    this.browser = browser;
    this.server = server;
  }

  get address(): string {
    return `http://${hostName}:${this.server.port}`;
  }

  get console(): Page {
    if (this.facilitatorPage === null) throw new Error('The facilitator has not come yet');
    return this.facilitatorPage;
  }

  async facilitatorComes(): Promise<void> {
    const { context, page } = await openPerson(this.browser, this.pageErrors, laptop);
    this.facilitatorContext = context;
    this.facilitatorPage = page;
    await page.goto(this.address + this.server.controlPath);
    await page.waitForSelector(byTestId('room-check'));
  }

  /** By hand, and without the planning round unless it is wanted. */
  async createSession(
    scenarioId: string,
    name: string,
    seed: string,
    wanted: { readonly planning: boolean } = { planning: false },
  ): Promise<void> {
    const page = this.console;
    await page.click(byTestId(`scenario-${scenarioId}`));
    await page.fill(byTestId('session-name'), name);
    await page.fill(byTestId('session-seed'), seed);
    await page.click(byTestId('no-timetable'));
    const choice = page.locator(byTestId(wanted.planning ? 'with-planning' : 'without-planning'));
    if (await choice.isVisible()) await choice.click();
    await page.click(byTestId('create-session'));
    await page.waitForSelector(byTestId('join-code-text'));
    this.joinCode = ((await page.textContent(byTestId('join-code-text'))) ?? '').replace(/[^A-Z0-9]/g, '');
    this.sessionId = /#\/console\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  }

  async teamJoins(
    teamId: string,
    personName: string,
    onPhone: boolean,
    beforeSending?: (page: Page) => Promise<void>,
    /** What they come to: the lobby, or the desk when the day has begun. */
    arrivesAt: 'lobby' | 'desk' = 'lobby',
  ): Promise<Desk> {
    const { page } = await openPerson(this.browser, this.pageErrors, onPhone ? phone : laptop);
    await page.goto(`${this.address}/#/join/${this.joinCode}`);
    await page.fill(byTestId('join-name'), personName);
    await page.click(byTestId(`join-team-${teamId}`));
    await beforeSending?.(page);
    await page.click(byTestId('join-submit'));
    await page.waitForSelector(byTestId(arrivesAt));
    const desk = { teamId, page };
    this.desks.push(desk);
    return desk;
  }

  async openWall(): Promise<Page> {
    if (this.facilitatorContext === null) throw new Error('The facilitator has not come yet');
    const button = this.console.locator(byTestId('open-wall')).first();
    const [wall] = await Promise.all([this.facilitatorContext.waitForEvent('page'), button.click()]);
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.waitForSelector(byTestId('wall'));
    this.wall = wall;
    return wall;
  }

  async startTheClock(): Promise<void> {
    await this.console.click(byTestId('start'));
    const confirm = this.console.locator(byTestId('start-confirm'));
    const running = this.console.locator(byTestId('pause'));
    await confirm.or(running).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await running.waitFor();
  }

  /** From the lobby into the planning round, which then stands open. */
  async openPlanningRound(): Promise<void> {
    await this.console.click(byTestId('start'));
    const confirm = this.console.locator(byTestId('start-confirm'));
    const opened = this.console.locator(byTestId('close-planning'));
    await confirm.or(opened).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await opened.waitFor();
  }

  /** Answers what the console said was unspent. */
  async closePlanningRound(): Promise<string> {
    await this.console.click(byTestId('close-planning'));
    await this.console.waitForSelector(byTestId('close-planning-confirm'));
    const unspent = (await this.console.textContent('[role="dialog"]')) ?? '';
    await this.console.click(byTestId('close-planning-confirm'));
    await this.console.waitForSelector(byTestId('close-planning'), { state: 'detached' });
    return unspent;
  }

  async hold(): Promise<void> {
    await this.console.click(byTestId('hold'));
    await this.console.waitForSelector(`${byTestId('clock-state')}[data-state="hold"]`);
  }

  /** Runs so many days at once; the clock then stands on hold, and every screen has seen it. */
  async stepDays(days: number): Promise<void> {
    for (let day = 0; day < days; day++) {
      const before = await this.shownMinutes(this.console);
      await this.console.click(byTestId('step-day'));
      await this.until(
        async () => (await this.shownMinutes(this.console)) > before + 1380,
        'a day has passed',
      );
    }
    const now = await this.shownMinutes(this.console);
    for (const { teamId, page } of this.desks) {
      const shows = async (): Promise<boolean> =>
        Math.floor(await this.viewMinutes(page)) === Math.floor(now);
      await this.until(shows, `${teamId} shows minute ${now}`);
    }
  }

  /** Ends the run and opens the debrief for the room. */
  async endAndOpenDebrief(): Promise<void> {
    await this.console.click(byTestId('end'));
    await this.console.click(byTestId('end-confirm'));
    await this.console.waitForSelector(byTestId('open-debrief'));
    await this.console.click(byTestId('open-debrief'));
    await this.console.waitForSelector(byTestId('open-debrief-page'));
  }

  async debriefPage(): Promise<Page> {
    const newPage = this.console.context().waitForEvent('page', { timeout: 5000 });
    const sameWindow = newPage.catch(() => this.console);
    await this.console.click(byTestId('open-debrief-page'));
    const page = await sameWindow;
    await page.waitForSelector(byTestId('debrief-verified'), { timeout: 90_000 });
    return page;
  }

  async goToMinute(debrief: Page, minutes: number): Promise<void> {
    await debrief.fill(byTestId('debrief-minute-input'), `${minutes}`);
    await debrief.press(byTestId('debrief-minute-input'), 'Enter');
  }

  /** The simulated minute that a page's clock shows. */
  async shownMinutes(page: Page): Promise<number> {
    return Number(await page.getAttribute(byTestId('clock'), 'data-sim-minutes'));
  }

  /** The simulated minute that a desk's figures are of. */
  async viewMinutes(page: Page): Promise<number> {
    return Number(await page.getAttribute(byTestId('desk'), 'data-view-minutes'));
  }

  desk(teamId: string): Page {
    const found = this.desks.find((desk) => desk.teamId === teamId);
    if (!found) throw new Error(`Nobody plays ${teamId}`);
    return found.page;
  }

  async decide(teamId: string, leverId: string, rationale: string): Promise<void> {
    const page = this.desk(teamId);
    const tab = page.locator(byTestId('tab-decide'));
    if (await tab.isVisible()) await tab.click();
    const more = page.getByText(/more decisions$/);
    if (await more.isVisible()) await more.click();
    await page.click(byTestId(`decide-${leverId}`));
    await page.fill(byTestId('decision-rationale'), rationale);
    await page.click(byTestId('decision-submit'));
    await page.waitForSelector(`${byTestId('sent-state')}[data-stage="accepted"]`);
    const close = page.locator(byTestId('decision-close'));
    if (await close.first().isVisible()) await close.first().click();
  }

  /** Every measure on a desk, as the page says it. */
  async measures(page: Page): Promise<Record<string, number>> {
    const found = await page
      .locator('[data-testid^="measure-"]')
      .evaluateAll((elements) =>
        elements.map((element) => [element.getAttribute('data-testid'), element.getAttribute('data-value')]),
      );
    return Object.fromEntries(
      found.map(([id, value]) => [(id ?? '').replace('measure-', ''), Number(value)]),
    );
  }

  async until(condition: () => Promise<boolean>, what: string, withinMs = 60_000): Promise<void> {
    const end = Date.now() + withinMs;
    while (!(await condition().catch(() => false))) {
      if (Date.now() > end) throw new Error(`Waited in vain: ${what}. ${await this.whatControlSees()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private async whatControlSees(): Promise<string> {
    const body = this.facilitatorPage === null ? '' : await this.facilitatorPage.innerText('body');
    return body.replace(/\s+/g, ' ').slice(0, 600);
  }
}
