// The rows of the record as paper has room for them: what standing orders did on one day stands together, and what the
// clock did again and again is counted. Nothing is left out. Pure.

import type { RecordRow } from './record.ts';

/** What one organisation, or the room, did at one time of a day. */
export interface PaperPart {
  readonly time: string;
  readonly who: string;
  readonly what: readonly string[];
}

export type PaperRow =
  | { readonly kind: 'one'; readonly row: RecordRow }
  | { readonly kind: 'again'; readonly row: RecordRow; readonly times: number; readonly until: string }
  | { readonly kind: 'day'; readonly day: string; readonly parts: readonly PaperPart[] };

/** @param shortName what an organisation is called where there is little room */
export function paperRows(
  rows: readonly RecordRow[],
  shortName: (agency: string) => string,
): readonly PaperRow[] {
  return runsOf(rows, (one, next) => isQuiet(one) && isQuiet(next)).flatMap((run) =>
    run.some(isByOrders) ? byDay(run, shortName) : counted(run),
  );
}

/** Nobody in the room decided it. */
function isQuiet(row: RecordRow): boolean {
  return isByOrders(row) || row.event === 'clock';
}

function isByOrders({ event, by }: RecordRow): boolean {
  return event === 'decision' && by === 'standing-orders';
}

function counted(run: readonly RecordRow[]): readonly PaperRow[] {
  const alike = (one: RecordRow, next: RecordRow) => one.event === 'clock' && one.text === next.text;
  return runsOf(run, alike).map((same): PaperRow => {
    const [row, last] = [firstOf(same), lastOf(same)];
    if (same.length === 1) return { kind: 'one', row };
    return { kind: 'again', row, times: same.length, until: last.when };
  });
}

function byDay(run: readonly RecordRow[], shortName: (agency: string) => string): readonly PaperRow[] {
  return runsOf(run, (one, next) => dayOf(one).day === dayOf(next).day).map((rows): PaperRow => {
    const row = firstOf(rows);
    if (rows.length === 1) return { kind: 'one', row };
    const together = (one: RecordRow, next: RecordRow) =>
      one.when === next.when && one.agency === next.agency;
    const parts = runsOf(rows, together).map((same) => {
      const { agency } = firstOf(same);
      const who = agency === '' ? 'Room' : shortName(agency);
      return { time: dayOf(firstOf(same)).time, who, what: same.map(whatText) };
    });
    return { kind: 'day', day: dayOf(row).day, parts };
  });
}

function whatText({ text, sort, reason }: RecordRow): string {
  return `${text.replace(/\.$/, '')}${sort === '' ? '' : ` (${sort})`}${reason === '' ? '' : ` “${reason}”`}`;
}

/** "Mon 2 Dec 08:00" in its two halves; a date of the planning round has no time. */
function dayOf({ when }: RecordRow): { readonly day: string; readonly time: string } {
  const found = /^(.*) (\d\d:\d\d)$/.exec(when);
  return { day: found?.[1] ?? when, time: found?.[2] ?? '' };
}

/** Neighbours that belong together, in order. */
function runsOf<T>(all: readonly T[], belong: (one: T, next: T) => boolean): readonly (readonly T[])[] {
  const runs: T[][] = [];
  for (const one of all) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && belong(last, one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function firstOf<T>(run: readonly T[]): T {
  return run[0] as T;
}

function lastOf<T>(run: readonly T[]): T {
  return run[run.length - 1] as T;
}
