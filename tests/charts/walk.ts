// A chart as xstate sees it: walked exhaustively, and asked whether it accepts the journeys of a run.

import { createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { chartEvent, type JourneyEvent, type PathwayChart } from '../../engine/index.ts';

type Machine = ReturnType<typeof createMachine>;
type Snapshot = ReturnType<typeof getInitialSnapshot<Machine>>;

export function machineOf(chart: PathwayChart): Machine {
  // A copy: xstate is given data, and what it was given must not be changed.
  return createMachine(structuredClone(chart) as Parameters<typeof createMachine>[0]);
}

/** `triage.waiting enter:triage` for every transition written in the chart. */
export function transitionsOf(chart: PathwayChart): readonly string[] {
  return Object.entries(chart.states).flatMap(([id, state]) => [
    ...Object.keys(state.on ?? {}).map((event) => `${id} ${event}`),
    ...Object.entries(state.states ?? {}).flatMap(([part, inner]) =>
      Object.keys(inner.on ?? {}).map((event) => `${id}.${part} ${event}`),
    ),
  ]);
}

/** Every transition that can be reached from the start, in the same words. */
export function reachedFrom(chart: PathwayChart): ReadonlySet<string> {
  const machine = machineOf(chart);
  const taken = new Set<string>();
  const seen = new Set<string>();
  const open: Snapshot[] = [getInitialSnapshot(machine)];
  for (let snapshot = open.pop(); snapshot !== undefined; snapshot = open.pop()) {
    const name = nameOf(snapshot);
    if (seen.has(name)) continue;
    seen.add(name);
    for (const type of eventsAt(chart, name)) {
      taken.add(`${name} ${type}`);
      open.push(getNextSnapshot(machine, snapshot, { type }));
    }
  }
  return taken;
}

/** `triage.waiting`, as the chart's own keys. */
function nameOf(snapshot: Snapshot): string {
  const { value } = snapshot;
  if (typeof value === 'string') return value;
  const [[id, part] = ['', '']] = Object.entries(value as Record<string, string>);
  return `${id}.${part}`;
}

function eventsAt(chart: PathwayChart, name: string): readonly string[] {
  const [id = '', part] = name.split('.');
  const state = chart.states[id];
  return Object.keys((part === undefined ? state?.on : state?.states?.[part]?.on) ?? {});
}

/** Accepts journeys moment by moment; the first that the chart does not allow is told in a sentence. */
export class Oracle {
  private readonly machine: Machine;
  private readonly start: Snapshot;
  /** Of each patient, episode and part: where the chart stands. */
  private readonly standing = new Map<string, Snapshot>();
  /** Where each way on leads, so that xstate is asked once for each. */
  private readonly known = new Map<string, Snapshot | null>();
  steps = 0;

  constructor(chart: PathwayChart) {
    this.machine = machineOf(chart);
    this.start = getInitialSnapshot(this.machine);
  }

  /** Null when the moment is allowed. */
  refuses(event: JourneyEvent): string | null {
    const who = `${event.origin}:${event.ordinal} episode ${event.episode} part ${event.part}`;
    const before = this.standing.get(who) ?? this.start;
    const type = chartEvent(event);
    const after = this.after(before, type);
    this.steps += 1;
    if (after === null) return `${who} at ${event.atMinutes}: ${type} is not allowed at ${nameOf(before)}`;
    this.standing.set(who, after);
    return null;
  }

  private after(before: Snapshot, type: string): Snapshot | null {
    const key = `${nameOf(before)} ${type}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const after = before.can({ type }) ? getNextSnapshot(this.machine, before, { type }) : null;
    this.known.set(key, after);
    return after;
  }
}

/** What a chart does not allow in these journeys, at most ten sentences. */
export function refusals(chart: PathwayChart, events: readonly JourneyEvent[]): readonly string[] {
  const oracle = new Oracle(chart);
  const sentences: string[] = [];
  for (const event of events) {
    const refusal = oracle.refuses(event);
    if (refusal !== null) sentences.push(refusal);
    if (sentences.length >= 10) break;
  }
  return sentences;
}
