// The evidence of a scenario on a terminal: a table for each origin, what lies outside point by point, and tornados.

import type { EvidencePoint, EvidenceVerdict, Scenario } from '../../engine/index.ts';
import { changePrintedIn, starred } from './changes.ts';
import type { EvidenceReport } from './evidence.ts';
import { type FigureTornado, type Sensitivity, widthOf } from './evidenceSensitivity.ts';
import { countText, lengthText, wholeText } from './figures.ts';
import { left, right } from './measureTable.ts';
import { type Printed, printedIn, type TimeUnit } from './printedIn.ts';
import { textTable } from './textTable.ts';

export const originWords: Readonly<Record<EvidenceVerdict['origin'], string>> = {
  own: 'The place’s own figures, of that time',
  'other-years': 'The place’s own figures, of other years',
  neighbour: 'Neighbours’ figures',
  national: 'National figures',
  design: 'Design values',
};

export const origins = Object.keys(originWords) as readonly EvidenceVerdict['origin'][];

export function evidenceText(scenario: Scenario, { record, targets, sensitivity }: EvidenceReport): string {
  const { timeUnit } = scenario.calendar;
  const changed = [
    ...Object.entries(record.set).map(([id, value]) => `${id} = ${value}`),
    ...record.off.map((id) => `${id} off`),
  ];
  const tables = origins.map((origin) => {
    const rows = targets.filter((target) => target.origin === origin);
    return rows.length === 0 ? '' : `\n${originWords[origin].toUpperCase()}\n${originTable(rows, timeUnit)}`;
  });
  return `${scenario.name} (${record.scenario})${changed.length === 0 ? '' : `, with ${changed.join(', ')}`}
${countText(record.replications, 'replication')} of ${lengthText(record.simulatedMinutes / record.replications)}, seed ${record.seed}, ${wholeText(record.wallMs)} ms
${insideWords(targets)}
${tables.join('')}${outsideText(targets, timeUnit)}${sensitivity === null ? '' : sensitivityText(sensitivity, timeUnit)}`;
}

/** `41 of 60 rows inside`. */
export function insideWords(targets: readonly EvidenceVerdict[]): string {
  const judged = targets.filter(({ verdict }) => verdict !== 'unobserved');
  const inside = judged.filter(({ verdict }) => verdict === 'inside').length;
  const open = targets.length - judged.length;
  return `${inside} of ${countText(judged.length, 'row')} inside${open === 0 ? '' : `; of ${wholeText(open)} nothing is known yet`}`;
}

function originTable(targets: readonly EvidenceVerdict[], timeUnit: TimeUnit): string {
  const columns = [
    left('row'),
    right('observed'),
    right('simulated'),
    left('95% interval'),
    left('band'),
    left('unit'),
    left('inside?'),
  ];
  const rows = targets.map((target) => {
    const printed = printedRow(target, timeUnit);
    const [point, another] = target.points;
    if (point === undefined || another !== undefined) {
      const count = `${target.points.length} values`;
      return [target.id, count, '', '', '', printed.unit, verdictWords(target)];
    }
    return [target.id, ...pointCells(point, printed), printed.unit, verdictWords(target)];
  });
  return textTable(columns, rows);
}

/** All figures of a row with as many digits as its narrowest band needs: a tenth of its half-width. */
export function printedRow({ unit, points }: EvidenceVerdict, timeUnit: TimeUnit): Printed {
  const plain = printedIn(unit, timeUnit);
  if (unit === 'pounds') return plain;
  const times = unit === 'share' ? 100 : unit === 'minutes' && timeUnit !== null ? 1 / timeUnit.minutes : 1;
  const halves = points.flatMap(({ low, high }) => (low === null || high === null ? [] : [(high - low) / 2]));
  const narrow = Math.min(...halves.filter((half) => half > 0)) * times;
  const wanted = Number.isFinite(narrow) ? Math.ceil(-Math.log10(narrow / 10)) : 2;
  const digits = Math.max(0, Math.min(4, wanted));
  const text = (figure: number): string =>
    digits === 0 && unit !== 'share'
      ? `${figure < 0 ? '-' : ''}${wholeText(Math.abs(figure * times))}`
      : `${(figure * times).toFixed(digits)}${unit === 'share' ? '%' : ''}`;
  return { unit: plain.unit, text };
}

/** Observed, simulated, interval and band. */
export function pointCells(point: EvidencePoint, { text }: Printed): readonly string[] {
  const { observed, simulated, ci95, low, high } = point;
  return [
    observed === null ? '–' : text(observed),
    simulated === null ? '–' : text(simulated),
    ci95 === null ? '' : `${text(ci95[0])} to ${text(ci95[1])}`,
    low === null || high === null ? '' : `${text(low)} to ${text(high)}`,
  ];
}

export function verdictWords(target: EvidenceVerdict): string {
  const { verdict, pointsJudged, pointsInside, bandsOutside, points } = target;
  if (verdict === 'missing') return 'nothing simulated';
  if (verdict === 'unobserved') return 'not known yet';
  if (points.length > 1) {
    const all = `${pointsInside} of ${pointsJudged} inside`;
    return verdict === 'inside' ? all : `outside: ${all}`;
  }
  return verdict === 'inside' ? 'inside' : `outside${farWords(bandsOutside)}`;
}

/** `, 1.4 bands too low`; `, just too low`. */
export function farWords(bands: number | null): string {
  if (bands === null || bands === 0) return '';
  const far = Math.abs(bands).toFixed(1);
  return `, ${far === '0.0' ? 'just' : `${far} bands`} too ${bands < 0 ? 'low' : 'high'}`;
}

/** The single values that lie outside in rows of several. */
function outsideText(targets: readonly EvidenceVerdict[], timeUnit: TimeUnit): string {
  const rows = targets
    .filter(({ points }) => points.length > 1)
    .flatMap((target) =>
      target.points
        .filter(({ inside }) => inside === false)
        .map((point) => {
          const { id } = target;
          const printed = printedRow(target, timeUnit);
          const far = farWords(point.bandsOutside).slice(2);
          return [id, point.label, ...pointCells(point, printed), printed.unit, far];
        }),
    );
  if (rows.length === 0) return '';
  const columns = [
    left('row'),
    left('part'),
    right('observed'),
    right('simulated'),
    left('95% interval'),
    left('band'),
    left('unit'),
    left('off by'),
  ];
  return `\nSINGLE VALUES THAT LIE OUTSIDE\n${textTable(columns, rows)}`;
}

const barsShown = 10;

function sensitivityText(sensitivity: Sensitivity, timeUnit: TimeUnit): string {
  const { replications, parameters, figures, unreadable } = sensitivity;
  const leftOut = unreadable.map(
    ({ parameter, value, sentence }) => `\nLeft out: ${parameter} = ${value}. ${sentence}\n`,
  );
  const tables = figures.filter(({ bars }) => bars.length > 0).map((figure) => tornadoText(figure, timeUnit));
  return `
SENSITIVITY
${countText(parameters.length, 'parameter')}, each set to its low and its high end alone; ${countText(replications, 'replication')} of each, the same luck as the base case
* the 95% interval does not hold 0; what has no star may be chance, the more so with few replications
${tables.join('')}${leftOut.join('')}`;
}

function tornadoText({ name, unit, base, bars }: FigureTornado, timeUnit: TimeUnit): string {
  const { text, unit: shown } = printedIn(unit, timeUnit);
  const change = changePrintedIn(unit, timeUnit);
  const rows = bars
    .slice(0, barsShown)
    .map((bar) => [
      bar.parameter,
      starred(bar.low, change),
      starred(bar.high, change),
      barPicture(bar, widthOf(bars[0] ?? bar)),
    ]);
  const more = bars.length > barsShown ? `  and ${bars.length - barsShown} smaller\n` : '';
  const heading = `\n${name}: ${base === null ? '–' : text(base)}${shown === 'share' ? '' : ` ${shown}`}\n`;
  return `${heading}${textTable([left('parameter'), right('low'), right('high'), left('')], rows)}${more}`;
}

const halfWidth = 15;

/** `░` is the low end, `█` the high end, about the base case in the middle. */
function barPicture({ low, high }: FigureTornado['bars'][number], widest: number): string {
  const cells = new Array<string>(2 * halfWidth + 1).fill(' ');
  const draw = (change: number | null, mark: string): void => {
    const length = Math.round((halfWidth * Math.abs(change ?? 0)) / widest);
    for (let cell = 1; cell <= length; cell++) {
      cells[halfWidth + Math.sign(change ?? 0) * cell] = mark;
    }
  };
  const bothSame = Math.sign(low.mean ?? 0) === Math.sign(high.mean ?? 0);
  const lowIsLonger = Math.abs(low.mean ?? 0) > Math.abs(high.mean ?? 0);
  if (bothSame && !lowIsLonger) draw(high.mean, '█');
  draw(low.mean, '░');
  if (!bothSame || lowIsLonger) draw(high.mean, '█');
  cells[halfWidth] = '│';
  return cells.join('');
}
