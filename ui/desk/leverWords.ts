// A lever in words: what it costs, when it bites, where it stands. Never what it will achieve.

import type {
  AgencyView,
  InterventionState,
  LeverBrief,
  LeverView,
  ScenarioBrief,
} from '../../server/protocol/index.ts';
import { type CalendarStart, durationText, whenText } from '../clock/instants.ts';
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

/** "12 beds"; empty when the lever has no amount. */
export function amountText(lever: LeverBrief, amount: number | null): string {
  return lever.amount === null || amount === null ? '' : `${grouped(amount)} ${lever.amount.unit}`;
}

/** What the button says: the action and its number. */
export function actionText(lever: LeverBrief, amount: number | null): string {
  const number = amountText(lever, amount);
  return number === '' ? lever.name : `${lever.name}: ${number}`;
}

export function isUnderWay(state: InterventionState): boolean {
  return state === 'mobilising' || state === 'ramping' || state === 'active' || state === 'winding-down';
}

/** Ids of an organisation's levers in the order of the scenario: under way, and open to be decided. */
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

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
