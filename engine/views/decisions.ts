// The decision log in words, and the news that follows from it.

import type { LoggedDecision } from '../world/decisionLog.ts';
import type { World } from '../world/world.ts';
import type { DecisionView, NewsItem, PlacedDecision } from './viewTypes.ts';
import { amountText } from './wording.ts';

/** Kept apart, so that a run of declarations never pushes an inject off a desk. */
const newsShown = { inject: 20, level: 10 };

/** One agency's, newest first. Who plays an agency is control's business and stands only in control's list. */
export function decisionsOf(world: World, agency: number, most: number): DecisionView[] {
  const found: DecisionView[] = [];
  for (let place = world.log.size - 1; place >= 0 && found.length < most; place--) {
    const decision = world.log.get(place);
    if (decision.kind === 'handAgency' || agencyConcerned(world, decision) !== agency) continue;
    found.push(decisionView(world, place, decision));
  }
  return found;
}

/** Everybody's decisions before a place of the log, newest first, at most so many: how control reads further back. */
export function decisionsBefore(world: World, before: number, most: number): PlacedDecision[] {
  const found: PlacedDecision[] = [];
  for (let place = Math.min(before, world.log.size) - 1; place >= 0 && found.length < most; place--) {
    found.push({ ...decisionView(world, place, world.log.get(place)), place });
  }
  return found;
}

/** News for an audience that plays these agencies; `null` hears everything. Newest first. */
export function newsFor(world: World, agencies: readonly string[] | null): NewsItem[] {
  const news: NewsItem[] = [];
  const room = { ...newsShown };
  for (let place = world.log.size - 1; place >= 0 && room.inject + room.level > 0; place--) {
    const item = newsOf(world, world.log.get(place), agencies);
    if (item === null || room[item.kind] === 0) continue;
    room[item.kind] -= 1;
    news.push(item);
  }
  return news;
}

function newsOf(world: World, decision: LoggedDecision, agencies: readonly string[] | null): NewsItem | null {
  if (decision.kind === 'fireInject') {
    const inject = world.model.interventions[decision.subject]?.inject;
    if (!inject) return null;
    const { to } = inject;
    if (agencies !== null && to !== 'all' && !to.some((id) => agencies.includes(id))) return null;
    return {
      atMinutes: decision.atMinutes,
      kind: 'inject',
      injectId: inject.id,
      from: inject.from,
      channel: inject.channel,
      title: inject.name,
      text: inject.text,
    };
  }
  if (decision.kind !== 'declareLevel') return null;
  const agency = world.model.agencies[decision.subject]?.agency;
  return {
    atMinutes: decision.atMinutes,
    kind: 'level',
    injectId: null,
    from: agency?.name ?? '',
    channel: 'declaration',
    title: `${agency?.short ?? ''} declares ${levelName(world, decision.subject, decision.value)}`,
    text: '',
  };
}

/** As the agency itself calls it: its own scale and number, or the scheme's word. */
export function levelName({ model }: World, agency: number, level: number): string {
  const label = model.agencies[agency]?.agency.escalation?.label ?? null;
  if (label !== null) return `${label} ${level}`;
  return model.scenario.scheme.levels[level - 1]?.name ?? '';
}

/** The agency whose decision it is; −1: control's or the schedule's own. */
export function agencyConcerned(world: World, decision: LoggedDecision): number {
  switch (decision.kind) {
    case 'pullLever':
    case 'stopLever':
      return world.model.interventions[decision.subject]?.agency ?? -1;
    case 'declareLevel':
    case 'handAgency':
      return decision.subject;
    default:
      return -1;
  }
}

function decisionView(world: World, place: number, decision: LoggedDecision): DecisionView {
  const agency = agencyConcerned(world, decision);
  return {
    atMinutes: decision.atMinutes,
    agencyId: world.model.agencies[agency]?.agency.id ?? 'control',
    text: wordsOf(world, decision, place),
    by: byWhom(decision),
    sequence: decision.sequence >= 0 ? decision.sequence : null,
    rationale: decision.sequence >= 0 ? (world.log.words.get(place) ?? '') : '',
    decidedIn: isPlan(world, place) ? 'planning' : 'play',
    lever: leverOf(world, decision),
  };
}

/** Taken in the planning round; its closing is the last of it. */
function isPlan(world: World, place: number): boolean {
  return world.planning !== null && place <= world.log.plannedUntil();
}

function byWhom({ actor }: LoggedDecision): DecisionView['by'] {
  switch (actor) {
    case 'agency':
      return 'people';
    case 'clock':
      return 'schedule';
    default:
      return actor;
  }
}

function leverOf(world: World, { kind, subject }: LoggedDecision): DecisionView['lever'] {
  const lever =
    kind === 'pullLever' || kind === 'stopLever' ? world.model.interventions[subject]?.lever : null;
  return lever ? { id: lever.id, kind: lever.kind } : null;
}

function wordsOf(world: World, decision: LoggedDecision, place: number): string {
  const table = world.model.interventions[decision.subject];
  const lever = table?.lever;
  const inject = table?.inject;
  switch (decision.kind) {
    case 'pullLever':
      return lever?.amount
        ? `${lever.name} (${amountText(decision.value, lever.amount.unit)})`
        : (lever?.name ?? '');
    case 'stopLever':
      return `${isPlan(world, place) ? 'Not planned after all' : 'Stop'}: ${lever?.name ?? ''}`;
    case 'closePlanning':
      return 'The planning round is closed';
    case 'declareLevel':
      return `Declare ${levelName(world, decision.subject, decision.value)}`;
    case 'handAgency':
      return decision.value === 1 ? 'Handed to its people' : 'Handed to standing orders';
    case 'fireInject':
      return inject?.name ?? '';
    case 'holdInject':
      return `Held: ${inject?.name ?? ''}`;
    case 'releaseInject':
      return `Released: ${inject?.name ?? ''}`;
    case 'skipInject':
      return `Skipped: ${inject?.name ?? ''}`;
    case 'endInject':
      return `Ended: ${inject?.name ?? ''}`;
  }
}
