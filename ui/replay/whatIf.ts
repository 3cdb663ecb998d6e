// A run again with other plans, or without some decisions: every other decision of people is kept, standing orders
// respond, and each pair of futures shares its luck. Pure: the same in a worker and in Node.

import {
  type BranchEdit,
  branch,
  compileModel,
  type MeasureSummary,
  measuresOf,
  type RunFile,
  type Scenario,
} from '../../engine/index.ts';
import type { ComparedFigure, Comparison, LeftOut, PlanChange, RunChange } from './replayTypes.ts';

type Measures = Readonly<Record<string, MeasureSummary>>;

/** How many of the runs of a comparison have been played. */
export interface RunsPlayed {
  readonly done: number;
  readonly of: number;
}

/**
 * Both runs in so many futures: the luck that was played first, then others. Stops after each run, so that whoever
 * goes on with it can do something else between two.
 */
export function* compareRuns(
  file: RunFile,
  changes: readonly RunChange[],
  futures: number,
): Generator<RunsPlayed, Comparison> {
  const changed = withChanges(file, changes);
  const models = { played: compileModel(file.scenario), changed: compileModel(changed.scenario) };
  const played: Measures[] = [];
  const otherwise: Measures[] = [];
  let refused: readonly string[] = [];
  for (let replication = 0; replication < futures; replication++) {
    const run = { ...file.run, replication: file.run.replication + replication };
    const options = { run, untilMinutes: file.endedAtMinutes, measuring: true };
    played.push(measuresOf(branch(models.played, { ...options, edits: [] }).world));
    yield { done: 2 * replication + 1, of: 2 * futures };
    const result = branch(models.changed, { ...options, edits: changed.edits });
    otherwise.push(measuresOf(result.world));
    if (replication === 0) refused = result.refused.map(({ refusal }) => refusal.sentence);
    yield { done: 2 * replication + 2, of: 2 * futures };
  }
  return { futures, figures: figuresOf(file.scenario, played, otherwise), refused };
}

/**
 * What is to be different in the journal and in the scenario. Plans of agencies that people played are commands of the
 * journal; the others' stand in the scenario.
 */
export function withChanges(
  { scenario, run }: RunFile,
  all: readonly RunChange[],
): { readonly scenario: Scenario; readonly edits: readonly BranchEdit[] } {
  const changes = all.filter((change): change is PlanChange => 'leverId' in change);
  const leftOut = all.filter((change): change is LeftOut => 'sequence' in change);
  const closing = run.journal.find(({ command }) => command.kind === 'closePlanning')?.sequence ?? null;
  const round = run.journal.filter(
    (entry) => entry.atMinutes === 0 && (closing === null || entry.sequence < closing),
  );
  const byPeople = new Set<string>();
  for (const { command } of round) {
    if (command.kind !== 'handAgency') continue;
    if (command.playedBy === 'people') byPeople.add(command.agencyId);
    else byPeople.delete(command.agencyId);
  }
  const edits: BranchEdit[] = leftOut.map(({ sequence }) => ({ kind: 'remove', sequence }));
  for (const { agencyId, leverId, to } of changes) {
    for (const { command, sequence } of round) {
      const isAbout = command.kind === 'pullLever' || command.kind === 'stopLever';
      if (isAbout && command.leverId === leverId) edits.push({ kind: 'remove', sequence });
    }
    if (to === 'dropped' || !byPeople.has(agencyId)) continue;
    edits.push({
      kind: 'add',
      atMinutes: 0,
      inPlanning: true,
      actor: { kind: 'agency', agencyId, seatId: null },
      command: { kind: 'pullLever', leverId, amount: to.amount },
      rationale: 'A plan put in afterwards.',
    });
  }
  return { scenario: { ...scenario, agencies: scenario.agencies.map((agency) => planning(agency)) }, edits };

  function planning(agency: Scenario['agencies'][number]): Scenario['agencies'][number] {
    const own = changes.filter(({ agencyId }) => agencyId === agency.id);
    if (own.length === 0 || byPeople.has(agency.id)) return agency;
    const kept = agency.plans.filter(({ lever }) => !own.some(({ leverId }) => leverId === lever));
    const added = own.flatMap(({ leverId, to }) =>
      to === 'dropped' ? [] : [{ lever: leverId, amount: to.amount }],
    );
    return { ...agency, plans: [...kept, ...added] };
  }
}

function figuresOf(
  scenario: Scenario,
  played: readonly Measures[],
  changed: readonly Measures[],
): readonly ComparedFigure[] {
  /** Nothing where nothing was observed in either. */
  const figure = (measure: string, about: Omit<ComparedFigure, 'asPlayed' | 'changed' | 'differences'>) => {
    const pairs = played.flatMap((measures, index) => {
      const before = measures[measure]?.mean ?? null;
      const after = changed[index]?.[measure]?.mean ?? null;
      return before === null || after === null ? [] : [{ before, after }];
    });
    if (pairs.length === 0) return [];
    return [
      {
        ...about,
        asPlayed: meanOf(pairs.map(({ before }) => before)),
        changed: meanOf(pairs.map(({ after }) => after)),
        differences: pairs.map(({ before, after }) => after - before),
      },
    ];
  };
  const headline = scenario.headline.flatMap((id) => {
    const indicator = scenario.indicators.find((one) => one.id === id);
    if (indicator === undefined) return [];
    const { name, unit, better } = indicator;
    return figure(`indicator.${id}`, { id, name, unit, better, kind: 'headline' });
  });
  const ledger = scenario.ledger.flatMap(({ id, name, unit, kind }) =>
    figure(`ledger.${id}`, { id, name, unit, kind, better: kind === 'value' ? 'high' : 'low' }),
  );
  return [...headline, ...ledger];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
