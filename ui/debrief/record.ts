// The whole record of a run in order: what was decided, by whom and why, what happened in the scenario and in the
// room. Rows for a table and for paper. Pure: out of what the replay found.

import type { ScenarioBrief, SessionLogEntry } from '../../server/protocol/index.ts';
import { dateWords, instantText } from '../clock/instants.ts';
import { kindOfDecision } from '../parts/decisionKind.ts';
import type { ReplayedDecision, ReplayedRun } from '../replay/replayTypes.ts';
import { isInject } from './debriefWords.ts';

export interface RecordRow {
  readonly simMinutes: number;
  readonly when: string;
  /** ISO 8601; empty where only the room's edition is at hand, and for what nobody did by hand. */
  readonly wallTime: string;
  /** `decision`, `inject`, `note`, or the sort of line of the room's log. */
  readonly event: string;
  readonly agency: string;
  readonly by: string;
  readonly person: string;
  readonly sort: string;
  readonly leverId: string;
  readonly text: string;
  readonly reason: string;
}

export type Recorded = Pick<ReplayedRun, 'brief' | 'decisions' | 'sessionLog'>;

/** Both in one order: by minute, and within it by the sequence that journal and log share. */
export function recordRows({ brief, decisions, sessionLog }: Recorded): readonly RecordRow[] {
  const rows: RecordRow[] = [];
  const log = [...sessionLog];
  const closing = decisions.find(({ kind }) => kind === 'closePlanning')?.sequence ?? 0;
  for (const decision of decisions) {
    while (log[0] !== undefined && isBefore(log[0], decision))
      rows.push(rowOfLog(brief, closing, log.shift()));
    rows.push(rowOfDecision(brief, decision));
  }
  return [...rows, ...log.map((entry) => rowOfLog(brief, closing, entry))];
}

function isBefore(entry: SessionLogEntry, { atMinutes, sequence }: ReplayedDecision): boolean {
  if (entry.atMinutes !== atMinutes) return entry.atMinutes < atMinutes;
  return sequence !== null && entry.sequence < sequence;
}

function rowOfDecision(brief: ScenarioBrief, decision: ReplayedDecision): RecordRow {
  const { atMinutes, agencyId, by, text, rationale, decidedIn, lever } = decision;
  return {
    simMinutes: atMinutes,
    when:
      decidedIn === 'planning' && brief.planning !== null
        ? dateWords(brief.planning.date)
        : instantText(brief, atMinutes),
    wallTime: decision.wallTime ?? '',
    event: isInject(decision) ? 'inject' : 'decision',
    agency: brief.agencies.find(({ id }) => id === agencyId)?.name ?? 'Control',
    by,
    person: decision.person ?? '',
    sort: kindOfDecision(decision) ?? '',
    leverId: lever?.id ?? '',
    text,
    reason: rationale,
  };
}

const nothing = { agency: '', by: '', person: '', sort: '', leverId: '', reason: '' };

/** Up to the closing of the planning round everything is of its date, as the decisions beside it are. */
function rowOfLog(brief: ScenarioBrief, closing: number, entry: SessionLogEntry | undefined): RecordRow {
  if (entry === undefined) throw new Error('A line of the log is missing');
  const { atMinutes, sequence, wallTime, kind, text } = entry;
  const inPlanning = brief.planning !== null && sequence < closing;
  const when = inPlanning ? dateWords(brief.planning.date) : instantText(brief, atMinutes);
  return { ...nothing, simMinutes: atMinutes, when, wallTime, event: kind, text };
}

const heads = [
  'label',
  'minute',
  'when',
  'room clock',
  'event',
  'agency',
  'by',
  'person',
  'sort',
  'lever',
  'text',
  'reason',
] as const;

/** A line each, in the order of the run; "sort" is planning, tactical or structural, empty for what is no lever. */
export function recordCsv(recorded: Recorded): string {
  const lines = recordRows(recorded).map((row) => [
    'Simulation',
    String(row.simMinutes),
    row.when,
    row.wallTime,
    row.event,
    row.agency,
    row.by,
    row.person,
    row.sort,
    row.leverId,
    row.text,
    row.reason,
  ]);
  return [heads, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Quoted where needed; what a spreadsheet would take for a formula is made text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
