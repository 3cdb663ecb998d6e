// The session's clock: brings the world to the present minute, stops where the timetable says, and says
// what the screens may show. Every change goes through the ledger first.

import type { JournalEntry, Planning } from '../../engine/index.ts';
import { type ClockMessage, faultAtEnd, type RunFault } from '../protocol/index.ts';
import type { EntryBody, SessionChange } from '../storage/storage.ts';
import type { WallClock } from '../wallClock.ts';
import { beforeFault } from './beforeFault.ts';
import { nextClockState, nextPhase } from './charts.ts';
import { ClockDriver, markAheadWallMs } from './clockDriver.ts';
import { type Cause, type Ledger, logLine } from './ledger.ts';
import { breakAfter, nextStopAfter, roundOf, type Stop, speedAt } from './timetable.ts';
import { closingBy } from './worldCommands.ts';

export class ClockKeeper {
  readonly #ledger: Ledger;
  readonly #wallClock: WallClock;
  readonly #driver = new ClockDriver();
  #holdEndsWallMs: number | null = null;

  constructor(ledger: Ledger, wallClock: WallClock) {
    this.#ledger = ledger;
    this.#wallClock = wallClock;
  }

  /** Takes the world to the present minute, or to the stop before it. Nothing to do while the clock stands. */
  async bringToNow(): Promise<void> {
    const { state, runner, plan } = this.#ledger;
    if (state.phase !== 'play') return;
    if (state.clock !== 'running') return this.#endHoldIfOver();
    const { targetMinutes, gapWallMs } = this.#driver.step(this.#wallClock.now());
    if (gapWallMs > 0) await this.#ledger.write(null, [gapLine(gapWallMs)]);
    const stop = nextStopAfter(plan, runner.simMinutes);
    const target = Math.min(targetMinutes, stop.atMinutes);
    await this.#markBefore(target, stop.atMinutes);
    runner.driveTo(target);
    if (target >= stop.atMinutes) await this.#reach(stop);
  }

  /** Play begins, or goes on from a hold or a pause. `first` stands before it in the record. */
  async run(cause: Cause | null, text: string, first: readonly EntryBody[] = []): Promise<void> {
    const { state, runner, plan } = this.#ledger;
    const to = nextClockState(state.clock, 'run');
    if (to === null) return;
    const stop = nextStopAfter(plan, runner.simMinutes);
    this.#driver.start(this.#wallClock.now(), runner.simMinutes, state.speed);
    const shownUntilMinutes = Math.min(
      stop.atMinutes,
      this.#driver.ahead(runner.simMinutes, markAheadWallMs),
    );
    const change = this.#clockChange('running', null, null);
    await this.#ledger.write(cause, [...first, logLine('clock', text, change)], { shownUntilMinutes });
    this.#holdEndsWallMs = null;
    this.#driver.start(this.#wallClock.now(), runner.simMinutes, state.speed);
  }

  /** Play begins with the planning round: the clock stands at minute 0, desks are open. */
  async openPlanning(cause: Cause, planning: Planning, first: readonly EntryBody[]): Promise<void> {
    const { planningWallSeconds } = this.#ledger.plan;
    const length = planningWallSeconds === null ? '' : ` for ${inWords(planningWallSeconds)}`;
    const text = `${planning.name}: desks are open${length}.`;
    const change = this.#clockChange('hold', 'timetable', planningWallSeconds);
    await this.#ledger.write(cause, [...first, logLine('clock', text, change)]);
    this.#holdFor(planningWallSeconds);
  }

  /** The command that closes the planning round, and behind it the opening hold of the first round. */
  async closePlanning(cause: Cause | null, closing: EntryBody): Promise<void> {
    const inPlay = this.#ledger.state.phase === 'play';
    const text = 'The planning round is closed. The clock is held at the first minute.';
    const opening = logLine('clock', text, this.#clockChange('hold', 'timetable', null));
    await this.#ledger.write(cause, inPlay ? [closing, opening] : [closing]);
    if (inPlay) this.#holdFor(null);
  }

  async pause(cause: Cause | null): Promise<void> {
    const left = this.#holdLeftWallMs();
    const wallSeconds = left === null ? null : Math.ceil(left / 1000);
    await this.#stand(cause, 'paused', 'facilitator', wallSeconds, 'Paused by the facilitator.');
  }

  /** Out of a pause that came into a timed hold, a hold without a time of its own goes on with what was left of it. */
  async hold(cause: Cause | null, wallSeconds: number | null): Promise<void> {
    const { clock, holdWallSeconds } = this.#ledger.state;
    if (wallSeconds === null && clock === 'paused' && holdWallSeconds !== null) {
      const text = `The hold goes on: ${inWords(holdWallSeconds)} left.`;
      return this.#stand(cause, 'hold', 'facilitator', holdWallSeconds, text);
    }
    const length = wallSeconds === null ? '' : ` for ${inWords(wallSeconds)}`;
    await this.#stand(cause, 'hold', 'facilitator', wallSeconds, `Held by the facilitator${length}.`);
  }

  /** Runs a stretch of simulated time at once, then holds. */
  async step(cause: Cause, minutes: number): Promise<void> {
    const { runner, plan } = this.#ledger;
    const target = Math.min(runner.simMinutes + minutes, plan.endMinutes);
    const text = minutes === 60 ? 'Stepped one hour.' : 'Stepped one day.';
    const change = { ...this.#clockChange('hold', 'facilitator', null), speed: speedAt(plan, target) };
    await this.#ledger.write(cause, [logLine('clock', text, change)], { shownUntilMinutes: target });
    this.#holdEndsWallMs = null;
    runner.driveTo(target);
    if (target >= plan.endMinutes) await this.end(null);
  }

  async setSpeed(cause: Cause, speed: number): Promise<void> {
    const { runner } = this.#ledger;
    const text = `Speed set to ${speedText(speed)} a minute.`;
    const also = { shownUntilMinutes: runner.simMinutes };
    await this.#ledger.write(cause, [logLine('speed', text, { kind: 'speed', speed })], also);
    this.#driver.start(this.#wallClock.now(), runner.simMinutes, speed);
  }

  /** The run is over, by the timetable or by the facilitator. */
  async end(cause: Cause | null): Promise<void> {
    const text = cause === null ? 'The run has reached its end.' : 'The facilitator ended the run.';
    await this.#endWith(cause, text, []);
  }

  /**
   * Ends a run that cannot go on: as it stood before the fault, or as it stands where its world is whole. What was played
   * can be looked at again, and the record says why it ends here.
   */
  async endFrozen(cause: Cause, faultText: string, isWhole: boolean): Promise<void> {
    const brokenBy = isWhole ? null : await this.#ledger.goBefore(beforeFault);
    const { state, runner } = this.#ledger;
    const isSaid = faultAtEnd(state.log, runner.simMinutes) !== null;
    const why = isSaid ? [] : [logLine('fault', faultText)];
    const left = brokenBy === null ? [] : [brokenLine(brokenBy)];
    const where = isWhole ? 'where a fault stopped it' : 'at its last minute before the fault';
    await this.#endWith(cause, `The facilitator ended the run ${where}.`, [...why, ...left]);
  }

  async #endWith(cause: Cause | null, text: string, behind: readonly EntryBody[]): Promise<void> {
    const { state, runner } = this.#ledger;
    const to = nextPhase(state.phase, 'end');
    if (to === null) return;
    const clock = this.#clockChange('paused', 'ended', null);
    await this.#ledger.write(
      cause,
      [
        logLine('phase', text, { kind: 'phase', to }),
        logLine('clock', 'The clock stands.', clock, 'control'),
        ...behind,
      ],
      { shownUntilMinutes: runner.simMinutes },
    );
    this.#holdEndsWallMs = null;
    await this.#ledger.writeSnapshot();
  }

  /** Without a word to the storage, which is what failed. */
  stopAtOnce(stoppedBy: 'storage' | 'fault'): void {
    const { state } = this.#ledger;
    state.clock = 'paused';
    state.stoppedBy = stoppedBy;
    state.holdWallSeconds = null;
    this.#holdEndsWallMs = null;
  }

  /** Of a run that a fault keeps from going on, after a restart only the record knows how far it came. */
  message(fault: RunFault | null): ClockMessage {
    const { state, runner, plan, shownUntilMinutes } = this.#ledger;
    const anchorSimMinutes = Math.max(runner.simMinutes, fault === null ? 0 : this.#ledger.lastMinute);
    const running = state.phase === 'play' && state.clock === 'running';
    const stop = nextStopAfter(plan, runner.simMinutes);
    const over = state.phase !== 'lobby' && state.phase !== 'briefing' && state.phase !== 'play';
    return {
      type: 'clock',
      state: state.clock,
      stoppedBy: state.stoppedBy,
      fault,
      anchorSimMinutes,
      speed: state.speed,
      planning: plan.planning !== null && runner.planningOpen && !over,
      shownUntilSimMinutes: running ? shownUntilMinutes : anchorSimMinutes,
      nextStop: over || fault !== null ? null : { kind: stop.kind, atSimMinutes: stop.atMinutes },
      holdLeftWallMs: this.#holdLeftWallMs(),
      round: roundOf(plan, runner.simMinutes),
    };
  }

  /** No view of a minute goes out before the mark that covers it is on the disk. */
  async #markBefore(targetMinutes: number, stopMinutes: number): Promise<void> {
    const margin = this.#driver.ahead(targetMinutes, markAheadWallMs / 3);
    if (Math.min(margin, stopMinutes) <= this.#ledger.shownUntilMinutes) return;
    const ahead = this.#driver.ahead(targetMinutes, markAheadWallMs);
    await this.#ledger.markShown(Math.min(ahead, stopMinutes));
  }

  async #reach(stop: Stop): Promise<void> {
    if (stop.kind === 'end') return this.end(null);
    if (stop.kind === 'beat') {
      const text = `Beat: the clock is held for ${inWords(stop.holdWallSeconds ?? 0)}.`;
      return this.#stand(null, 'hold', 'timetable', stop.holdWallSeconds, text);
    }
    if (breakAfter(this.#ledger.plan, stop.atMinutes) > 0) {
      const text = 'End of the round: the clock is held until the facilitator runs it.';
      return this.#stand(null, 'hold', 'timetable', null, text);
    }
    const speed = speedAt(this.#ledger.plan, stop.atMinutes);
    const change: SessionChange = { kind: 'speed', speed };
    await this.#ledger.write(null, [logLine('speed', 'The next round begins.', change)]);
    this.#driver.start(this.#wallClock.now(), stop.atMinutes, speed);
  }

  async #stand(
    cause: Cause | null,
    to: 'hold' | 'paused',
    stoppedBy: 'facilitator' | 'timetable',
    holdWallSeconds: number | null,
    text: string,
  ): Promise<void> {
    const { state, runner, plan } = this.#ledger;
    if (nextClockState(state.clock, to === 'hold' ? 'hold' : 'pause') === null) return;
    const atRoundEnd = stoppedBy === 'timetable' && holdWallSeconds === null;
    const speed = atRoundEnd ? speedAt(plan, runner.simMinutes) : state.speed;
    const change = { ...this.#clockChange(to, stoppedBy, holdWallSeconds), speed };
    await this.#ledger.write(cause, [logLine('clock', text, change)], {
      shownUntilMinutes: runner.simMinutes,
    });
    this.#holdFor(to === 'hold' ? holdWallSeconds : null);
  }

  /** Of a timed hold, or of the one that a pause came into; null: there is no end to it. */
  #holdLeftWallMs(): number | null {
    const { clock, holdWallSeconds } = this.#ledger.state;
    if (clock === 'paused') return holdWallSeconds === null ? null : holdWallSeconds * 1000;
    if (this.#holdEndsWallMs === null) return null;
    return Math.max(0, this.#holdEndsWallMs - this.#wallClock.now());
  }

  #holdFor(wallSeconds: number | null): void {
    this.#holdEndsWallMs = wallSeconds === null ? null : this.#wallClock.now() + wallSeconds * 1000;
  }

  async #endHoldIfOver(): Promise<void> {
    const { state, runner } = this.#ledger;
    if (state.clock !== 'hold' || this.#holdEndsWallMs === null) return;
    if (this.#wallClock.now() < this.#holdEndsWallMs) return;
    if (runner.planningOpen) return this.closePlanning(null, closingBy('The time for planning is over.'));
    await this.run(null, 'The hold is over: the clock runs.');
  }

  #clockChange(
    to: ClockMessage['state'],
    stoppedBy: ClockMessage['stoppedBy'],
    holdWallSeconds: number | null,
  ): Extract<SessionChange, { kind: 'clock' }> {
    return { kind: 'clock', to, stoppedBy, speed: this.#ledger.state.speed, holdWallSeconds };
  }
}

function brokenLine({ sequence }: JournalEntry): EntryBody {
  const text =
    'The fault came with the last decision: the record keeps it, the run has been played without it.';
  return logLine('fault', text, { kind: 'broken', bySequence: sequence }, 'control');
}

function gapLine(gapWallMs: number): EntryBody {
  const seconds = (gapWallMs / 1000).toFixed(1);
  return logLine(
    'gap',
    `The clock stood for ${seconds} s: the machine did not answer in time.`,
    null,
    'control',
  );
}

function inWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** "40 minutes", "13 hours", "2 days": what passes in a real minute. */
function speedText(simMinutesPerMinute: number): string {
  const [size, unit] =
    simMinutesPerMinute >= 1440 ? [1440, 'day'] : simMinutesPerMinute >= 120 ? [60, 'hour'] : [1, 'minute'];
  const amount = Number((simMinutesPerMinute / size).toFixed(1));
  return `${amount} simulated ${unit}${amount === 1 ? '' : 's'}`;
}
