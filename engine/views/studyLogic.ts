// The logic of a scenario for a report: items 2.1 to 2.5 of STRESS-DES. Owns these words only.

import { hasList } from '../scenario/pathwayGraph.ts';
import type {
  Effect,
  FeedbackLoop,
  Inject,
  Lever,
  OrderAction,
  Scenario,
  Step,
} from '../scenario/scenario.ts';
import { type Explained, explainScenario } from './explain.ts';
import { heading, item, list, type StudyBlock, type StudyItem, table, text } from './studyBlocks.ts';
import { expressionText, instantText, listText, minutesText, numberText } from './wording.ts';

const group = '2 Logic';

export function logicItems(scenario: Scenario): readonly StudyItem[] {
  const { sources, steps, resources, outcomes, agencies } = scenario;
  const explained = explainScenario(scenario);
  return [
    item(group, '2.1', 'Base model overview diagram', [
      text(
        `${listText([counted(sources, 'source'), counted(steps, 'step'), counted(resources, 'resource'), counted(outcomes, 'outcome'), counted(agencies, 'agency', 'agencies')])}. Boxes are steps, rounded ones sources and outcomes; dotted arrows are ways taken instead of being served.`,
      ),
      { kind: 'network' },
    ]),
    item(group, '2.2', 'Base model logic', sentencesOf(explained, 'run')),
    item(group, '2.3', 'Scenario logic', scenarioLogic(scenario)),
    item(group, '2.4', 'Algorithms', algorithms(scenario)),
  ];
}

export function componentItems(scenario: Scenario): readonly StudyItem[] {
  const explained = explainScenario(scenario);
  const { attributes, sources, outcomes, steps } = scenario;
  return [
    item(group, '2.5.1', 'Entities', [
      text(
        `Patients, of ${counted(sources, 'source')}${scenario.census.length === 0 ? '' : ` and ${counted(scenario.census, 'group')} who are there at the start`}. A patient is named by source and ordinal; overflow, re-attendance and readmission are further episodes of the same patient.`,
      ),
      ...list(
        attributes.map(({ id, name, ...attribute }) =>
          attribute.kind === 'category'
            ? `${name} (${id}): ${attribute.categories.join(', ')}`
            : `${name} (${id}): a number`,
        ),
      ),
      ...(scenario.variables.length === 0
        ? []
        : [heading('Variables, which belong to nobody'), ...sentencesOf(explained, 'variable')]),
    ]),
    item(group, '2.5.2', 'Activities', sentencesOf(explained, 'step')),
    item(group, '2.5.3', 'Resources', sentencesOf(explained, 'resource')),
    item(group, '2.5.4', 'Queues', [
      text(
        'One waiting list for each step that needs a resource. Nobody is served before somebody who is further in front in the same list and needs the same.',
      ),
      ...table(['List', 'Served first', 'Who leaves or does not join'], steps.filter(hasList).map(queueRow)),
    ]),
    item(group, '2.5.5', 'Entry and exit points', [
      heading('In'),
      ...sentencesOf(explained, 'source'),
      heading('Out'),
      ...list(
        outcomes.map(({ name, id, returns }) =>
          returns.length === 0
            ? `${name} (${id})`
            : `${name} (${id}); a share come back: ${listText(returns.map((back) => `${back.name} to ${back.to}`))}`,
        ),
      ),
    ]),
  ];
}

function sentencesOf(explained: readonly Explained[], about: Explained['about']): readonly StudyBlock[] {
  return explained
    .filter((one) => one.about === about)
    .flatMap(({ id, name, sentences }) => [
      heading(about === 'run' ? name : `${name} (${id})`),
      ...(about === 'run' ? list(sentences) : [text(sentences.join(' '))]),
    ]);
}

function counted(things: readonly unknown[], one: string, many = `${one}s`): string {
  return `${things.length} ${things.length === 1 ? one : many}`;
}

function scenarioLogic(scenario: Scenario): readonly StudyBlock[] {
  const { planning } = scenario;
  return [
    text(
      'In the base case nobody plays: agencies act by their standing orders, and injects come as scheduled.',
    ),
    ...(planning === null
      ? []
      : [
          text(
            `${planning.name}, ${planning.date}: levers decided then count their lead time from that date.`,
          ),
        ]),
    ...titled(
      'Feedback loops',
      ['Loop', 'Says', 'Reads', 'Does', 'Switch', 'Source'],
      scenario.loops.map(loopRow),
    ),
    ...titled(
      'Plans of the planning round, when nobody plays',
      ['Agency', 'Pulls, as far as its money goes'],
      scenario.agencies
        .filter(({ plans }) => plans.length > 0)
        .map(({ name, plans }) => [name, plans.map(({ lever, amount }) => pulled(lever, amount)).join('; ')]),
    ),
    ...titled(
      'Standing orders',
      ['Agency', 'When', 'Then'],
      scenario.standingOrders.map(({ agency, when, then }) => [
        agency,
        expressionText(when),
        then.map(actionText).join('; '),
      ]),
    ),
    ...titled(
      'Levers that may be pulled',
      ['Lever', 'Agency', 'Kind', 'Lead time', 'Effects'],
      scenario.levers.map((lever) => [
        `${lever.name} (${lever.id})`,
        lever.agency,
        leverKind(lever),
        minutesText(lever.leadTimeMinutes),
        lever.effects.map(effectText).join('; '),
      ]),
    ),
    ...titled(
      'Injects',
      ['Inject', 'When', 'Effects'],
      scenario.injects.map((inject) => injectRow(inject, scenario)),
    ),
  ];
}

/** A table under its heading; neither when there are no rows. */
function titled(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly StudyBlock[] {
  return rows.length === 0 ? [] : [heading(title), ...table(headings, rows)];
}

function loopRow(loop: FeedbackLoop): readonly string[] {
  const { id, name, says, reads, effects, on, parameters, source } = loop;
  const strength = parameters.length === 0 ? [] : [`strength: ${parameters.join(', ')}`];
  return [
    `${name} (${id})`,
    says,
    reads === null ? 'stands in the network' : expressionText(reads),
    [...effects.map(effectText), ...strength].join('; '),
    on ? 'on' : 'off',
    source ?? 'not stated',
  ];
}

function injectRow(
  { id, name, schedule, effects, brings }: Inject,
  { calendar }: Scenario,
): readonly string[] {
  const when =
    schedule.kind === 'at'
      ? instantText(calendar, schedule.atMinutes)
      : schedule.kind === 'when'
        ? `when ${expressionText(schedule.condition)}`
        : 'held until control fires it';
  const people = brings === null ? [] : [`${brings.count} patients to ${brings.to}`];
  return [`${name} (${id})`, when, [...effects.map(effectText), ...people].join('; ') || 'words only'];
}

function pulled(lever: string, amount: number | null): string {
  return `${lever}${amount === null ? '' : ` (${numberText(amount)})`}`;
}

function leverKind({ kind, decidedIn }: Lever): string {
  return decidedIn === 'either'
    ? kind
    : `${kind}, in ${decidedIn === 'planning' ? 'the planning round' : 'play'}`;
}

function actionText(action: OrderAction): string {
  switch (action.kind) {
    case 'pull':
      return `pull ${pulled(action.lever, action.amount)}`;
    case 'stop':
      return `stop ${action.lever}`;
    case 'declare':
      return `declare level ${action.level}`;
    case 'declareComputed':
      return 'declare what the triggers say';
  }
}

function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'capacity':
      return `${effect.resource} + ${expressionText(effect.add)}`;
    case 'capacityFactor':
      return `${effect.resource} × ${expressionText(effect.factor)}`;
    case 'arrivals':
      return `arrivals of ${effect.source} × ${expressionText(effect.factor)}`;
    case 'duration':
      return `work at ${effect.step} × ${expressionText(effect.factor)}`;
    case 'move':
      return `${expressionText(effect.share)} of those for ${effect.from} to ${effect.to}${effect.when === null ? '' : ` when ${expressionText(effect.when)}`}`;
    case 'weight':
      return `weight of ${effect.step} to ${effect.to} × ${expressionText(effect.factor)}`;
    case 'patience':
      return `patience at ${effect.step} × ${expressionText(effect.factor)}`;
    case 'budget':
      return `budget of ${effect.agency} + £${expressionText(effect.add)}`;
  }
}

function algorithms({ standingOrders }: Scenario): readonly StudyBlock[] {
  return list([
    'Routing by shares: of the options with weights wᵢ the one with the smallest Eᵢ ÷ wᵢ, each Eᵢ an exponential of the patient’s own; where weights change, only those who must go another way do.',
    'A lever that moves a share of a flow moves those whose own uniform for that lever lies below the share.',
    'Work is drawn once; an effect that begins or ends rescales what remains. Patience is a threshold drawn once against the waiting.',
    'Arrivals with a rate: candidates at the highest rate there may be in each hour of each weekday, each kept when its own uniform lies below the present rate ÷ the highest (thinning).',
    'Waiting: whenever units come free, every list that could use them offers its first patient, and the first of those by rank, order and address is called.',
    ...(standingOrders.length === 0
      ? []
      : [
          'Decisions of agencies that nobody plays: the standing orders under 2.3, asked at fixed times in the order of the agencies.',
        ]),
  ]);
}

function partyText({ least, most, until }: NonNullable<Step['together']>): string {
  const asOne = until.length === 0 ? '' : `, as one until ${listText(until, 'or')}`;
  return `in parties of ${least} to ${most}${asOne}`;
}

function queueRow(step: Step): readonly string[] {
  const { id, name, order, rank, preempt, room, patience, baulk, stop } = step;
  const { together, servedAt, serveWhen, jockey } = step;
  const first = [
    rank === null ? '' : `lowest ${expressionText(rank)}`,
    order === 'first-come' ? 'first come' : order === 'last-come' ? 'last come' : 'by lot',
    preempt === null ? '' : `interrupts (${preempt.how})`,
    together === null ? '' : partyText(together),
    servedAt === null ? '' : 'at set times',
    serveWhen === null ? '' : `while ${expressionText(serveWhen)}`,
  ];
  const leaves = [
    room === null ? '' : `${room.places} places, then ${room.whenFull ?? 'blocks'}`,
    patience === null ? '' : `impatient to ${patience.to}`,
    stop === null ? '' : `stops to ${stop.to} when ${expressionText(stop.when)}`,
    baulk === null ? '' : `baulks to ${baulk.to}`,
    jockey === null ? '' : `goes over to ${listText(jockey.with, 'or')}`,
  ];
  const words = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');
  return [`${name} (${id})`, words(first), words(leaves) || 'nobody'];
}
