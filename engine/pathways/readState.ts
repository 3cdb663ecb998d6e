// What an expression may read of a world. The world implements it; compiled expressions know nothing else.

export interface ReadState {
  readonly simMinutes: number;
  attributeOf(slot: number, attribute: number): number;
  variable(index: number): number;
  occupied(pool: number): number;
  capacity(pool: number): number;
  waitingAt(step: number): number;
  presentAt(step: number): number;
  /** People at work at a step now. */
  workingAt(step: number): number;
  /** People elsewhere who wait for room at a step. */
  blockedFor(step: number): number;
  /** Minutes that a patient has been in its list; since its episode began. */
  waitedOf(slot: number): number;
  stayOf(slot: number): number;
  /** People in the party of which a patient is the first; 1 for somebody alone. */
  partyOf(slot: number): number;
  /** Units of a pool in a patient's hands. */
  heldBy(slot: number, pool: number): number;
  /** A "so far" figure now, and as it stood 24 hours before the last whole hour. */
  counter(index: number): number;
  counterDayAgo(index: number): number;
  /** As the agency with this index may see it; −1 sees everything live. */
  indicatorSeenBy(agency: number, indicator: number): number;
  /** The last daily samples of an indicator that this agency may have seen (−1: all of them), at most so many, oldest first. */
  dailySeenBy(agency: number, indicator: number, most: number): readonly number[];
  /** As it stood at minute 0. */
  openingOf(indicator: number): number;
  /** Stopwatches that run now, and have run for longer than so many minutes. Looks at every patient. */
  clocksRunning(clock: number, overMinutes: number): number;
  inForce(intervention: number): number;
  amountOf(intervention: number): number;
  declaredLevel(agency: number): number;
  computedLevel(agency: number): number;
  spentPounds(agency: number): number;
  budgetPounds(agency: number): number;
  planningSpentPounds(agency: number): number;
  /** 0–1439.99, Monday 0, days since minute 0's midnight. */
  minuteOfDay(): number;
  weekday(): number;
  dayIndex(): number;
  /** People who can never go on as things stand. */
  deadlocked(): number;
}

/**
 * A compiled expression. `subject` is a patient's slot (steps), an agency's index (orders; −1: nobody's
 * eyes), or an intervention's index (effects), as the place where the expression stands requires.
 */
export type Evaluate = (state: ReadState, subject: number) => number;
