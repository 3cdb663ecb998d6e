// `flowday replay RUNFILE`: plays a run file again, to its end or to a minute, and compares its hashes if asked.

import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  compileModel,
  createWorld,
  engineFingerprint,
  fold,
  type HashRung,
  hashWorld,
  type IndicatorView,
  isScenarioFault,
  type Mismatch,
  measuresOf,
  type ReplayResult,
  type RunFile,
  replay,
  worldView,
} from '../../engine/index.ts';
import { faultAtEnd, type SoundPart, soundPartOf } from '../protocol/index.ts';
import { type Choice, chosenMeasures } from './chosenMeasures.ts';
import { Complaint } from './complaint.ts';
import { countText, figureText, instantText, wholeText } from './figures.ts';
import { measureTable } from './measureTable.ts';
import { listOption, minutesOption, wholeFrom } from './options.ts';
import { printJson } from './output.ts';
import { decisionsText } from './replayDecisions.ts';
import { withoutReport, withoutText } from './replayWithout.ts';
import { readRunFile } from './runFile.ts';
import { textTable } from './textTable.ts';

interface ReplayOptions extends Choice {
  readonly at?: number;
  readonly verify?: boolean;
  readonly decisions?: boolean;
  readonly without?: readonly number[];
  readonly futures?: number;
  readonly json?: boolean;
}

/** What `--json` prints. */
interface ReplayReport {
  readonly name: string;
  readonly scenario: string;
  readonly edition: RunFile['edition'];
  /** Fingerprint of the engine that wrote the file, and of this one. */
  readonly engine: { readonly file: string; readonly here: string };
  readonly atMinutes: number;
  readonly decisions: { readonly byPeople: number; readonly derived: number; readonly refused: number };
  readonly stateHash: string;
  readonly hashParts: Readonly<Record<string, string>>;
  readonly headline: readonly IndicatorView[];
  /** Hashes compared up to the minute; null when not asked. */
  readonly verified: {
    readonly hashes: number;
    /** Of the last one. */
    readonly lastMinutes: number;
    readonly mismatch: Mismatch | null;
  } | null;
  /** Why the run could not go on from here, and what to do; null: it was ended, or goes on. */
  readonly fault: string | null;
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('Play a run file again and print how things stand.')
    .argument('<runfile>', 'run file from a debrief or from flowday sessions --export')
    .option('--at <minutes>', 'stop at this simulated minute; default: the end of the run', minutesOption)
    .option('--verify', 'compare every stored hash; exit 1 at the first that differs')
    .option('--decisions', 'list what was decided: number, when, who, what and why')
    .option('--measures <ids>', 'print these measures of the run, such as wait.triage,ledger.*', listOption)
    .option('--all', 'print every measure of the run')
    .addOption(
      new Option('--without <numbers>', 'play it again without these decisions, and compare')
        .argParser(numbersOption)
        .conflicts(['verify', 'decisions']),
    )
    .option(
      '--futures <number>',
      'with --without: in so many, the luck that was played first (default: 1)',
      wholeFrom(1, 10_000),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action((file: string, options: ReplayOptions) => {
      const runFile = readRunFile(file);
      try {
        printReplay(
          { file, runFile, fault: faultAtEnd(runFile.sessionLog, runFile.endedAtMinutes) },
          options,
        );
      } catch (error) {
        if (error instanceof Complaint) throw error;
        const sound = soundPart(runFile);
        if (sound === null) throw damaged(file, error);
        printReplay({ file, runFile: sound.file, fault: sound.fault }, options);
      }
    });
}

interface Given {
  /** As it was named. */
  readonly file: string;
  readonly runFile: RunFile;
  /** Of a run that could not go on: why it ends where it ends. */
  readonly fault: string | null;
}

/** @throws whatever breaks the run on the way */
function printReplay({ file, runFile, fault }: Given, options: ReplayOptions): void {
  const untilMinutes = untilMinutesOf(runFile, options.at);
  if (options.without !== undefined) return printWithout(runFile, options.without, untilMinutes, options);
  if (options.futures !== undefined) {
    throw new Complaint('--futures goes with --without.', 'Say --without and the number of a decision.', 2);
  }
  const rungs = options.verify ? runFile.ladder.filter((rung) => rung.atMinutes <= untilMinutes) : [];
  if (options.verify && rungs.length === 0) throw nothingToVerify(file, untilMinutes);
  const { scenario, run } = runFile;
  const result = replay(compileModel(scenario), { run, untilMinutes, ladder: rungs });
  const mismatch = result.mismatch ?? missingEntries(runFile, rungs);
  const lastMinutes = rungs.at(-1)?.atMinutes ?? 0;
  const verified = options.verify ? { hashes: rungs.length, lastMinutes, mismatch } : null;
  const atEnd = untilMinutes === runFile.endedAtMinutes;
  const report = reportOf(runFile, result, verified, atEnd ? fault : null);
  const measures = wantsMeasures(options) ? measuresOf(result.world) : null;
  if (options.json) {
    const log = options.decisions ? { decisionLog: result.decisions } : {};
    printJson({ ...report, ...log, ...(measures === null ? {} : { measures }) });
  } else if (mismatch === null) {
    process.stdout.write(reportText(runFile, report));
    if (options.decisions) process.stdout.write(decisionsText(runFile.scenario, result.decisions));
    if (measures !== null) process.stdout.write(measuresText(runFile.scenario, measures, options));
  }
  if (mismatch !== null) throw mismatchComplaint(file, runFile, mismatch);
}

const examples = `
Examples:
  flowday replay bath.flowday.json --verify
  flowday replay bath.flowday.json --at 20160 --json
  flowday replay bath.flowday.json --decisions
  flowday replay bath.flowday.json --measures "kpi.*,ledger.*"
  flowday replay bath.flowday.json --without 41 --futures 20

Without a decision every other decision of people is kept and standing orders respond. The first future has the luck
that was played, the others new luck from the first minute on; in each pair both share it.`;

/** Numbers of decisions, with commas between them. */
function numbersOption(text: string): readonly number[] {
  const numbers = listOption(text).map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number >= 0)) return [...new Set(numbers)];
  throw new InvalidArgumentError(
    'Expected numbers of decisions with commas between them, such as 41 or 41,56.',
  );
}

function wantsMeasures({ measures, all }: Choice): boolean {
  return measures !== undefined || all === true;
}

function printWithout(
  file: RunFile,
  without: readonly number[],
  untilMinutes: number,
  options: ReplayOptions,
): void {
  const report = withoutReport(file, without, { futures: options.futures ?? 1, untilMinutes });
  if (options.json) printJson(report);
  else process.stdout.write(withoutText(file, report, options));
}

function measuresText(
  scenario: RunFile['scenario'],
  measures: ReturnType<typeof measuresOf>,
  choice: Choice,
): string {
  const shown = chosenMeasures(scenario, Object.keys(measures), choice);
  return `\n${measureTable(measures, shown, scenario.calendar.timeUnit)}`;
}

function untilMinutesOf({ endedAtMinutes }: RunFile, at: number | undefined): number {
  if (at === undefined || at <= endedAtMinutes) return at ?? endedAtMinutes;
  throw new Complaint(
    `The run ended at minute ${endedAtMinutes}; --at ${at} lies beyond.`,
    'Ask for an earlier minute, or leave --at away for the end.',
    2,
  );
}

/** null: where nothing of it can be played, or nothing is known of a fault. */
function soundPart(runFile: RunFile): SoundPart<RunFile> | null {
  try {
    return soundPartOf(runFile, { compileModel, createWorld, fold, isScenarioFault });
  } catch {
    return null;
  }
}

function damaged(file: string, error: unknown): Complaint {
  const why = error instanceof Error ? error.message : String(error);
  return new Complaint(
    `${file} cannot be replayed: the scenario or the journal in it is damaged (${why}).`,
    'Download it again from the debrief, or write it with flowday sessions --export.',
  );
}

/** A rung that stands after more entries than the journal has by then was never reached, so never compared. */
function missingEntries({ run }: RunFile, rungs: readonly HashRung[]): Mismatch | null {
  const short = rungs.find(
    (rung) => run.journal.filter((entry) => entry.atMinutes <= rung.atMinutes).length < rung.entries,
  );
  if (short === undefined) return null;
  return { atMinutes: short.atMinutes, expected: short.state, found: 'a journal with fewer entries' };
}

function reportOf(
  runFile: RunFile,
  { world, decisions, refused }: ReplayResult,
  verified: ReplayReport['verified'],
  fault: string | null,
): ReplayReport {
  const { state, parts } = hashWorld(world);
  const view = worldView(world, { kind: 'wall' });
  const derived = decisions.filter(({ sequence }) => sequence === null).length;
  return {
    name: runFile.name,
    scenario: runFile.scenario.id,
    edition: runFile.edition,
    engine: { file: runFile.engine, here: engineFingerprint() },
    atMinutes: world.simMinutes,
    decisions: { byPeople: decisions.length - derived, derived, refused: refused.length },
    stateHash: state,
    hashParts: parts,
    headline: view.kind === 'wall' ? view.headline : [],
    verified,
    fault,
  };
}

function reportText({ scenario, endedAtMinutes }: RunFile, report: ReplayReport): string {
  const { atMinutes, decisions, headline, verified, fault } = report;
  const instant = instantText(atMinutes, scenario.calendar.startMinuteOfDay);
  const rows = headline.map(({ id, value }) => {
    const indicator = scenario.indicators.find((candidate) => candidate.id === id);
    return [
      indicator?.name ?? id,
      value === null ? '–' : figureText(value, indicator?.unit ?? 'number'),
      indicator?.unit ?? '',
    ];
  });
  const hashes = verified === null ? '' : verifiedText(verified, atMinutes);
  const refused =
    decisions.refused === 0
      ? ''
      : `; ${countText(decisions.refused, 'entry', 'entries')} could not be played`;
  return `${report.name} (${report.scenario}, ${report.edition} edition)
${instant}, minute ${atMinutes} of ${endedAtMinutes}
${countText(decisions.byPeople, 'decision')} by people and control, ${decisions.derived} by standing orders and schedule${refused}
${fault === null ? '' : `The run could not go on from here: ${fault}\n`}state ${report.stateHash}
${rows.length === 0 ? '' : '\n'}${textTable([left('figure'), { heading: 'now', align: 'right' }, left('unit')], rows)}${hashes}`;
}

function verifiedText(
  { hashes, lastMinutes }: { hashes: number; lastMinutes: number },
  atMinutes: number,
): string {
  const agree = hashes === 1 ? 'The one hash agrees' : `All ${wholeText(hashes)} hashes agree`;
  const rest = lastMinutes < atMinutes ? ' up to there; the file holds no hash for the rest' : '';
  return `\n${agree}, the last at minute ${lastMinutes}: this is what was played${rest}.\n`;
}

function left(heading: string) {
  return { heading, align: 'left' } as const;
}

function nothingToVerify(file: string, untilMinutes: number): Complaint {
  return new Complaint(
    `${file} has no hash up to minute ${untilMinutes}, so there is nothing to verify.`,
    'Hashes are kept at the end of every simulated day; verify a longer part of the run.',
  );
}

function mismatchComplaint(file: string, runFile: RunFile, mismatch: Mismatch): Complaint {
  const { atMinutes, expected, found } = mismatch;
  const instant = instantText(atMinutes, runFile.scenario.calendar.startMinuteOfDay);
  const here = engineFingerprint();
  return new Complaint(
    `${file}: the first mismatch is at minute ${atMinutes} (${instant}): the file says ${expected}, replayed it is ${found}.`,
    runFile.engine === here
      ? 'The seed, the journal, the scenario or a hash in the file is not what was played.'
      : `The file was written by engine ${runFile.engine}; this one is ${here}. Use the version that wrote it.`,
  );
}
