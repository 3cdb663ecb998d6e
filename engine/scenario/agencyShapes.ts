// Clocks, indicators, the escalation scheme, agencies with their standing orders, teams and the map:
// who looks at what, and what they do when nobody plays them. Owns these sections of the file only.

import { isMap, isSeq } from 'yaml';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { timeOfDay } from './instants.ts';
import { didYouMean } from './nearestMatch.ts';
import { planShape } from './planningShapes.ts';
import {
  anyQuantity,
  choice,
  decimalNumber,
  duration,
  identifier,
  money,
  nameFor,
  positiveDuration,
  reference,
  wholeNumber,
  words,
} from './quantities.ts';
import type {
  Agency,
  AgencyEscalation,
  ClockMoment,
  EscalationScheme,
  Indicator,
  OrderAction,
  PatientClock,
  StandingOrder,
  Team,
} from './scenario.ts';
import { entry, leaf, listOf, mapOf, oneOf, optional, refine, required, type Shape } from './shape.ts';

const momentShape: Shape<ClockMoment> = refine(
  leaf<ClockMoment>({
    expected: 'a moment such as "enter triage", "start ward-stay" or "end triage"',
    standIn: { moment: 'enter', at: '' },
    schema: { type: 'string', pattern: '^(enter|start|end) [a-z][a-z0-9-]*$' },
    parse: (text) => {
      const match = /^(enter|start|end) +([a-z][a-z0-9-]*)$/.exec(text);
      if (match === null) return { code: 'not-a-moment' };
      return { value: { moment: match[1] as ClockMoment['moment'], at: match[2] ?? '' } };
    },
  }),
  (read) => ({ ...read }),
);

export const clockShape: Shape<PatientClock> = refine(
  entry({
    id: required(identifier, 'department'),
    name: optional(words, null, 'Time in A&E'),
    from: required(listOf(momentShape, 1), '[enter triage]'),
    until: required(listOf(momentShape, 1), '[enter home, start ward-stay]'),
    limits: optional(listOf(positiveDuration), [], '[4 h, 12 h]: how many took longer is counted'),
    source: sourceField,
  }),
  (read): PatientClock => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    from: read.from,
    until: read.until,
    limitsMinutes: [...new Set(read.limits)].sort((a, b) => a - b),
  }),
);

/** A list of ids, or the word `all`. */
const audience: Shape<readonly string[] | 'all'> = oneOf<readonly string[] | 'all'>(
  (node) => (isSeq(node) ? 1 : 0),
  leaf<readonly string[] | 'all'>({
    expected: 'a list of agencies, or "all"',
    standIn: 'all',
    schema: { enum: ['all'] },
    parse: (text) => (text === 'all' ? { value: 'all' } : { code: 'wrong-kind', hint: `Write [${text}].` }),
  }),
  listOf(reference),
);

export { audience };

export const indicatorShape: Shape<Indicator> = refine(
  entry({
    id: required(identifier, 'four-hour'),
    name: optional(words, null, 'Seen in four hours'),
    definition: optional(words, null, 'what exactly is counted, of what'),
    unit: required(
      choice('people', 'share', 'minutes', 'beds', 'pounds', 'number'),
      'people, share, minutes, beds, pounds or number',
    ),
    value: required(
      expression,
      '1 - ratio(last24h(over(department, 4 h)), last24h(finished(department)), 0)',
    ),
    better: optional(choice('low', 'high'), null, 'low or high'),
    'daily-at': optional(timeOfDay, 480, '"08:00": when the daily sample is taken'),
    when: optional(words, 'now', 'last 24 h: words beside the figure'),
    'seen-by': optional(audience, 'all' as const, 'agencies that see it live, or all'),
    'others-after': optional(duration, null, '24 h: when the others see the daily sample; otherwise never'),
    source: sourceField,
  }),
  (read): Indicator => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    definition: read.definition ?? read.name ?? nameFor(read.id),
    unit: read.unit,
    expression: read.value,
    better: read.better,
    dailyMinuteOfDay: read['daily-at'],
    when: read.when,
    seenBy: read['seen-by'],
    othersAfterMinutes: read['others-after'],
    source: read.source,
  }),
);

export const schemeShape: Shape<EscalationScheme> = refine(
  entry({
    name: required(words, 'South escalation framework 2013'),
    levels: required(
      listOf(
        refine(
          entry({
            id: required(identifier, 'green'),
            name: optional(words, null, 'Green'),
            source: sourceField,
          }),
          (read) => ({ id: read.id, name: read.name ?? nameFor(read.id) }),
        ),
      ),
      'four levels, from calm to worst',
    ),
    source: sourceField,
  }),
  (read, reading, node): EscalationScheme => {
    if (node !== null && read.levels.length !== 4 && !reading.isDoubtful(read)) {
      reading.report(reading.offsetOf(read, 'levels'), {
        code: 'four-levels',
        sentence: 'An escalation scheme has four levels, from calm to worst.',
        found: `${read.levels.length} levels`,
        expected: 'four entries such as {id: green, name: Green}',
      });
    }
    reading.levelIds = read.levels.map((level) => level.id);
    return { name: read.name, levels: read.levels, source: read.source };
  },
);

/** For a scenario that says nothing of escalation. */
export const usualScheme: EscalationScheme = {
  name: 'Escalation levels',
  levels: [1, 2, 3, 4].map((level) => ({ id: `level-${level}`, name: `Level ${level}` })),
  source: null,
};

/** A level by id or number, as 1–4. */
const level: Shape<number> = leaf({
  expected: 'an escalation level',
  standIn: 1,
  schema: { type: ['string', 'integer'] },
  parse: (text, reading) => {
    const ids = reading.levelIds.length === 4 ? reading.levelIds : usualScheme.levels.map(({ id }) => id);
    const index = ids.indexOf(text);
    if (index >= 0) return { value: index + 1 };
    if (/^[1-4]$/.test(text)) return { value: Number(text) };
    return { code: 'unknown-reference', expected: `one of ${ids.join(', ')}`, hint: didYouMean(text, ids) };
  },
});

type Trigger = AgencyEscalation['triggers'][number];
const triggerShape: Shape<Trigger> = refine(
  entry({
    indicator: required(reference, 'an indicator'),
    at: required(listOf(anyQuantity), 'three values: where levels 2, 3 and 4 begin'),
    worse: optional(choice('high', 'low'), 'high' as const, 'high or low'),
    source: sourceField,
  }),
  (read, reading, node): Trigger => {
    const [second = 0, third = 0, fourth = 0] = read.at;
    if (node !== null && !reading.isDoubtful(read)) {
      const up = second <= third && third <= fourth;
      const down = second >= third && third >= fourth;
      if (read.at.length !== 3) {
        reading.report(reading.offsetOf(read, 'at'), {
          code: 'three-thresholds',
          sentence: 'A trigger has three values: where the second, third and fourth level begin.',
          found: `${read.at.length} values`,
          expected: 'three values such as [85%, 92%, 95%]',
        });
      } else if (read.worse === 'high' ? !up : !down) {
        reading.report(reading.offsetOf(read, 'at'), {
          code: 'threshold-order',
          sentence: `With "worse: ${read.worse}" the values must ${read.worse === 'high' ? 'rise' : 'fall'}.`,
          expected: read.worse === 'high' ? '[85%, 92%, 95%]' : '[95%, 92%, 85%]',
          hint: up || down ? `Is it "worse: ${read.worse === 'high' ? 'low' : 'high'}"?` : null,
        });
      }
    }
    return {
      indicator: read.indicator,
      thresholds: [second, third, fourth],
      worse: read.worse,
      source: read.source,
    };
  },
);

const agencyEscalationShape: Shape<AgencyEscalation> = refine(
  entry({
    label: optional(words, null, 'what the agency calls its own scale, such as REAP'),
    needs: optional(wholeNumber(1, 100), 1, '2: triggers that must be met for a level'),
    'step-down-after': optional(duration, 0, '4 h: how long every reading is lower before the level falls'),
    triggers: required(listOf(triggerShape, 1), 'figures and their thresholds'),
    actions: optional(mapOf(level, listOf(words)), [], '{amber: [Extra board rounds]}'),
    source: sourceField,
  }),
  (read, reading, node): AgencyEscalation => {
    if (node !== null && read.needs > read.triggers.length && !reading.isDoubtful(read)) {
      reading.report(reading.offsetOf(read, 'needs'), {
        code: 'too-many-needed',
        sentence: `It needs ${read.needs} triggers and there are ${read.triggers.length}.`,
        hint: `Say needs: ${read.triggers.length} or less, or add triggers.`,
      });
    }
    return {
      label: read.label,
      needs: read.needs,
      stepDownAfterMinutes: read['step-down-after'],
      triggers: read.triggers,
      actions: [1, 2, 3, 4].map((one) => read.actions.find(({ key }) => key === one)?.value ?? []),
    };
  },
);

const pull = entry({
  pull: optional(reference, null, 'a lever'),
  amount: optional(decimalNumber(-1e9, 1e9), null, '12; otherwise the usual amount'),
  stop: optional(reference, null, 'a lever'),
  declare: optional(level, null, 'an escalation level'),
  source: sourceField,
});

const actionShape: Shape<OrderAction> = oneOf<OrderAction>(
  (node) => (isMap(node) ? 1 : 0),
  refine(choice('declare-computed'), (): OrderAction => ({ kind: 'declareComputed' })),
  refine(pull, (read, reading, node): OrderAction => {
    const given = [read.pull, read.stop, read.declare].filter((one) => one !== null).length;
    if (
      node !== null &&
      !reading.isDoubtful(read) &&
      (given !== 1 || (read.amount !== null && read.pull === null))
    ) {
      reading.report(reading.offsetOf(read), {
        code: 'bad-action',
        sentence: 'An order pulls a lever, stops one, or declares a level.',
        expected: '{pull: lever, amount: 12}, {stop: lever}, {declare: red} or declare-computed',
      });
    }
    if (read.stop !== null) return { kind: 'stop', lever: read.stop };
    if (read.declare !== null) return { kind: 'declare', level: read.declare };
    return { kind: 'pull', lever: read.pull ?? '', amount: read.amount };
  }),
);

type Order = Omit<StandingOrder, 'agency'>;
const orderShape: Shape<Order> = refine(
  entry({
    id: required(identifier, 'acute-opens-beds'),
    name: optional(words, null, 'in words'),
    when: required(expression, 'bed-occupancy > 97%'),
    do: required(
      oneOf<readonly OrderAction[]>(
        (node) => (isSeq(node) ? 1 : 0),
        refine(actionShape, (action) => [action]),
        listOf(actionShape, 1),
      ),
      '{pull: open-escalation-beds, amount: 12}, or a list',
    ),
    source: sourceField,
  }),
  // biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits a standing order.
  (read): Order => ({ id: read.id, when: read.when, then: read.do }),
);

const agencyKinds = [
  'commissioner',
  'acute',
  'ambulance',
  'primary-care',
  'urgent-calls',
  'community',
  'council',
  'mental-health',
  'other',
] as const;

export interface AgencyWithOrders {
  readonly agency: Agency;
  readonly orders: readonly Order[];
}

export const agencyShape: Shape<AgencyWithOrders> = refine(
  entry({
    id: required(identifier, 'acute'),
    name: required(words, 'Royal United Hospital'),
    short: optional(words, null, 'RUH'),
    kind: required(choice(...agencyKinds), agencyKinds.join(', ')),
    brief: optional(words, '', 'what its people should know'),
    budget: optional(money, 0, '£520,000'),
    'planning-budget': optional(money, 0, '£300,000: what may be committed in the planning round, besides'),
    plans: optional(
      listOf(planShape),
      [],
      '[{pull: a lever, amount: 10}]: what it decides there when nobody plays it',
    ),
    measures: optional(listOf(reference), [], 'indicators in the order of the desk'),
    patch: optional(listOf(reference), [], 'resources drawn one cell a unit'),
    escalation: optional(agencyEscalationShape, null, 'its triggers'),
    orders: optional(listOf(orderShape), [], 'standing orders: what it does when nobody plays it'),
    source: sourceField,
  }),
  (read, reading, node): AgencyWithOrders => {
    const agency: Agency = {
      id: read.id,
      name: read.name,
      short: read.short ?? read.name,
      kind: read.kind,
      brief: read.brief,
      budgetPounds: read.budget,
      planningBudgetPounds: read['planning-budget'],
      plans: read.plans,
      measures: read.measures,
      patch: read.patch,
      escalation: read.escalation,
    };
    return { agency: node === null ? agency : reading.keep(agency, node), orders: read.orders };
  },
);

/** Seats at a table, unless the team says otherwise. */
export const usualSeats = 6;

export const teamShape: Shape<Team> = refine(
  entry({
    id: required(identifier, 'hospital'),
    name: optional(words, null, 'Royal United Hospital'),
    agencies: required(listOf(reference, 1), '[acute]'),
    seats: optional(wholeNumber(1, 100), usualSeats, '5'),
    source: sourceField,
  }),
  (read): Team => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    agencies: read.agencies,
    seats: read.seats,
  }),
);
