// `run --journeys FILE`: what happened to whom, one record for each moment, as CSV or NDJSON, for every tool that reads
// event logs. All patients or a sample of them; the same sample in every branch.

import { closeSync, openSync, writeSync } from 'node:fs';
import { Option } from 'commander';
import { hearJourneys, type JourneyEvent, type Scenario, samplePatients } from '../../engine/index.ts';
import { Complaint } from './complaint.ts';
import { wholeText } from './figures.ts';
import { dateTimeText } from './instants.ts';
import { shareOption } from './options.ts';
import { orComplain } from './outputFile.ts';
import { driveTo, worldOf } from './patientRun.ts';
import { untilMinutesOf } from './runLength.ts';

export interface JourneyOptions {
  readonly seed: string;
  readonly days?: number;
  readonly replications?: number;
  /** One of them; not given: all. */
  readonly replication?: number;
  readonly journeys?: string;
  /** 0–1, 1 included. */
  readonly sample?: number;
}

export function journeyOptions(): readonly Option[] {
  return [
    new Option('--journeys <file>', 'write what happened to each patient, as .csv or .ndjson'),
    new Option('--sample <share>', 'of the journeys: 1% of the patients, or all; default: all').argParser(
      sampleOption,
    ),
  ];
}

function sampleOption(text: string): number {
  return text === 'all' || text === '100%' || text === '1' ? 1 : shareOption(text);
}

/** What a record says; the names are a contract (see README.md). */
interface JourneyRecord {
  readonly replication: number;
  readonly source: string;
  readonly ordinal: number;
  readonly part: number;
  readonly episode: number;
  readonly minute: number;
  readonly time: string;
  readonly moment: string;
  readonly where: string;
  readonly minutes: number | null;
}

const columns: readonly (keyof JourneyRecord)[] = [
  'replication',
  'source',
  'ordinal',
  'part',
  'episode',
  'minute',
  'time',
  'moment',
  'where',
  'minutes',
];

/** Records are written while the run goes on, some thousands at a time. */
const recordsAtATime = 5000;

/** @throws Complaint when the file cannot be written, or its name ends otherwise */
export async function writeJourneys(
  scenario: Scenario,
  path: string,
  options: JourneyOptions,
): Promise<void> {
  const asLine = lineWriter(path);
  const file = new RecordFile(path);
  try {
    if (path.endsWith('.csv')) file.write(`${columns.join(',')}\n`);
    for (const replication of replicationsOf(options)) {
      const world = worldOf(scenario, { ...options, replication });
      const tell = (event: JourneyEvent): void =>
        file.write(`${asLine(recordOf(scenario, replication, event))}\n`);
      hearJourneys(world, tell, samplePatients(world, options.sample ?? 1));
      await driveTo(world, untilMinutesOf(scenario, options.days), () => Promise.resolve());
    }
  } finally {
    file.close();
  }
  const header = path.endsWith('.csv') ? 1 : 0;
  process.stderr.write(`${wholeText(file.lines - header)} moments of journeys in ${path}\n`);
}

function replicationsOf({ replications = 1, replication }: JourneyOptions): readonly number[] {
  return replication === undefined
    ? Array.from({ length: replications }, (_, number) => number)
    : [replication];
}

function lineWriter(path: string): (record: JourneyRecord) => string {
  if (path.endsWith('.ndjson')) return (record) => JSON.stringify(record);
  if (path.endsWith('.csv')) return (record) => columns.map((column) => cellOf(record[column])).join(',');
  throw new Complaint(
    `${path} is neither .csv nor .ndjson.`,
    'Let the name of the file end in one of them.',
    2,
  );
}

/** Ids need no quotes: they hold letters, digits and hyphens only. */
function cellOf(value: JourneyRecord[keyof JourneyRecord]): string {
  return value === null ? '' : String(value);
}

function recordOf({ calendar }: Scenario, replication: number, event: JourneyEvent): JourneyRecord {
  const { origin, ordinal, part, episode, atMinutes, moment, where, workMinutes } = event;
  return {
    replication,
    source: origin,
    ordinal,
    part,
    episode,
    minute: atMinutes,
    time: dateTimeText(calendar, atMinutes),
    moment,
    where,
    minutes: workMinutes,
  };
}

class RecordFile {
  lines = 0;
  private readonly path: string;
  private readonly descriptor: number;
  private waiting: string[] = [];

  constructor(path: string) {
    this.path = path;
    this.descriptor = orComplain(path, () => openSync(path, 'w'));
  }

  write(line: string): void {
    this.lines += 1;
    this.waiting.push(line);
    if (this.waiting.length >= recordsAtATime) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    const text = this.waiting.join('');
    this.waiting = [];
    orComplain(this.path, () => writeSync(this.descriptor, text));
  }
}
