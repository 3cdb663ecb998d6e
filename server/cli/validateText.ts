// How a validation reads on a terminal: one line for each case and measure, and a last line that sums up.

import { basename, extname } from 'node:path';
import type { MeasureVerdict, TraceVerdict } from '../../engine/index.ts';
import { countText } from './figures.ts';
import type { CaseReport } from './validate.ts';

/** `case  measure  expected  found ± half-width  z  verdict`; the last line of a case has its time. */
export function caseLines(report: CaseReport): readonly string[] {
  const { file, verdict, reason, problems, measures, traces } = report;
  const name = basename(file, extname(file));
  if (verdict === 'unreadable') return [`${name}: cannot be read`, ...problems];
  if (verdict === 'skipped') return [`${name.padEnd(caseWidth)} skipped (${reason})`];
  const lines = [...measures.map(measureLine), ...traces.map(traceLine)];
  const after = `${(report.wallMs / 1000).toFixed(1)} s${report.repeated ? `, again with seed ${report.seed}` : ''}`;
  return lines.map(
    (line, index) => `${name.padEnd(caseWidth)} ${line}${index === lines.length - 1 ? `  ${after}` : ''}`,
  );
}

export function summaryLine(reports: readonly CaseReport[]): string {
  const count = (verdict: CaseReport['verdict']): number =>
    reports.filter((report) => report.verdict === verdict).length;
  const figures = reports.reduce((sum, { measures, traces }) => sum + measures.length + traces.length, 0);
  const seconds = reports.reduce((sum, { wallMs }) => sum + wallMs, 0) / 1000;
  const unreadable = count('unreadable') === 0 ? '' : `, ${count('unreadable')} unreadable`;
  return `${countText(reports.length, 'case')}: ${count('ok')} ok, ${count('fail')} failed, ${count('skipped')} skipped${unreadable}; ${countText(figures, 'figure')} judged, ${seconds.toFixed(0)} s`;
}

const caseWidth = 28;
const measureWidth = 26;

function measureLine(judged: MeasureVerdict): string {
  const { measure, figure, expected, found, halfWidth, z } = judged;
  const name = figure === 'mean' ? measure : `${measure} ${figure}`;
  const cells = [
    name.padEnd(measureWidth),
    significant(expected).padStart(10),
    (found === null ? '–' : significant(found)).padStart(10),
    `±${halfWidth === null ? '–' : significant(halfWidth)}`.padEnd(10),
    (z === null ? '' : `z ${z.toFixed(1)}`).padStart(7),
    verdictText(judged),
  ];
  return cells.join(' ');
}

function verdictText({ verdict, figure, precisionFound, precisionWanted }: MeasureVerdict): string {
  switch (verdict) {
    case 'ok':
      return 'ok';
    case 'fail':
      return 'FAIL';
    case 'missing':
      return `FAIL (${figure === 'variance' ? 'a variance needs two replications' : 'nobody was observed'})`;
    case 'not-precise':
      return `FAIL (not precise enough: ${shareText(precisionFound)}, asked ${shareText(precisionWanted)}; more replications)`;
  }
}

function shareText(share: number | null): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(2)}%`;
}

function traceLine({ moment, at, expected, found, firstDifference }: TraceVerdict): string {
  const name = `${moment} ${at}`.padEnd(measureWidth);
  if (firstDifference === null) return `${name} ${countText(expected.length, 'instant')}, all exact: ok`;
  const [wanted, came] = [expected[firstDifference], found[firstDifference]];
  return `${name} FAIL at instant ${firstDifference + 1}: expected ${wanted ?? 'no more'}, found ${came ?? 'no more'}`;
}

function significant(figure: number): string {
  return String(Number(figure.toPrecision(6)));
}
