// Data as CSV: from a file beside the scenario or from a block of text in it. Owns how such data is named,
// opened and complained about; what its columns mean is for whoever asks.

import { isScalar, type Node, type Scalar } from 'yaml';
import { type CsvCell, type CsvTable, parseCsv } from './csv.ts';
import { PlacesInScalar } from './expressionShape.ts';
import { mayStand } from './mayStand.ts';
import { didYouMean } from './nearestMatch.ts';

import { type Complaint, lineStartsOf, type PlaceElsewhere, placeIn, type Reading } from './reading.ts';
import { describe, leaf, optional, type Shape, startOf } from './shape.ts';

/** A name below the scenario's own folder: no way up, no other drive. */
const pathPattern = /^(?!.*(?:^|\/)\.)[\w][\w .+@-]*(?:\/[\w][\w .+@-]*)*$/;

const filePath: Shape<string> = leaf({
  expected: 'the name of a file beside the scenario, such as arrivals.csv',
  standIn: '',
  schema: { type: 'string' },
  parse: (text) =>
    text.length <= 200 && pathPattern.test(text)
      ? { value: text }
      : { code: 'bad-path', hint: 'The file stands in the folder of the scenario, or in a folder of it.' },
});

/** Keeps the node, because the places of its cells are looked up in it. */
const rowsText: Shape<Node | null> = {
  read(node, reading) {
    if (isScalar(node) && String(node.value ?? '').trim() !== '') return node;
    reading.report(startOf(node), {
      code: 'wrong-kind',
      sentence: 'Expected a header line and rows, as text.',
      found: describe(node),
      hint: 'Write rows: | and the lines below it, indented.',
    });
    return null;
  },
  standIn: () => null,
  schema: () => ({ type: 'string' }),
  keys: () => {},
};

/** The keys by which data are brought in; exactly one of them. */
export const csvFields = {
  file: optional(filePath, null, 'arrivals.csv, beside the scenario'),
  rows: optional(rowsText, null, '"arrived,triage": the data themselves, instead of a file'),
};

/** Read data with a header. */
export class CsvData {
  readonly rows: CsvTable['rows'];
  private readonly header: readonly CsvCell[];
  private readonly reading: Reading;
  private readonly place: (at: number) => {
    readonly offset: number;
    readonly elsewhere: PlaceElsewhere | null;
  };

  constructor(table: CsvTable, reading: Reading, place: CsvData['place']) {
    this.header = table.header;
    this.rows = table.rows;
    this.reading = reading;
    this.place = place;
  }

  /** The cells under a heading; an unknown heading is reported at `offset` of the scenario. */
  column(name: string, offset: number): readonly CsvCell[] | null {
    const index = this.header.findIndex(({ text }) => text === name);
    if (this.header.some(({ text }, other) => text === name && other > index)) {
      this.reading.report(offset, {
        code: 'duplicate-column',
        sentence: `Two columns of these data are headed "${name.slice(0, 60)}".`,
        hint: 'Give one of them another heading.',
      });
    }
    if (index !== -1) return this.rows.map((row) => row[index] as CsvCell);
    // Without a header there is none of any name, which has been said.
    if (name === '' || this.header.length === 0) return null;
    const headings = this.header.map(({ text }) => text);
    this.reading.report(offset, {
      code: 'unknown-column',
      sentence: `There is no column "${name.slice(0, 60)}" in these data.`,
      expected: mayStand(headings, '').slice(0, 300),
      hint: didYouMean(name, headings) ?? headerHint(headings),
    });
    return null;
  }

  /** The value of every cell; those that cannot be read are reported where they stand. */
  valuesOf(
    cells: readonly CsvCell[],
    parse: (text: string) => { readonly value: number } | Partial<Complaint>,
    expected: string,
  ): readonly number[] {
    const values: number[] = [];
    const bad: { readonly cell: CsvCell; readonly complaint: Partial<Complaint> }[] = [];
    for (const cell of cells) {
      const parsed = parse(cell.text);
      if ('value' in parsed) values.push(parsed.value);
      else bad.push({ cell, complaint: parsed });
    }
    const told = bad.length <= fewBadCells ? bad : bad.slice(0, 1);
    const others = bad.length - told.length;
    for (const { cell, complaint } of told) {
      this.report(cell.at, {
        code: 'bad-cell',
        sentence: `Expected ${expected}.${others === 0 ? '' : ` So are ${others} further cells of this column wrong.`}`,
        expected,
        found: cell.text === '' ? 'nothing' : `"${cell.text.slice(0, 60)}"`,
        ...complaint,
        hint: complaint.hint ?? commaHint(cell.text),
      });
    }
    return values;
  }

  report(at: number, complaint: Complaint): void {
    const { offset, elsewhere } = this.place(at);
    this.reading.report(offset, complaint, elsewhere);
  }
}

/** A column in the wrong unit is one mistake, not a thousand. */
const fewBadCells = 3;

/** What spreadsheets save in some countries. */
function commaHint(text: string): string | null {
  return /^-?\d+,\d+$/.test(text) ? `Write a point: ${text.replace(',', '.')}.` : null;
}

/** Why the headings are not what somebody thinks who looks at the file. */
function headerHint(headings: readonly string[]): string | null {
  const [only] = headings;
  if (only === undefined || headings.length > 1) return null;
  if (only.includes(';')) return 'Cells are parted by commas: these seem to be parted by semicolons.';
  if (only.includes('\t')) return 'Cells are parted by commas: these seem to be parted by tabs.';
  if (only.includes('\r'))
    return 'These lines end with CR alone: save the file with the line ends of Windows or Unix.';
  return /^[-\d]/.test(only) ? 'The first line names the columns: put one before the data.' : null;
}

/** Opens what `csvFields` named; null, with a problem, when there is nothing to be had. */
export function openData(
  named: { readonly file: string | null; readonly rows: Node | null },
  reading: Reading,
  node: Node,
): CsvData | null {
  if ((named.file === null) === (named.rows === null)) {
    if (reading.isDoubtful(named)) return null;
    reading.report(startOf(node), {
      code: 'one-form',
      sentence: 'Data stand either in a file or in rows.',
      expected: 'file: arrivals.csv, or rows: the lines themselves',
    });
    return null;
  }
  if (named.rows !== null) return dataInRows(named.rows as Scalar, reading);
  return named.file === '' ? null : dataInFile(named.file ?? '', reading, reading.offsetOf(named, 'file'));
}

function dataInRows(scalar: Scalar, reading: Reading): CsvData {
  const places = new PlacesInScalar(reading.text, scalar);
  const place = (at: number) => ({ offset: places.offsetOf(at), elsewhere: null });
  return dataFrom(String(scalar.value ?? ''), reading, place);
}

/** Files already opened in a reading: each is read, and complained about, once. */
const openedIn = new WeakMap<Reading, Map<string, CsvData | null>>();

function dataInFile(file: string, reading: Reading, offset: number): CsvData | null {
  const opened = openedIn.get(reading) ?? new Map<string, CsvData | null>();
  openedIn.set(reading, opened);
  const before = opened.get(file);
  if (before !== undefined) return before;
  const data = readFile(file, reading, offset);
  opened.set(file, data);
  return data;
}

function readFile(file: string, reading: Reading, offset: number): CsvData | null {
  const text = reading.readFile?.(file) ?? null;
  if (text === null) {
    reading.report(offset, {
      code: 'missing-file',
      sentence:
        reading.readFile === null
          ? `The file ${file} cannot be read here: only the text of the scenario is known.`
          : `There is no file ${file} beside the scenario that can be read.`,
      hint:
        reading.readFile === null
          ? 'Put the data into the scenario: rows: | and the lines below it.'
          : 'Its name is told from the folder of the scenario, such as data/arrivals.csv; it is UTF-8.',
    });
    return null;
  }
  const lines = text.replaceAll('\r\n', '\n');
  const lineStarts = lineStartsOf(lines);
  const shown = reading.fileName.slice(0, reading.fileName.lastIndexOf('/') + 1) + file;
  return dataFrom(lines, reading, (at) => ({ offset, elsewhere: placeIn(shown, lines, lineStarts, at) }));
}

function dataFrom(text: string, reading: Reading, place: CsvData['place']): CsvData {
  const { table, mistakes } = parseCsv(text);
  const data = new CsvData(table, reading, place);
  for (const { at, ...complaint } of mistakes) data.report(at, complaint);
  return data;
}
