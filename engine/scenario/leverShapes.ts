// Effects, levers, injects and the map: what may be decided, what may happen, and how the wall draws it.
// Owns these sections of the file only.

import { audience } from './agencyShapes.ts';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { anyInstant } from './instants.ts';
import { overridesField } from './patientShapes.ts';
import {
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
  yesOrNo,
} from './quantities.ts';
import type { Reading } from './reading.ts';
import type { Effect, FlowMap, Inject, Lever, LeverAmount, MapNode } from './scenario.ts';
import { type EntryOf, entry, listOf, named, optional, refine, required, type Shape } from './shape.ts';

const effectEntry = entry({
  capacity: optional(reference, null, 'a resource; with add or factor'),
  arrivals: optional(reference, null, 'a source; with factor'),
  duration: optional(reference, null, 'a step; with factor'),
  move: optional(reference, null, 'a step; with to, share and perhaps when'),
  weight: optional(reference, null, 'a step; with to and factor'),
  patience: optional(reference, null, 'a step; with factor'),
  budget: optional(reference, null, 'an agency; with add'),
  add: optional(expression, null, 'amount, -28 or £700000'),
  factor: optional(expression, null, '0.97'),
  to: optional(reference, null, 'a step or outcome'),
  share: optional(expression, null, '15%'),
  when: optional(expression, null, 'acuity == green'),
  source: sourceField,
});
type EffectEntry = ReturnType<typeof effectEntry.standIn>;

/** What goes with each kind of effect, beyond the key that names it. */
const partners: Readonly<Record<string, { needs: readonly string[]; may: readonly string[] }>> = {
  capacity: { needs: [], may: ['add', 'factor'] },
  arrivals: { needs: ['factor'], may: [] },
  duration: { needs: ['factor'], may: [] },
  move: { needs: ['to', 'share'], may: ['when'] },
  weight: { needs: ['to', 'factor'], may: [] },
  patience: { needs: ['factor'], may: [] },
  budget: { needs: ['add'], may: [] },
};

const nothing = { kind: 'number', value: 0 } as const;

const effectShape: Shape<Effect> = refine(effectEntry, (read, reading, node): Effect => {
  if (node !== null && !reading.isDoubtful(read)) reportBadEffect(read, reading);
  const factor = read.factor ?? nothing;
  const add = read.add ?? nothing;
  if (read.arrivals !== null) return { kind: 'arrivals', source: read.arrivals, factor };
  if (read.duration !== null) return { kind: 'duration', step: read.duration, factor };
  if (read.weight !== null) return { kind: 'weight', step: read.weight, to: read.to ?? '', factor };
  if (read.patience !== null) return { kind: 'patience', step: read.patience, factor };
  if (read.budget !== null) return { kind: 'budget', agency: read.budget, add };
  if (read.move !== null) {
    return {
      kind: 'move',
      from: read.move,
      to: read.to ?? '',
      share: read.share ?? nothing,
      when: read.when,
    };
  }
  const resource = read.capacity ?? '';
  return read.factor === null
    ? { kind: 'capacity', resource, add }
    : { kind: 'capacityFactor', resource, factor };
});

export const namedEffect = named('effect', () => effectShape);

function reportBadEffect(read: EffectEntry, reading: Reading): void {
  const given = Object.entries(read)
    .filter(([key, value]) => value !== null && key !== 'source')
    .map(([key]) => key);
  const kinds = given.filter((key) => Object.hasOwn(partners, key));
  const kind = kinds[0];
  if (kind === undefined || kinds.length > 1) {
    reading.report(reading.offsetOf(read), {
      code: 'bad-effect',
      sentence: 'An effect changes exactly one thing.',
      expected: `one of ${Object.keys(partners).join(', ')}`,
      found: kinds.join(', ') || 'none of them',
    });
    return;
  }
  const { needs, may } = partners[kind] ?? { needs: [], may: [] };
  const extra = given.filter((key) => key !== kind && !needs.includes(key) && !may.includes(key));
  const missing = needs.filter((key) => !given.includes(key));
  const oneOfTwo = kind === 'capacity' && given.includes('add') === given.includes('factor');
  if (extra.length === 0 && missing.length === 0 && !oneOfTwo) return;
  reading.report(reading.offsetOf(read), {
    code: 'bad-effect',
    sentence: `This is not all that "${kind}" needs, or too much.`,
    expected:
      kind === 'capacity'
        ? 'capacity with either add or factor'
        : `${kind} with ${[...needs, ...may].join(', ')}`,
    found: given.join(', '),
  });
}

const costShape = entry({
  once: optional(money, 0, '£2000'),
  'per-day': optional(money, 0, '£350'),
  'per-unit': optional(yesOrNo, false, 'true: costs are per unit of the amount'),
  source: sourceField,
});

const amountShape: Shape<LeverAmount> = refine(
  entry({
    unit: required(words, 'beds'),
    least: required(decimalNumber(-1e9, 1e9), '6'),
    most: required(decimalNumber(-1e9, 1e9), '24'),
    step: optional(decimalNumber(1e-6, 1e9), 1, '6'),
    usual: optional(decimalNumber(-1e9, 1e9), null, '12; otherwise the least'),
    source: sourceField,
  }),
  (read, reading, node): LeverAmount => {
    const { unit, least, most, step } = read;
    const usual = read.usual ?? least;
    const stepsTo = (value: number): number => (value - least) / step;
    const offStep = (value: number): boolean => Math.abs(stepsTo(value) - Math.round(stepsTo(value))) > 1e-6;
    if (node !== null && !reading.isDoubtful(read)) {
      if (least > most || usual < least || usual > most) {
        reading.report(reading.offsetOf(read), {
          code: 'bad-amount',
          sentence: 'The usual amount lies between the least and the most.',
          expected: 'least ≤ usual ≤ most',
          found: `${least}, ${usual}, ${most}`,
        });
      } else if (offStep(most) || offStep(usual)) {
        reading.report(reading.offsetOf(read), {
          code: 'bad-amount',
          sentence: `The usual amount and the most must be reached from ${least} in steps of ${step}.`,
          hint: 'Change "step", or the amounts.',
        });
      }
    }
    return { unit, least, most, step, usual };
  },
);

/** When it may be decided, if the file says so: otherwise that depends on whether there is a planning round. */
export interface ReadLever {
  readonly lever: Lever;
  readonly decided: Lever['decidedIn'] | null;
}

const leverFields = {
  id: required(identifier, 'open-escalation-beds'),
  name: required(words, 'Open the winter ward'),
  agency: required(reference, 'who may decide it'),
  says: required(words, 'what it does and from when; never what it will achieve'),
  'makes-work-for': optional(words, '', 'on whom it falls'),
  kind: optional(choice('tactical', 'structural'), 'tactical' as const, 'tactical or structural'),
  decided: optional(
    choice('planning', 'play', 'either'),
    null,
    'planning, play or either; otherwise play, and for a structural one either where there is a planning round',
  ),
  cost: optional(costShape, null, '{once: £2000, per-day: £350, per-unit: true}'),
  amount: optional(amountShape, null, '{unit: beds, least: 6, most: 24, step: 6, usual: 12}'),
  'lead-time': optional(duration, 0, '12 h: before it bites'),
  ramp: optional(duration, 0, '2 days: from nothing to full effect'),
  lasts: optional(positiveDuration, null, '21 days; otherwise until stopped'),
  'wind-down': optional(duration, 0, '3 days: from full effect to nothing'),
  cooling: optional(duration, 0, '7 days: before it may be pulled again'),
  times: optional(wholeNumber(1, 10_000), null, '3: how often in a run'),
  needs: optional(
    entry({
      when: required(expression, 'in-force(winter-plan) > 0'),
      otherwise: required(words, 'Needs the winter plan first.'),
      source: sourceField,
    }),
    null,
    '{when: …, otherwise: "…"}',
  ),
  effects: required(listOf(namedEffect), 'what changes while it is in force'),
  evidence: optional(choice('A', 'B', 'C', 'D'), null, 'A (strong) to D (opinion)'),
  source: sourceField,
};

export const leverShape: Shape<ReadLever> = refine(entry(leverFields), (read, reading, node): ReadLever => {
  const lever = leverOf(read);
  return { lever: node === null ? lever : reading.keep(lever, node), decided: read.decided };
});

function leverOf(read: EntryOf<typeof leverFields>): Lever {
  return {
    id: read.id,
    name: read.name,
    agency: read.agency,
    says: read.says,
    makesWorkFor: read['makes-work-for'],
    kind: read.kind,
    decidedIn: read.decided ?? 'play',
    costOncePounds: read.cost?.once ?? 0,
    costPerDayPounds: read.cost?.['per-day'] ?? 0,
    costPerUnit: read.cost?.['per-unit'] ?? false,
    amount: read.amount,
    leadTimeMinutes: read['lead-time'],
    rampMinutes: read.ramp,
    lastsMinutes: read.lasts,
    windDownMinutes: read['wind-down'],
    coolingMinutes: read.cooling,
    timesAtMost: read.times,
    needs: read.needs === null ? null : { when: read.needs.when, otherwise: read.needs.otherwise },
    effects: read.effects,
    evidence: read.evidence,
    source: read.source,
  };
}

const bringsShape: Shape<NonNullable<Inject['brings']>> = refine(
  entry({
    name: required(words, 'Coach crash'),
    count: required(wholeNumber(1, 100_000), '12'),
    over: required(duration, '40 min: each comes at an instant of this time by their own luck'),
    attributes: overridesField,
    to: required(reference, 'the first step'),
    source: sourceField,
  }),
  (read) => ({
    name: read.name,
    count: read.count,
    overMinutes: read.over,
    attributes: read.attributes,
    to: read.to,
  }),
);

const injectEntry = entry({
  id: required(identifier, 'norovirus'),
  number: required(wholeNumber(1, 999), '1'),
  name: required(words, 'Norovirus on two wards'),
  from: required(words, 'Infection control'),
  to: optional(audience, 'all' as const, 'agencies that get it, or all'),
  channel: optional(
    choice('phone', 'email', 'radio', 'press', 'letter', 'visit'),
    'phone' as const,
    'phone, email, radio, press, letter or visit',
  ),
  text: required(words, 'what it says'),
  expected: optional(words, null, "what a good answer looks like, for control's eyes"),
  at: optional(anyInstant, null, '2014-01-06 08:00 or day 3 09:30'),
  when: optional(expression, null, 'bed-occupancy > 98%'),
  held: optional(yesOrNo, null, 'true: control fires it by hand'),
  ramp: optional(duration, 0, '2 days'),
  lasts: optional(positiveDuration, null, '14 days; otherwise the rest of the run'),
  'wind-down': optional(duration, 0, '3 days'),
  effects: optional(listOf(namedEffect), [], 'what changes while it is in force'),
  brings: optional(bringsShape, null, 'patients of its own'),
  source: sourceField,
});

export const injectShape: Shape<Inject> = refine(injectEntry, (read, reading, node): Inject => {
  const given = [read.at, read.when, read.held].filter((one) => one !== null).length;
  if (node !== null && !reading.isDoubtful(read) && (given !== 1 || read.held === false)) {
    reading.report(reading.offsetOf(read), {
      code: 'bad-schedule',
      sentence: 'An inject has exactly one of "at", "when" and "held: true".',
      expected: 'at: day 3 09:30, or when: bed-occupancy > 98%, or held: true',
    });
  }
  const { id, number, name, from, to, channel, text, expected, ramp, lasts, effects, brings, source } = read;
  return {
    id,
    number,
    name,
    from,
    to,
    channel,
    text,
    expected,
    schedule:
      read.at !== null
        ? { kind: 'at', atMinutes: read.at }
        : read.when !== null
          ? { kind: 'when', condition: read.when }
          : { kind: 'held' },
    rampMinutes: ramp,
    lastsMinutes: lasts,
    windDownMinutes: read['wind-down'],
    effects,
    brings,
    source,
  };
});

const nodeShape: Shape<MapNode> = refine(
  entry({
    id: required(identifier, 'ae'),
    name: optional(words, null, 'A&E'),
    agency: optional(reference, null, 'whose it is'),
    column: required(wholeNumber(0, 50), '2: 0 is the left edge'),
    row: required(wholeNumber(0, 50), '1: 0 is the top'),
    figure: required(reference, 'an indicator'),
    label: optional(words, '', 'came in: words beside the figure'),
    lists: optional(
      listOf(
        refine(
          entry({
            step: required(reference, 'a step with a waiting list'),
            label: required(words, 'to be seen'),
            source: sourceField,
          }),
          (read) => ({ step: read.step, label: read.label }),
        ),
      ),
      [],
      'waiting lists drawn here',
    ),
    source: sourceField,
  }),
  (read): MapNode => ({
    id: read.id,
    name: read.name ?? nameFor(read.id),
    agency: read.agency,
    column: read.column,
    row: read.row,
    figure: read.figure,
    figureLabel: read.label,
    lists: read.lists,
  }),
);

export const mapShape: Shape<FlowMap> = refine(
  entry({
    nodes: required(listOf(nodeShape), 'places on the wall'),
    links: optional(
      listOf(
        refine(
          entry({
            from: required(reference, 'a node of the map'),
            to: required(reference, 'a node of the map'),
            flow: required(expression, 'last24h(entered(triage))'),
            source: sourceField,
          }),
          (read) => ({ from: read.from, to: read.to, flow: read.flow }),
        ),
      ),
      [],
      'flows between them',
    ),
    source: sourceField,
  }),
  (read): FlowMap => ({ nodes: read.nodes, links: read.links }),
);
