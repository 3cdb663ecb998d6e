// Every decision of a run as a table for spreadsheets. Pure: text out of what the replay found.

import type { ScenarioBrief } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { kindOfDecision } from '../parts/decisionKind.ts';
import type { ReplayedDecision } from '../replay/replayTypes.ts';

const heads = ['label', 'minute', 'when', 'agency', 'by', 'sort', 'lever', 'decision', 'reason'] as const;

/** A line each, in the order of the run; "sort" is planning, tactical or structural, empty for what is no lever. */
export function decisionsCsv(brief: ScenarioBrief, decisions: readonly ReplayedDecision[]): string {
  const lines = decisions.map((decision) => {
    const { atMinutes, agencyId, by, text, rationale, decidedIn, lever } = decision;
    const agency = brief.agencies.find(({ id }) => id === agencyId)?.name ?? 'Control';
    const when =
      decidedIn === 'planning' && brief.planning !== null
        ? brief.planning.date
        : instantText(brief, atMinutes);
    const sort = kindOfDecision(decision) ?? '';
    return ['Simulation', String(atMinutes), when, agency, by, sort, lever?.id ?? '', text, rationale];
  });
  return [heads, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Quoted where needed; what a spreadsheet would take for a formula is made text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
