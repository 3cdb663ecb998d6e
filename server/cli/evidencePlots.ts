// Pictures of evidence as SVG text: a row's place in its band, a series beside what was observed, a tornado. Black and
// white printers are thought of: what lies outside is a diamond, what lies inside a dot.

import type { Change, EvidencePoint, EvidenceVerdict } from '../../engine/index.ts';
import { isToldFromChance } from './changes.ts';
import { escaped } from './evidenceHtml.ts';
import { type FigureTornado, widthOf } from './evidenceSensitivity.ts';
import type { Printed } from './printedIn.ts';

const blue = '#1d5c9e';
const red = '#b3261e';
const ink = '#1a242e';
const soft = '#55626f';
const band = '#dfe7ee';
const rule = '#d3dbe2';

function svg(width: number, height: number, title: string, marks: readonly string[], name = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"${name === '' ? '' : ` class="${name}"`}><title>${escaped(title)}</title>${marks.join('')}</svg>`;
}

function place(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function line(x1: number, y1: number, x2: number, y2: number, style: string): string {
  return `<path d="M${place(x1)} ${place(y1)}L${place(x2)} ${place(y2)}" fill="none" ${style}/>`;
}

/** Simulated: a dot inside its band, a diamond outside. */
function simulatedMark(x: number, y: number, size: number, outside: boolean): string {
  if (!outside) return `<circle cx="${place(x)}" cy="${place(y)}" r="${size}" fill="${blue}"/>`;
  const reach = size * 1.45;
  return `<path d="M${place(x)} ${place(y - reach)}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z" fill="${red}"/>`;
}

function observedMark(x: number, y: number, size: number): string {
  return `<circle cx="${place(x)}" cy="${place(y)}" r="${size}" fill="#fff" stroke="${ink}" stroke-width="1.3"/>`;
}

const mostBands = 3;

/** One figure on an axis of its own band: grey from its lower to its upper end; an arrow where it lies far out. */
export function bandPicture({ observed, simulated, ci95, low, high, inside }: EvidencePoint): string {
  const [width, height, middle] = [150, 20, 10];
  if (observed === null || low === null || high === null) return '';
  const half = (high - low) / 2 || Math.abs(observed) || 1;
  const centre = (low + high) / 2;
  const x = (value: number): number => {
    const bands = Math.max(-mostBands, Math.min(mostBands, (value - centre) / half));
    return width / 2 + (bands / mostBands) * (width / 2 - 6);
  };
  const marks = [
    line(4, middle, width - 4, middle, `stroke="${rule}"`),
    `<rect x="${place(x(low))}" y="3" width="${place(x(high) - x(low))}" height="14" fill="${band}"/>`,
    observedMark(x(observed), middle, 3.6),
  ];
  if (ci95 !== null)
    marks.push(line(x(ci95[0]), middle, x(ci95[1]), middle, `stroke="${blue}" stroke-width="2"`));
  if (simulated !== null) {
    const side = simulated > centre ? 1 : -1;
    if (Math.abs(simulated - centre) <= mostBands * half) {
      marks.push(simulatedMark(x(simulated), middle, 3.4, inside === false));
    } else {
      marks.push(
        `<path d="M${place(x(simulated) - side * 4)} 4.5l${side * 9} 5.5l${-side * 9} 5.5z" fill="${red}"/>`,
      );
    }
  }
  return svg(width, height, 'the figure in its band', marks);
}

export function legendPicture(): string {
  const words = (x: number, text: string): string =>
    `<text x="${x}" y="14" font-size="11">${escaped(text)}</text>`;
  return svg(
    640,
    20,
    'what the marks mean',
    [
      observedMark(8, 10, 4),
      words(18, 'observed'),
      `<rect x="82" y="3" width="26" height="14" fill="${band}"/>`,
      words(114, 'band'),
      simulatedMark(160, 10, 4, false),
      words(170, 'simulated, inside'),
      simulatedMark(278, 10, 4, true),
      words(288, 'simulated, outside'),
      line(398, 10, 422, 10, `stroke="${blue}" stroke-width="2.4"`),
      words(428, '95% interval'),
      line(508, 10, 532, 10, `stroke="${blue}" stroke-width="0.8"`),
      words(538, 'all replications'),
    ],
    'legend',
  );
}

interface Scale {
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** Ticks at 1, 2 or 5 times a power of ten. */
function scaleOf(values: readonly number[], from: number, to: number, about: number): Scale {
  const [low, most] = [Math.min(...values), Math.max(...values)];
  const span = most - low || Math.abs(most) || 1;
  const rough = span / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const [first, last] = [Math.floor(low / step), Math.ceil((low + span) / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  const [start, end] = [first * step, last * step];
  return { ticks, at: (value) => from + ((value - start) / (end - start)) * (to - from) };
}

const frame = { width: 340, height: 172, left: 46, right: 6, top: 8, bottom: 24 };
/** More points than this are drawn as lines. */
const mostMarks = 35;

/** A row of so many values takes the width of the page. */
export function isWide(points: EvidenceVerdict['points']): boolean {
  return points.length > mostMarks;
}

/** Every value of a row of several, simulated beside observed. */
export function seriesPicture({ name, points }: EvidenceVerdict, printed: Printed): string {
  const { height, left, right, top, bottom } = frame;
  const width = isWide(points) ? 2 * frame.width + 20 : frame.width;
  const values = points.flatMap(({ observed, low, high, simulated, ci95, range }) =>
    [observed, low, high, simulated, ...(ci95 ?? []), ...(range ?? [])].filter((value) => value !== null),
  );
  if (values.length === 0) return svg(width, height, name, []);
  const least = Math.min(...values);
  const nearNought = least > 0 && least < 0.4 * Math.max(...values);
  const y = scaleOf(nearNought ? [0, ...values] : values, height - bottom, top, 5);
  const each = (width - left - right) / points.length;
  const x = (index: number): number => left + (index + 0.5) * each;
  const marks = y.ticks.map(
    (tick) =>
      `${line(left, y.at(tick), width - right, y.at(tick), `stroke="${rule}" stroke-width="0.6"`)}<text x="${left - 5}" y="${place(y.at(tick) + 3.5)}" font-size="9.5" text-anchor="end" fill="${soft}">${escaped(tickText(tick, printed))}</text>`,
  );
  marks.push(...(isWide(points) ? lines(points, x, y) : columns(points, x, y, each)));
  const every = Math.ceil(points.length / Math.max(1, Math.floor((width - left - right) / 44)));
  for (const [index, { label }] of points.entries()) {
    if (index % every !== 0) continue;
    marks.push(
      `<text x="${place(x(index))}" y="${height - 8}" font-size="9.5" text-anchor="middle" fill="${soft}">${escaped(shortLabel(label))}</text>`,
    );
  }
  return svg(width, height, name, marks);
}

/** Without the noughts that a fixed number of digits leaves behind. */
function tickText(tick: number, { text }: Printed): string {
  return text(Number(tick.toPrecision(6)))
    .replace(/(\.\d*?)0+(%?)$/, '$1$2')
    .replace(/\.(%?)$/, '$1');
}

function columns(
  points: readonly EvidencePoint[],
  x: (index: number) => number,
  y: Scale,
  each: number,
): string[] {
  const size = Math.max(1.8, Math.min(3.6, each / 5));
  const wide = Math.min(each * 0.8, 26);
  return points.flatMap(({ observed, simulated, low, high, ci95, range, inside }, index) => {
    const at = x(index);
    return [
      low === null || high === null
        ? ''
        : `<rect x="${place(at - wide / 2)}" y="${place(y.at(high))}" width="${place(wide)}" height="${place(Math.max(0.8, y.at(low) - y.at(high)))}" fill="${band}"/>`,
      range === null
        ? ''
        : line(at, y.at(range[0]), at, y.at(range[1]), `stroke="${blue}" stroke-width="0.8"`),
      ci95 === null ? '' : line(at, y.at(ci95[0]), at, y.at(ci95[1]), `stroke="${blue}" stroke-width="2.4"`),
      observed === null ? '' : observedMark(at, y.at(observed), size),
      simulated === null ? '' : simulatedMark(at, y.at(simulated), size * 0.9, inside === false),
    ];
  });
}

function lines(points: readonly EvidencePoint[], x: (index: number) => number, y: Scale): string[] {
  const area = (ends: (point: EvidencePoint) => readonly [number, number] | null, style: string): string => {
    const there = points.flatMap((point, index) => {
      const pair = ends(point);
      return pair === null ? [] : [{ at: x(index), pair }];
    });
    if (there.length === 0) return '';
    const up = there.map(({ at, pair }) => `${place(at)} ${place(y.at(pair[1]))}`);
    const down = [...there].reverse().map(({ at, pair }) => `${place(at)} ${place(y.at(pair[0]))}`);
    return `<path d="M${[...up, ...down].join('L')}z" ${style}/>`;
  };
  const path = (of: (point: EvidencePoint) => number | null, style: string): string => {
    const there = points.flatMap((point, index) => {
      const value = of(point);
      return value === null ? [] : [`${place(x(index))} ${place(y.at(value))}`];
    });
    return there.length === 0 ? '' : `<path d="M${there.join('L')}" fill="none" ${style}/>`;
  };
  return [
    area(({ low, high }) => (low === null || high === null ? null : [low, high]), `fill="${band}"`),
    area(({ range }) => range, `fill="${blue}" fill-opacity="0.12"`),
    area(({ ci95 }) => ci95, `fill="${blue}" fill-opacity="0.3"`),
    path(({ observed }) => observed, `stroke="${ink}" stroke-width="1.1" stroke-dasharray="3 2"`),
    path(({ simulated }) => simulated, `stroke="${blue}" stroke-width="1.4"`),
    ...points.flatMap(({ simulated, inside }, index) =>
      simulated !== null && inside === false ? [simulatedMark(x(index), y.at(simulated), 1.8, true)] : [],
    ),
  ];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `08:00` → `8`, `Monday` → `Mon`, `2013-12-02` → `2 Dec`, `2013-12` → `Dec`. */
export function shortLabel(label: string): string {
  const [, month, day] = /^\d{4}-(\d\d)(?:-(\d\d))?$/.exec(label) ?? [];
  if (month !== undefined) {
    const name = months[Number(month) - 1] ?? month;
    return day === undefined ? name : `${Number(day)} ${name}`;
  }
  const hour = /^(\d\d):00$/.exec(label)?.[1];
  return hour === undefined ? label.slice(0, 3) : String(Number(hour));
}

const barsDrawn = 12;

/**
 * Widest change on top: an open bar to where the low end takes the figure, a filled one to the high end; pale where
 * chance alone may have taken it there.
 */
export function tornadoPicture(
  { name, bars, base }: FigureTornado,
  names: ReadonlyMap<string, string>,
  { printed, change }: { readonly printed: Printed; readonly change: Printed },
): string {
  const drawn = bars.slice(0, barsDrawn);
  const [width, left, right, each, top] = [680, 250, 30, 19, 8];
  const height = top + drawn.length * each + 26;
  const start = base ?? 0;
  const ends = drawn.flatMap(({ low, high }) => [start + (low.mean ?? 0), start + (high.mean ?? 0)]);
  const x = scaleOf([start, ...ends], left, width - right, 6);
  const marks = x.ticks.map(
    (tick) =>
      `${line(x.at(tick), top, x.at(tick), height - 20, `stroke="${rule}" stroke-width="0.6"`)}<text x="${place(x.at(tick))}" y="${height - 7}" font-size="10" text-anchor="middle" fill="${soft}">${escaped(tickText(tick, printed))}</text>`,
  );
  for (const [row, bar] of drawn.entries()) {
    const y = top + row * each + 3;
    const rect = ({ mean, ci95 }: Change, style: string): string => {
      const end = x.at(start + (mean ?? 0));
      const chance = isToldFromChance({ ci95 }) ? '' : ' class="chance" opacity="0.3"';
      return `<rect${chance} x="${place(Math.min(x.at(start), end))}" y="${place(y)}" width="${place(Math.abs(end - x.at(start)))}" height="${each - 7}" ${style}/>`;
    };
    marks.push(
      `<text x="${left - 8}" y="${place(y + 9.5)}" font-size="10.5" text-anchor="end">${escaped(names.get(bar.parameter) ?? bar.parameter)}</text>`,
      rect(bar.high, `fill="${blue}"`),
      rect(bar.low, `fill="#fff" fill-opacity="0.85" stroke="${blue}" stroke-width="1.1"`),
    );
  }
  marks.push(line(x.at(start), top - 4, x.at(start), height - 20, `stroke="${ink}"`));
  const widest = drawn[0] === undefined ? 0 : widthOf(drawn[0]);
  return svg(width, height, `${name}: widest change ${change.text(widest)}`, marks);
}
