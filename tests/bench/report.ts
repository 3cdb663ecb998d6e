// Puts what was measured into words and tables. Measures nothing.

import { cpus, loadavg } from 'node:os';
import { textTable } from '../../server/cli/textTable.ts';
import type { LoadCost, ManyWinters, SavingCost, SeekingCost, Spread, WinterCost } from './engineCosts.ts';
import type { Workload } from './inputs.ts';
import { quoted, quotedFloor, quotedSource } from './quoted.ts';
import type { Line, SideBySide } from './sideBySide.ts';

const titles: Readonly<Record<Workload, string>> = {
  mm1: 'M/M/1: one server, load 0.9',
  ed: 'Emergency department: three acuities, cubicles held, boarding',
};

export function machineText(): string {
  const [first] = cpus();
  const [load = 0] = loadavg();
  return (
    `Node ${process.version} on ${cpus().length} × ${first?.model.trim() ?? 'an unknown processor'}, load ${load.toFixed(1)}\n` +
    (load > 1 ? 'Others are at work on this machine: the ratios of CPU say more than those of time.\n' : '')
  );
}

export function sideBySideText({ workload, people, rounds, lines }: SideBySide): string {
  const columns = [
    { heading: 'program', align: 'left' },
    { heading: workload === 'mm1' ? 'customers' : 'patients', align: 'right' },
    { heading: 'a second', align: 'right' },
    { heading: 'time ÷ floor', align: 'right' },
    { heading: 'CPU ÷ floor', align: 'right' },
    { heading: 'peak MiB', align: 'right' },
    { heading: 'answer', align: 'left' },
  ] as const;
  return (
    `\n${titles[workload]}; ${whole(people)} people, medians of ${rounds} cold processes\n` +
    textTable(columns, lines.map(lineCells)) +
    flowdayNotes(lines)
  );
}

function lineCells(line: Line): readonly string[] {
  if ('absent' in line) return [line.name, '', '', '', '', '', `absent (${line.absent})`];
  if ('refused' in line) return [line.name, '', '', '', '', '', `REFUSED: ${line.refused}`];
  return [
    line.name,
    whole(line.people),
    whole(Number(line.peoplePerSecond.toPrecision(3))),
    ratio(line.wallOverFloor),
    ratio(line.cpuOverFloor),
    line.peakMiB.toFixed(0),
    line.compared,
  ];
}

/** What the general engine is asked to reach, and what its time does not contain. */
function flowdayNotes(lines: readonly Line[]): string {
  const simpy = lines.find(({ name }) => name === 'SimPy 3');
  return lines
    .filter((line) => line.name.startsWith('Flowday'))
    .map((line) => {
      if (!('more' in line)) return '';
      const { events = 0, readingSeconds = 0 } = line.more;
      const nanoseconds = (line.wallSeconds / events) * 1e9;
      const overSimpy =
        simpy !== undefined && 'more' in simpy
          ? `; ${ratio(simpy.wallOverFloor / line.wallOverFloor)} times as fast as SimPy 3`
          : '';
      return (
        `${line.name}: wanted at most 4 × the floor, ${verdict(line.wallOverFloor <= 4)}${overSimpy}\n` +
        `  ${nanoseconds.toFixed(0)} ns an event, ${whole(events)} events; reading and compiling the file, ` +
        `not counted: ${(readingSeconds * 1000).toFixed(0)} ms\n`
      );
    })
    .join('');
}

export function quotedText(): string {
  const columns = [
    { heading: 'quoted, not run', align: 'left' },
    { heading: 'M/M/1 a second', align: 'right' },
    { heading: 'time ÷ its floor', align: 'right' },
    { heading: 'department a second', align: 'right' },
    { heading: 'time ÷ its floor', align: 'right' },
    { heading: 'peak MiB', align: 'right' },
  ] as const;
  const rows = quoted.map(({ name, mm1PerSecond, edPerSecond, peakMiB }) => [
    name,
    mm1PerSecond === null ? '' : whole(mm1PerSecond),
    mm1PerSecond === null ? '' : ratio(quotedFloor.mm1PerSecond / mm1PerSecond),
    edPerSecond === null ? '' : whole(edPerSecond),
    edPerSecond === null ? '' : ratio(quotedFloor.edPerSecond / edPerSecond),
    peakMiB === null ? '' : whole(peakMiB),
  ]);
  return `\n${textTable(columns, rows)}${quotedSource}\n`;
}

export function winterText(winter: WinterCost, many: ManyWinters): string {
  const { days, patients, events, coldCpuSeconds, warmCpuSeconds, warmEventsPerCpuSecond, peakMiB } = winter;
  const whole200 = many.wallSeconds + (200 - many.replications) * many.eachSeconds;
  return (
    `\nBANES winter, ${days / 7} weeks, ${whole(patients)} patients, ${whole(events)} events\n` +
    `  CPU a replication     ${coldCpuSeconds.toFixed(2)} s cold, ${warmCpuSeconds.toFixed(2)} s warm; wanted at most 1 s, ${verdict(coldCpuSeconds <= 1)} cold, ${verdict(warmCpuSeconds <= 1)} warm\n` +
    `  events a CPU second   ${whole(Math.round(warmEventsPerCpuSecond / 1000) * 1000)} warm\n` +
    `  peak memory           ${peakMiB.toFixed(0)} MiB; wanted under 300 MB, ${verdict(peakMiB * 1.048576 < 300)}\n` +
    `  ${many.replications} replications on ${cpus().length} cores  ${many.wallSeconds.toFixed(1)} s` +
    (many.replications < 200
      ? `, ${many.eachSeconds.toFixed(2)} s each further one: 200 would take about ${whole200.toFixed(0)} s, wanted under 120`
      : `; wanted under 120 s, ${verdict(many.wallSeconds < 120)}`) +
    '\n'
  );
}

export function loadText(costs: readonly LoadCost[], rounds: number): string {
  const columns = [
    { heading: 'patients', align: 'right' },
    { heading: 'events', align: 'right' },
    { heading: 'CPU µs an event', align: 'right' },
    { heading: '÷ the first', align: 'right' },
    { heading: 'peak MiB', align: 'right' },
  ] as const;
  const first = costs[0]?.cpuMicrosecondsPerEvent ?? Number.NaN;
  const overFirst = costs.map(({ cpuMicrosecondsPerEvent }) => cpuMicrosecondsPerEvent / first);
  const rows = costs.map(({ patients, events, cpuMicrosecondsPerEvent, peakMiB }, index) => [
    whole(patients),
    whole(events),
    cpuMicrosecondsPerEvent.toFixed(3),
    (overFirst[index] as number).toFixed(2),
    peakMiB.toFixed(0),
  ]);
  const isFlat = overFirst.every((share) => share >= 0.8 && share <= 1.2);
  return (
    `\nCost of an event at constant load (ten departments), medians of ${rounds} cold processes\n` +
    textTable(columns, rows) +
    `Wanted: flat within 20%, ${verdict(isFlat)}\n`
  );
}

export function savingText({ day, bytes, take, restore }: SavingCost): string {
  const isMet = take.medianMs < 10 && restore.medianMs < 10;
  return (
    `\nSaving the BANES winter on day ${day}, ${(bytes / 1024 / 1024).toFixed(1)} MiB\n` +
    `  snapshot  ${spread(take)}\n  restore   ${spread(restore)}\n` +
    `Wanted: under 10 ms each, ${verdict(isMet)}\n`
  );
}

export function seekingText({ openSeconds, seek, peakMiB }: SeekingCost): string {
  return (
    '\nSeeking in a BANES winter that is over, to the view of control at any minute\n' +
    `  opening, with keyframes  ${openSeconds.toFixed(2)} s, ${peakMiB.toFixed(0)} MiB at most\n` +
    `  seeking                  ${spread(seek)}\n` +
    `Wanted: under 200 ms, ${verdict(seek.longestMs < 200)}\n`
  );
}

function spread({ firstMs, medianMs, longestMs }: Spread): string {
  return `${medianMs.toFixed(1)} ms median, ${firstMs.toFixed(1)} ms the first, ${longestMs.toFixed(1)} ms the longest`;
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'NOT met';
}

function ratio(value: number): string {
  return value < 10 ? value.toFixed(2) : whole(Number(value.toPrecision(3)));
}

function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
