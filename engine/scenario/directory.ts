// What is declared in a scenario, by kind and id, with "did you mean …?" for what is not. Owns the rule
// that ids are unique across the file.

import { mayStand } from './mayStand.ts';
import { nearestMatch } from './nearestMatch.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';

export type Kind =
  | 'parameter'
  | 'profile'
  | 'season'
  | 'attribute'
  | 'variable'
  | 'source'
  | 'resource'
  | 'breakdown'
  | 'group'
  | 'step'
  | 'outcome'
  | 'return'
  | 'census entry'
  | 'clock'
  | 'indicator'
  | 'KPI'
  | 'ledger entry'
  | 'loop'
  | 'agency'
  | 'standing order'
  | 'team'
  | 'lever'
  | 'inject';

/** What every check needs. */
export interface Checking {
  readonly scenario: Scenario;
  readonly directory: Directory;
  readonly reading: Reading;
}

interface Declared {
  readonly id: string;
}

export class Directory {
  private readonly kindById = new Map<string, Kind>();
  private readonly unread = new Set<Kind>();
  private readonly declaredByKind = new Map<Kind, Map<string, Declared>>();
  private readonly reading: Reading;

  /** Reports every id that stands twice. */
  constructor(scenario: Scenario, reading: Reading) {
    this.reading = reading;
    for (const [kind, list] of declarations(scenario)) {
      const declared = new Map<string, Declared>();
      this.declaredByKind.set(kind, declared);
      for (const one of list) this.register(kind, one, declared);
      const isEmptied = list.length === 0 && reading.offsetOf(list) > 0 && reading.isDoubtful(list);
      if (isEmptied || list.some(({ id }) => id === '')) this.unread.add(kind);
    }
    reportTwice(scenario.scheme.levels, 'level', reading);
    reportTwice(scenario.map.nodes, 'node of the map', reading);
  }

  has(kind: Kind, id: string): boolean {
    return this.declaredByKind.get(kind)?.has(id) ?? false;
  }

  ids(...kinds: readonly Kind[]): readonly string[] {
    return kinds.flatMap((kind) => [...(this.declaredByKind.get(kind)?.keys() ?? [])]);
  }

  kindOf(id: string): Kind | null {
    return this.kindById.get(id) ?? null;
  }

  /** The id itself if it is of one of the kinds; otherwise the one that was probably meant, or null. */
  resolve(id: string, ...kinds: readonly Kind[]): string | null {
    return kinds.some((kind) => this.has(kind, id)) ? id : nearestMatch(id, this.ids(...kinds));
  }

  /** Reports an id that is not of one of the kinds; answers whether it is. */
  expect(id: string, kinds: readonly Kind[], offset: number): boolean {
    if (kinds.some((kind) => this.has(kind, id))) return true;
    if (id === '' || this.reading.isFull) return false;
    const other = this.kindOf(id);
    const expected = kinds.map(withArticle).join(' or ');
    const ids = this.ids(...kinds);
    const nearest = nearestMatch(id, ids);
    // It may be the one whose id, or list, could not be read.
    if (other === null && nearest === null && kinds.some((kind) => this.unread.has(kind))) return false;
    this.reading.report(offset, {
      code: other === null ? 'unknown-reference' : 'wrong-reference',
      sentence:
        other === null
          ? `There is no ${kinds.join(' or ')} "${id}".`
          : `"${id}" is ${withArticle(other)}; ${expected} belongs here.`,
      expected: nearest === null ? `${expected}: ${mayStand(ids, 'none is declared')}` : expected,
      hint: nearest === null ? null : `Did you mean "${nearest}"?`,
    });
    return false;
  }

  private register(kind: Kind, one: Declared, declared: Map<string, Declared>): void {
    if (one.id === '') return;
    const first = this.kindById.get(one.id);
    if (first === undefined) this.kindById.set(one.id, kind);
    else {
      this.reading.report(this.reading.offsetOf(one, 'id'), {
        code: 'duplicate-id',
        sentence:
          first === kind
            ? `There are two ${pluralOf(kind)} "${one.id}".`
            : `"${one.id}" is already the id of ${withArticle(first)}.`,
        hint: 'Ids are unique across the file.',
      });
    }
    if (!declared.has(one.id)) declared.set(one.id, one);
  }
}

function pluralOf(kind: Kind): string {
  return /[^aeiou]y$/.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

export function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

function declarations(scenario: Scenario): readonly (readonly [Kind, readonly Declared[]])[] {
  return [
    ['parameter', scenario.parameters],
    ['profile', scenario.profiles],
    ['season', scenario.seasons],
    ['attribute', scenario.attributes],
    ['variable', scenario.variables],
    ['source', scenario.sources],
    ['resource', scenario.resources],
    ['breakdown', scenario.resources.flatMap((resource) => resource.breakdowns)],
    ['group', scenario.groups],
    ['step', scenario.steps],
    ['outcome', scenario.outcomes],
    ['return', scenario.outcomes.flatMap((outcome) => outcome.returns)],
    ['census entry', scenario.census],
    ['clock', scenario.clocks],
    ['indicator', scenario.indicators],
    ['KPI', scenario.kpis],
    ['ledger entry', scenario.ledger],
    ['loop', scenario.loops],
    ['agency', scenario.agencies],
    ['standing order', scenario.standingOrders],
    // A table at which one agency sits may share its id.
    ['team', scenario.teams.filter((team) => team.id !== team.agencies[0])],
    ['lever', scenario.levers],
    ['inject', scenario.injects],
  ];
}

function reportTwice(list: readonly Declared[], what: string, reading: Reading): void {
  const seen = new Set<string>();
  for (const one of list) {
    if (one.id !== '' && seen.has(one.id)) {
      reading.report(reading.offsetOf(one, 'id'), {
        code: 'duplicate-id',
        sentence: `There are two ${what.replace(/^(\w+)/, '$1s')} "${one.id}".`,
        hint: 'Give one of them another id.',
      });
    }
    seen.add(one.id);
  }
}
