// The report of a study, item by item of STRESS-DES 1.0 (Monks et al., Strengthening the reporting of empirical
// simulation studies, Journal of Simulation 13(1), 2019): what the scenario, its run and the engine can say, in the
// study's own words where it has them, and in plain sight what nobody has stated. Knows no layout.

import type { ScenarioInput, SourceStatus } from '../scenario/inputs.ts';
import { isToBeFilledIn, saysGuess, statusOf } from '../scenario/inputs.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { measureCatalogue } from './measureCatalogue.ts';
import { heading, item, list, type StudyBlock, type StudyItem, said, table, text } from './studyBlocks.ts';
import { componentItems, logicItems } from './studyLogic.ts';
import { instantText, listText, minutesText, numberText, peopleText } from './wording.ts';

/** What was run, by what and on what. */
export interface StudyRun {
  readonly flowday: string;
  readonly engine: string;
  readonly seed: string;
  readonly replications: number;
  /** Over all replications, like the two that follow. */
  readonly simulatedMinutes: number;
  readonly events: number;
  readonly patients: number;
  readonly stateHash: string;
  readonly set: Readonly<Record<string, string>>;
  readonly off: readonly string[];
  /** Parameters varied one at a time, and the replications of each end; null: none were. */
  readonly sensitivity: { readonly parameters: number; readonly replications: number } | null;
  readonly machine: string;
  readonly runtime: string;
  readonly wallMs: number;
}

/** All 20 items, 2.5 by its five components: 24 entries. */
export function studyReport(
  scenario: Scenario,
  inputs: readonly ScenarioInput[],
  run: StudyRun,
): readonly StudyItem[] {
  return [
    ...objectives(scenario, run),
    ...logicItems(scenario),
    ...componentItems(scenario),
    ...data(scenario, inputs),
    ...experimentation(scenario, run),
    ...implementation(run),
    item('6 Code access', '6.1', 'Computer model sharing statement', [
      ...said(scenario.study.access, 'how others get the model'),
      text(
        'The model is the scenario file: text that holds every figure and its source. The same file, seed and engine fingerprint give the same run to the last bit, in Node and in any current browser.',
      ),
    ]),
  ];
}

function objectives(scenario: Scenario, run: StudyRun): readonly StudyItem[] {
  const { study, place } = scenario;
  const population = place.population === null ? '' : `, population ${numberText(place.population)}`;
  return [
    item('1 Objectives', '1.1', 'Purpose of the model', [
      ...said(study.purpose, 'what the model is for'),
      text(`Scenario: ${scenario.name} (${scenario.id}); place: ${place.name}${population}.`),
      ...(scenario.summary === '' ? [] : [text(scenario.summary)]),
    ]),
    item('1 Objectives', '1.2', 'Model outputs', [
      ...said(study.outputs, 'which figures the model is asked for'),
      ...table(['Figure', 'Unit', 'Definition', 'Of', 'Source'], outputRows(scenario)),
      text(
        'Shares and means are worked out in each replication and then averaged over replications, each counting the same. Percentiles are means of the replications’ percentiles. Measures of error are 95% intervals by Student’s t over replications, which differ only in chance.',
      ),
      ...(scenario.evidence.length === 0
        ? []
        : [
            text(
              `Besides, ${scenario.evidence.length} figures are held beside what was observed; their definitions stand with them.`,
            ),
          ]),
    ]),
    item('1 Objectives', '1.3', 'Experimentation aims', [
      ...said(study.aims, 'what the experiments are to find out'),
      ...list(experiments(scenario, run)),
    ]),
  ];
}

/** The headline, what the scenario defines itself, and the ledger. */
function outputRows(scenario: Scenario): readonly (readonly string[])[] {
  const catalogue = measureCatalogue(scenario);
  const rows = [
    ...scenario.headline.map((id) => `indicator.${id}`),
    ...scenario.kpis.map(({ id }) => `kpi.${id}`),
  ].flatMap((id) => {
    const entry = catalogue[id];
    return entry === undefined
      ? []
      : [[id, entry.unit, entry.definition, entry.denominator ?? '', entry.source ?? 'not stated']];
  });
  const plain = scenario.headlineMeasures.map((id) => {
    const [family, of = ''] = id.split('.');
    const entry = Object.entries(catalogue).find(([pattern]) => pattern.split('.')[0] === family)?.[1];
    const named = (words: string): string => words.replace(/\b(STEP|RESOURCE|SOURCE|OUTCOME|ID)\b/g, of);
    return [
      id,
      entry?.unit ?? '',
      named(entry?.definition ?? ''),
      named(entry?.denominator ?? ''),
      'the engine',
    ];
  });
  const ledger = scenario.ledger.map(({ id, unit, definition, borneBy, each, low, high, source }) => [
    `ledger.${id}`,
    unit,
    `${definition} Each counts ${numberText(each)} (${numberText(low)} to ${numberText(high)}), borne by ${borneBy}.`,
    '',
    source ?? 'not stated',
  ]);
  return [...rows, ...plain, ...ledger];
}

function experiments(
  { evidence, loops }: Scenario,
  { replications, sensitivity, set, off }: StudyRun,
): string[] {
  const changed = [
    ...Object.entries(set).map(([id, value]) => `${id} set to ${value}`),
    ...off.map((id) => `the loop ${id} switched off`),
  ];
  return [
    `The base case, every agency played by its standing orders, ${replications} replications, held beside ${evidence.length} observed figures.`,
    ...(changed.length === 0 ? [] : [`Changed from the file for this run: ${listText(changed)}.`]),
    ...(sensitivity === null
      ? []
      : [
          `One-at-a-time sensitivity: ${sensitivity.parameters} parameters, each set to the low and the high end of its range, ${sensitivity.replications} replications of each under the luck of the base case.`,
        ]),
    ...(loops.length === 0
      ? []
      : [`${loops.length} feedback loops can each be switched off, to show what they contribute.`]),
  ];
}

/** By status; what is sourced may go on with a guess. */
const kinds: readonly { readonly title: string; readonly holds: (one: Stated) => boolean }[] = [
  { title: 'Sourced', holds: ({ status, source }) => status === 'sourced' && !saysGuess(source) },
  {
    title: 'Sourced in part, the rest general knowledge',
    holds: ({ status, source }) => status === 'sourced' && saysGuess(source),
  },
  { title: 'By definition', holds: ({ status }) => status === 'by definition' },
  { title: 'Computed', holds: ({ status }) => status === 'computed' },
  { title: 'General knowledge', holds: ({ status }) => status === 'general knowledge' },
  { title: 'To be filled in', holds: ({ status }) => status === 'to be filled in' },
];

function data(scenario: Scenario, inputs: readonly ScenarioInput[]): readonly StudyItem[] {
  const { study, evidence } = scenario;
  const given = study.dataSources.map(({ name, says, access }) => [name, says, filledIn(access ?? '')]);
  const preprocessing = study.preprocessing.filter((words) => !isToBeFilledIn(words));
  return [
    item('3 Data', '3.1', 'Data sources', [
      ...(given.length === 0
        ? said('', 'which data sources were used, and how they can be had')
        : table(['Source', 'What was taken from it', 'Access'], given)),
      ...(evidence.length === 0 ? [] : [heading('Of what was observed')]),
      ...table(
        ['Row', 'Figure', 'Source'],
        evidence.map(({ id, name, source }) => [id, name, filledIn(source)]),
      ),
    ]),
    item('3 Data', '3.2', 'Pre-processing', [
      ...(preprocessing.length === 0
        ? said('', 'what was done to the data before they stood in the file')
        : list(preprocessing)),
    ]),
    item('3 Data', '3.3', 'Input parameters', inputBlocks(inputs)),
    item('3 Data', '3.4', 'Assumptions', assumptions(scenario, inputs)),
  ];
}

function filledIn(words: string): string {
  if (words === '') return 'not stated';
  return isToBeFilledIn(words) ? `not stated (${words})` : words;
}

/** Inputs with a source stand under the assumptions, each with its figures: here are the others, and the parameters. */
function inputBlocks(inputs: readonly ScenarioInput[]): readonly StudyBlock[] {
  const written = inputs.filter(({ figures }) => figures !== '');
  const parameters = written.filter(({ section }) => section === 'parameters');
  const silent = written.filter(({ section, source }) => source === '' && section !== 'parameters');
  return [
    text(
      'Every figure as it stands in the file, computed ones written out: the parameters; under 3.4 all figures that state a source, by status; and at the end of this item those that state none.',
    ),
    ...table(
      ['Parameter', 'Figures', 'Status'],
      parameters.map(({ where, name, figures, status }) => [whereWords(where, name), figures, status]),
    ),
    ...sectionsOf(silent).flatMap((section) => [
      heading(`${section}, no source stated`),
      ...table(
        ['', ''],
        silent
          .filter((input) => input.section === section)
          .map(({ where, name, figures }) => [whereWords(where, name), figures]),
      ),
    ]),
  ];
}

function sectionsOf(inputs: readonly ScenarioInput[]): readonly string[] {
  return [...new Set(inputs.map(({ section }) => section))];
}

function whereWords(where: string, name: string): string {
  return name === '' || where === '' || where.includes('›') ? where || name : `${name} (${where})`;
}

interface Stated {
  readonly section: string;
  readonly source: string;
  readonly status: SourceStatus;
  /** `where: figures`. */
  readonly figures: readonly string[];
}

/** Every source text, by status: in which section, of which figures. What one text vouches for stands together. */
function assumptions({ study }: Scenario, inputs: readonly ScenarioInput[]): readonly StudyBlock[] {
  const stated = study.assumptions.filter((words) => !isToBeFilledIn(words));
  const own = stated.map(
    (source): Stated => ({ section: 'study', source, status: statusOf(source), figures: [] }),
  );
  const all = [...own, ...statedOnce(inputs)];
  const silent = inputs.filter(({ source, figures }) => source === '' && figures !== '');
  const counts = kinds.map(({ title, holds }) => `${all.filter(holds).length} ${title.toLowerCase()}`);
  return [
    ...(stated.length === 0 ? said('', 'the assumptions of the study as a whole') : []),
    text(`${listText(counts)}; ${silent.length} entries with figures state no source and stand under 3.3.`),
    ...kinds.flatMap(({ title, holds }) => {
      const rows = all.filter(holds);
      if (rows.length === 0) return [];
      return [
        heading(`${title} (${rows.length})`),
        ...table(
          ['Section', 'Where, and the figure', 'On whose word'],
          rows.map(({ section, figures, source }) => [section, figures.join('\n'), source]),
        ),
      ];
    }),
  ];
}

function statedOnce(inputs: readonly ScenarioInput[]): readonly Stated[] {
  const stated = new Map<string, Stated & { readonly figures: string[] }>();
  for (const { section, where, figures, source, status } of inputs) {
    if (source === '') continue;
    const key = `${section} ${source}`;
    const one = stated.get(key) ?? { section, source, status, figures: [] };
    stated.set(key, one);
    one.figures.push([where, figures].filter((part) => part !== '').join(': '));
  }
  return [...stated.values()];
}

function experimentation(scenario: Scenario, run: StudyRun): readonly StudyItem[] {
  const { calendar, census } = scenario;
  const { warmUpMinutes, durationMinutes, timeUnit, holidays } = calendar;
  const there = census.reduce((sum, { count }) => sum + count, 0);
  return [
    item('4 Experimentation', '4.1', 'Initialisation', [
      text(
        `${warmUpMinutes === 0 ? 'There is no warm-up.' : `The first ${minutesText(warmUpMinutes)} are warm-up and count in no measure.`} ${there === 0 ? 'The system starts empty.' : `${peopleText(there)} ${there === 1 ? 'is' : 'are'} there at the start; who is at work has part of it done, drawn as somebody is found at a random moment (length-biased).`}`,
      ),
      ...table(
        ['Group', 'People', 'At', 'How'],
        census.map(({ id, name, count, step, progress }) => [
          `${name} (${id})`,
          String(count),
          step,
          progress,
        ]),
      ),
    ]),
    item('4 Experimentation', '4.2', 'Run length', [
      text(
        `From ${instantText(calendar, 0)} to ${instantText(calendar, durationMinutes)}: ${minutesText(durationMinutes)}. ${timeUnit === null ? 'The engine counts minutes' : `The file is written in ${timeUnit.name}; the engine counts minutes`}, on a grid of 2⁻²⁰ minute.${holidays.length === 0 ? '' : ` Holidays: ${holidays.join(', ')}.`}`,
      ),
    ]),
    item('4 Experimentation', '4.3', 'Estimation approach', [
      text(
        `${run.replications} independent replications, numbered from 0, of seed “${run.seed}”; together ${numberText(run.patients)} patients and ${numberText(run.events)} events. Intervals are 95% by Student’s t over replications. Where two arms are compared they share every patient’s luck (common random numbers by address), and the interval is that of the differences.`,
      ),
    ]),
  ];
}

function implementation(run: StudyRun): readonly StudyItem[] {
  const group = '5 Implementation';
  return [
    item(group, '5.1', 'Software or programming language', [
      text(
        `Flowday ${run.flowday}, a discrete-event engine in TypeScript; engine fingerprint ${run.engine}, the hash of a fixed set of reference runs. ${run.runtime}. Final state of replication 0: ${run.stateHash}.`,
      ),
    ]),
    item(group, '5.2', 'Random sampling', [
      text(
        'Every uniform is a pure function of its address: seed, replication, source, ordinal within the source, episode, purpose and index, hashed by integer arithmetic (seedrandom’s Alea turns names into keys). No stream is shared, so nothing that is decided changes anybody else’s draws. Distributions are sampled by inversion or by transformations built on exact arithmetic, the same bits on every machine. Varying rates are sampled by thinning at the candidate’s own instant.',
      ),
    ]),
    item(group, '5.3', 'Model execution', [
      text(
        'Next-event time advance. The calendar is a binary heap ordered by time, then priority, then serial number, so no tie is left to chance. After each event, freed units are granted in the order in which they came free; what happens at one instant stands under 2.2.',
      ),
    ]),
    item(group, '5.4', 'System specification', [
      text(`${run.machine}. The base case took ${numberText(run.wallMs / 1000)} s of wall time.`),
    ]),
  ];
}
