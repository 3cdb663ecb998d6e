// `run --trace` and `run --explain PATIENT`: a run as lines, or one patient's way as sentences. One replication, run
// here and not in a worker, so that each line goes out while the run goes on.

import { InvalidArgumentError, Option } from 'commander';
import { deadlock, followPatient, type Scenario, traceRun, type World } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { instantIn } from './instants.ts';
import { type JourneyOptions, journeyOptions, writeJourneys } from './journeys.ts';
import { wholeFrom } from './options.ts';
import { driveTo, worldOf } from './patientRun.ts';
import { untilMinutesOf } from './runLength.ts';
import { wrapped } from './wrapped.ts';

export interface PatientName {
  readonly origin: string;
  readonly ordinal: number;
}

export interface PatientOptions extends JourneyOptions {
  readonly trace?: boolean;
  readonly explain?: PatientName;
  readonly patient?: PatientName;
  readonly step?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Of the instant that a sentence of a story begins with. */
const timeWidth = 21;

export function patientOptions(): readonly Option[] {
  const others = ['precision', 'batches', 'series', 'against', 'without', 'definitions', 'json'];
  return [
    new Option('--trace', 'print a line for each thing that happens, and why').conflicts([
      ...others,
      'explain',
    ]),
    new Option('--patient <name>', 'of the trace, one patient only, such as walk-in:12').argParser(
      patientOption,
    ),
    new Option(
      '--step <id>',
      'of the trace, one step, outcome, source, resource, lever, inject, loop or agency only',
    ),
    new Option('--from <instant>', 'of the trace, from then on, such as "day 2 08:00"'),
    new Option('--until <instant>', 'of the trace, up to and including then'),
    new Option('--explain <name>', 'tell the story of one patient, such as walk-in:12')
      .argParser(patientOption)
      .conflicts(others),
    new Option('--replication <number>', 'of trace, story and journeys: which one, from 0').argParser(
      wholeFrom(0, 99_999),
    ),
    ...journeyOptions(),
  ];
}

/** `walk-in:12`: the source, census group or inject, and the number within it. */
export function patientOption(text: string): PatientName {
  const [, origin, ordinal] = /^([a-z][a-z0-9-]*):(\d{1,12})$/.exec(text) ?? [];
  if (origin === undefined || ordinal === undefined) {
    throw new InvalidArgumentError('Expected a patient such as walk-in:12: where from, and which number.');
  }
  return { origin, ordinal: Number(ordinal) };
}

/** Does what was asked for of patients; answers whether that was all. */
export async function toldOfPatients(scenario: Scenario, options: PatientOptions): Promise<boolean> {
  const { trace, explain, patient, step, from, until, sample, journeys, replication } = options;
  if (!trace && [patient, step, from, until].some((option) => option !== undefined)) {
    throw new Complaint('--patient, --step, --from and --until go with --trace.', 'Add --trace.', 2);
  }
  if (sample !== undefined && journeys === undefined) {
    throw new Complaint('--sample goes with --journeys.', 'Add --journeys FILE.csv.', 2);
  }
  if (replication !== undefined && !trace && !explain && journeys === undefined) {
    throw new Complaint('--replication goes with --trace, --explain or --journeys.', 'Add one of them.', 2);
  }
  if (journeys !== undefined) await writeJourneys(scenario, journeys, options);
  if (trace) await printTrace(scenario, options);
  else if (explain) await printStory(scenario, explain, options);
  return trace === true || explain !== undefined;
}

async function printTrace(scenario: Scenario, options: PatientOptions): Promise<void> {
  const { patient, step, from, until } = options;
  if (patient) mustBeOrigin(scenario, patient.origin);
  if (step !== undefined) mustBePlace(scenario, step);
  const endMinutes = untilMinutesOf(scenario, options.days);
  const filter = {
    patient: patient ?? null,
    where: step ?? null,
    fromMinutes: from === undefined ? 0 : instantIn(scenario.calendar, from),
    untilMinutes: until === undefined ? endMinutes : instantIn(scenario.calendar, until),
  };
  if (filter.fromMinutes > Math.min(filter.untilMinutes, endMinutes)) {
    throw new Complaint(
      'The trace would end before it begins.',
      'Let --from be before --until and the end of the run.',
      2,
    );
  }
  const world = worldOf(scenario, options);
  let lines: string[] = [];
  let told = 0;
  const traced = traceRun(world, (line) => lines.push(line), filter);
  const goOut = async (): Promise<void> => {
    const text = lines.map((line) => `${line}\n`).join('');
    told += lines.length;
    lines = [];
    if (text !== '' && !process.stdout.write(text)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  };
  await driveTo(world, Math.min(endMinutes, filter.untilMinutes), goOut, traced);
  if (told === 0) process.stderr.write('Nothing that was asked for happened in this run.\n');
  process.stdout.write(stuckText(world));
}

async function printStory(
  scenario: Scenario,
  { origin, ordinal }: PatientName,
  options: PatientOptions,
): Promise<void> {
  mustBeOrigin(scenario, origin);
  const world = worldOf(scenario, options);
  const story = followPatient(world, origin, ordinal);
  await driveTo(world, untilMinutesOf(scenario, options.days), () => Promise.resolve());
  const sentences = story().flatMap((sentence) => wrapped(sentence, '', timeWidth));
  process.stdout.write(`${sentences.join('\n')}\n`);
}

/** Who can never go on at the end of a trace, as lines; nothing when all is well. */
function stuckText(world: World): string {
  const stuck = deadlock(world);
  if (stuck === null) return '';
  const lines = stuck.patients.map(({ origin, ordinal, at, waitsFor, holds }) => {
    const hands = holds.length === 0 ? 'holding nothing' : `holding ${holds.join(', ')}`;
    return `  ${origin}:${ordinal} at ${at ?? 'the door'}, ${hands}, waits for ${waitsFor}`;
  });
  return `DEADLOCK: these can never go on.\n${lines.join('\n')}\n`;
}

function mustBeOrigin({ sources, census, injects }: Scenario, origin: string): void {
  const origins = [...sources, ...census, ...injects.filter(({ brings }) => brings !== null)].map(
    ({ id }) => id,
  );
  if (origins.includes(origin)) return;
  throw new Complaint(`Nobody comes from ${origin}.`, `Patients come from: ${origins.join(', ')}.`, 2);
}

function mustBePlace(scenario: Scenario, place: string): void {
  const { steps, outcomes, sources, census, resources, variables, levers, injects, loops, agencies } =
    scenario;
  const told = [steps, outcomes, sources, census, resources, variables, levers, injects, loops, agencies];
  if (told.some((items) => items.some(({ id }) => id === place))) return;
  const ids = steps.map(({ id }) => id);
  throw new Complaint(`There is no step ${place}.`, `The steps are: ${ids.join(', ')}.`, 2);
}
