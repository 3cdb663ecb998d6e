// `flowday replay --without`: a run again with some of its decisions left out. Every other decision of people is kept,
// standing orders respond, and each pair of futures shares its luck: first that which was played, then others.

import {
  branch,
  compileModel,
  type JournalEntry,
  type Model,
  measuresOf,
  type ReplayResult,
  type RunFile,
} from '../../engine/index.ts';
import type { Choice } from './chosenMeasures.ts';
import { type ComparedMeasures, comparedMeasures, comparisonTable } from './comparison.ts';
import { Complaint } from './complaint.ts';
import { countText } from './figures.ts';
import { lengthIn } from './printedIn.ts';
import { progressBar } from './progressBar.ts';
import { commandWords } from './replayDecisions.ts';
import { type ReplicationValues, valuesByReplication } from './replicationValues.ts';

/** What `--without --json` prints: a contract. */
export interface WithoutReport {
  readonly name: string;
  readonly scenario: string;
  /** Numbers of the decisions that were left out. */
  readonly without: readonly number[];
  readonly futures: number;
  readonly untilMinutes: number;
  /** Mean: as played; other: without them. */
  readonly measures: ComparedMeasures;
  readonly values: ReplicationValues;
  readonly otherValues: ReplicationValues;
  /** Decisions that people made and could not have made so, in the luck that was played. */
  readonly refused: readonly { readonly number: number; readonly sentence: string }[];
}

export function withoutReport(
  file: RunFile,
  without: readonly number[],
  { futures, untilMinutes }: { readonly futures: number; readonly untilMinutes: number },
): WithoutReport {
  const { scenario, run } = file;
  for (const { sequence, atMinutes } of leftOut(file, without)) {
    if (atMinutes <= untilMinutes) continue;
    throw new Complaint(
      `Decision ${sequence} was made at minute ${atMinutes}, after --at ${untilMinutes}: without it nothing would be different.`,
      'Ask for a later minute, or leave --at away for the end.',
      2,
    );
  }
  const model: Model = compileModel(scenario);
  const edits = without.map((sequence) => ({ kind: 'remove', sequence }) as const);
  const bar = progressBar(scenario.id);
  const future = (index: number, isWithout: boolean): ReplayResult => {
    const replication = run.replication + index;
    const result = branch(model, {
      run: { ...run, replication },
      untilMinutes,
      edits: isWithout ? edits : [],
    });
    bar.show(2 * index + (isWithout ? 2 : 1), 2 * futures);
    return result;
  };
  const pairs = Array.from({ length: futures }, (_, index) => {
    const [played, otherwise] = [future(index, false), future(index, true)];
    const refused = otherwise.refused.map(({ entry, refusal }) => ({
      number: entry.sequence,
      sentence: refusal.sentence,
    }));
    const of = ({ world }: ReplayResult) => ({ replication: index, measures: measuresOf(world) });
    return { played: of(played), otherwise: of(otherwise), refused };
  });
  bar.clear();
  const played = pairs.map((pair) => pair.played);
  const others = pairs.map((pair) => pair.otherwise);
  return {
    name: file.name,
    scenario: scenario.id,
    without,
    futures,
    untilMinutes,
    measures: comparedMeasures(played, others),
    values: valuesByReplication(played),
    otherValues: valuesByReplication(others),
    refused: pairs[0]?.refused ?? [],
  };
}

export function withoutText(file: RunFile, report: WithoutReport, choice: Choice): string {
  const { scenario } = file;
  const { futures, refused } = report;
  const what = leftOut(file, report.without)
    .map(({ sequence, command }) => `${sequence} (${commandWords(scenario, command)})`)
    .join(', ');
  const luck =
    futures === 1
      ? 'One future, with the luck that was played: what chance would have done, more --futures tell.'
      : `${countText(futures, 'future')}, each pair with the same people and luck; the first is the luck that was played.`;
  const lost = refused.map(({ number, sentence }) => `  ${number}: ${sentence}\n`).join('');
  return `${report.name} (${report.scenario}), without ${what}
${lengthIn(scenario.calendar.timeUnit, report.untilMinutes)}. ${luck}
difference = without − as played

${comparisonTable(scenario, report.measures, choice, ['as played', 'without'])}${
  lost === '' ? '' : `\nDecisions that could not have been made then:\n${lost}`
}`;
}

/** @throws Complaint about a number that no decision has */
function leftOut({ run }: RunFile, without: readonly number[]): readonly JournalEntry[] {
  return without.map((number) => {
    const entry = run.journal.find(({ sequence }) => sequence === number);
    if (entry !== undefined) return entry;
    throw new Complaint(
      `No decision of people or control has the number ${number}.`,
      'flowday replay RUNFILE --decisions lists them, each with its number.',
      2,
    );
  });
}
