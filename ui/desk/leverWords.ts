// A lever in words: what it costs, when it bites, where it stands. Never what it will achieve.

import type {
  AgencyView,
  InterventionState,
  LeverBrief,
  LeverView,
  ScenarioBrief,
} from '../../server/protocol/index.ts';
import { type CalendarStart, dayMonthText, durationText, whenText } from '../clock/instants.ts';
import { commitmentPounds, inForceText, planningMonth, planTimingText } from '../clock/planningWords.ts';
import type { DecisionKind } from '../parts/decisionKind.ts';
import { grouped, poundsText } from '../parts/figure.ts';

export interface LeverCost {
  readonly oncePounds: number;
  readonly perDayPounds: number;
}

export function leverCost(lever: LeverBrief, amount: number | null): LeverCost {
  const units = lever.costPerUnit ? (amount ?? 1) : 1;
  return { oncePounds: lever.costOncePounds * units, perDayPounds: lever.costPerDayPounds * units };
}

/** "£9,400 once and £350 a day", "£1,150 a day", "no money". */
export function costText({ oncePounds, perDayPounds }: LeverCost): string {
  const parts = [
    oncePounds > 0 ? `${poundsText(oncePounds)} once` : '',
    perDayPounds > 0 ? `${poundsText(perDayPounds)} a day` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no money' : parts.join(' and ');
}

/** The one line under a lever's name: cost for the usual amount, and lead time. */
export function costLine(lever: LeverBrief): string {
  const unit = lever.amount?.unit;
  const perUnit = lever.costPerUnit && unit !== undefined ? ` for each of the ${unit}` : '';
  const cost = costText({ oncePounds: lever.costOncePounds, perDayPounds: lever.costPerDayPounds });
  const from = lever.leadTimeMinutes === 0 ? 'At once' : `In ${durationText(lever.leadTimeMinutes)}`;
  return `${from}. ${cost === 'no money' ? 'Costs no money' : capital(cost) + perUnit}.`;
}

/** The same in the planning round: when it would be in force, and what of the planning money it commits. */
export function planLine(brief: ScenarioBrief, lever: LeverBrief): string {
  const usual = lever.amount?.usual ?? null;
  const pounds = commitmentPounds(lever, usual);
  const money = pounds === 0 ? 'Commits no money' : `Commits ${poundsText(pounds)}`;
  const forUsual =
    lever.costPerUnit && usual !== null && pounds > 0 ? ` for ${amountText(lever, usual)}` : '';
  return `${capital(planTimingText(brief, lever))}. ${money}${forUsual}.`;
}

/** "12 beds", "1 crew"; empty when the lever has no amount. */
export function amountText(lever: LeverBrief, amount: number | null): string {
  if (lever.amount === null || amount === null) return '';
  return `${grouped(amount)} ${unitFor(lever.amount, amount)}`;
}

/** The word that stands behind so many. */
export function unitFor({ unit, one }: NonNullable<LeverBrief['amount']>, amount: number): string {
  return amount === 1 ? one : unit;
}

/** What the button says: the action and its number. */
export function actionText(lever: LeverBrief, amount: number | null): string {
  const number = amountText(lever, amount);
  return number === '' ? lever.name : `${lever.name}: ${number}`;
}

export function isUnderWay(state: InterventionState): boolean {
  return state === 'mobilising' || state === 'ramping' || state === 'active' || state === 'winding-down';
}

/** Ids of an organisation's levers in the order of the scenario: under way, and not. */
export function leverIds(
  brief: ScenarioBrief,
  agency: AgencyView,
): { readonly underWay: readonly string[]; readonly open: readonly string[] } {
  const own = brief.levers.flatMap((lever) => agency.levers.find((one) => one.id === lever.id) ?? []);
  return {
    underWay: own.filter((view) => isUnderWay(view.state)).map((view) => view.id),
    open: own.filter((view) => !isUnderWay(view.state)).map((view) => view.id),
  };
}

export interface LeverGroup {
  readonly kind: DecisionKind;
  readonly title: string;
  readonly ids: readonly string[];
}

/**
 * What is not under way, by the sort of decision it is. While the planning round is open: what may be planned, then what
 * must wait for the start. In play: tactical, structural, and what could only have been decided in the round.
 */
export function leverGroups(
  brief: ScenarioBrief,
  agency: AgencyView,
  planningOpen: boolean,
): readonly LeverGroup[] {
  const open = leverIds(brief, agency).open;
  const those = (fits: (lever: LeverBrief) => boolean) =>
    brief.levers.filter((lever) => open.includes(lever.id) && fits(lever)).map(({ id }) => id);
  const month = brief.planning === null ? '' : planningMonth(brief.planning);
  const fromStart = `Only from ${dayMonthText(brief, 0)} on`;
  const inPlay = (kind: LeverBrief['kind']) =>
    those((lever) => lever.kind === kind && lever.decidedIn !== 'planning');
  const later = (kind: LeverBrief['kind']) =>
    those((lever) => lever.kind === kind && lever.decidedIn === 'play');
  const groups: readonly LeverGroup[] = planningOpen
    ? [
        { kind: 'planning', title: 'To be decided now', ids: those((lever) => lever.decidedIn !== 'play') },
        { kind: 'tactical', title: fromStart, ids: later('tactical') },
        { kind: 'structural', title: fromStart, ids: later('structural') },
      ]
    : [
        { kind: 'tactical', title: 'Of the moment', ids: inPlay('tactical') },
        { kind: 'structural', title: 'Slow to come, there to stay', ids: inPlay('structural') },
        {
          kind: 'planning',
          title: `Could have been decided in ${month}`,
          ids: those((lever) => lever.decidedIn === 'planning'),
        },
      ];
  return groups.filter(({ ids }) => ids.length > 0);
}

/** The sort of a decision that is under way: how it was decided, or what the lever is. */
export function kindOf(lever: LeverBrief, view: LeverView): DecisionKind {
  return view.planned ? 'planning' : lever.kind;
}

/** Where a plan stands while the round is open: nothing has happened yet. */
export function planStateText(lever: LeverBrief, view: LeverView, calendar: CalendarStart): string {
  const from = view.inForceFromMinutes ?? lever.plan?.inForceFromMinutes ?? 0;
  const full =
    lever.rampMinutes > 0
      ? `, ${inForceText(calendar, from + lever.rampMinutes).replace('in force', 'in full')}`
      : '';
  return capital(inForceText(calendar, from)) + full;
}

/** Where a lever stands, with the time of what comes next. */
export function stateText(
  lever: LeverBrief,
  view: LeverView,
  calendar: CalendarStart,
  nowSimMinutes: number,
): string {
  const at = (minutes: number) => whenText(calendar, minutes, nowSimMinutes);
  const until = view.untilMinutes;
  switch (view.state) {
    case 'mobilising': {
      if (until === null) return 'Getting ready';
      const full = lever.rampMinutes > 0 ? `, full ${at(until + lever.rampMinutes)}` : '';
      if (view.lateMinutes > 0) {
        return `Planned, and late: starts ${at(until)}, ${durationText(view.lateMinutes)} after the start${full}`;
      }
      return `Getting ready, starts ${at(until)}${full}`;
    }
    case 'ramping':
      return `Building up, ${percent(view.fraction)} in force${until === null ? '' : `, full ${at(until)}`}`;
    case 'active':
      return `In force since ${at(view.sinceMinutes)}${until === null ? ', until you stop it' : `, until ${at(until)}`}`;
    case 'winding-down':
      return `Winding down, ${percent(view.fraction)} still in force${until === null ? '' : `, ends ${at(until)}`}`;
    case 'cooling':
      return until === null ? 'Cannot be repeated yet' : `Can be used again ${at(until)}`;
    case 'spent':
      return 'Used up: cannot be done again in this run';
    case 'available':
      return '';
  }
}

/** Why it cannot be decided now, in words; null: it can. */
export function unavailableText(
  lever: LeverBrief,
  view: LeverView,
  calendar: CalendarStart,
  nowSimMinutes: number,
): string | null {
  if (isUnderWay(view.state)) return `Under way: ${stateText(lever, view, calendar, nowSimMinutes)}`;
  if (view.state === 'cooling' || view.state === 'spent')
    return stateText(lever, view, calendar, nowSimMinutes);
  return view.refusal?.sentence ?? null;
}

/** The same for an amount that is not the usual one, for which the view speaks: less may still be affordable. */
export function refusalFor(lever: LeverBrief, view: LeverView, amount: number | null): LeverView['refusal'] {
  const aboutMoney =
    view.refusal?.code === 'not-enough-money' || view.refusal?.code === 'over-planning-budget';
  const isLess = amount !== null && lever.amount !== null && lever.costPerUnit && amount < lever.amount.usual;
  return aboutMoney && isLess ? null : view.refusal;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
