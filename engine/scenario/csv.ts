// Comma-separated text → a header and rows of cells that know where they stand (RFC 4180). Knows nothing of
// what the columns mean.

export interface CsvCell {
  /** Without quotes and without blanks around it. */
  readonly text: string;
  /** Index in the text at which it begins. */
  readonly at: number;
}

export interface CsvTable {
  readonly header: readonly CsvCell[];
  /** As many cells as the header has, in every row; empty lines are left out. */
  readonly rows: readonly (readonly CsvCell[])[];
}

export interface CsvMistake {
  readonly at: number;
  readonly code: 'csv-empty' | 'csv-quote' | 'csv-cells' | 'csv-too-long';
  readonly sentence: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Data of a year of a large department fit in. */
export const mostCsvRows = 100_000;
export const mostCsvCharacters = 5_000_000;
const mostColumns = 200;
const mostMistakes = 20;

/** Reads a header line and rows; rows with a mistake are left out. Never throws. */
export function parseCsv(text: string): {
  readonly table: CsvTable;
  readonly mistakes: readonly CsvMistake[];
} {
  const empty: CsvTable = { header: [], rows: [] };
  if (text.length > mostCsvCharacters) {
    return { table: empty, mistakes: [tooLong(0, `${mostCsvCharacters} characters`)] };
  }
  const mistakes: CsvMistake[] = [];
  const reader = new CsvReader(text, mistakes);
  const header = reader.nextRow();
  if (header === null) {
    const sentence = 'There is no header line: the first line names the columns.';
    return {
      table: empty,
      mistakes: [{ at: 0, code: 'csv-empty', sentence, hint: 'For example: arrived,triage' }],
    };
  }
  const rows: (readonly CsvCell[])[] = [];
  const unfit: (readonly CsvCell[])[] = [];
  for (let row = reader.nextRow(); row !== null; row = reader.nextRow()) {
    if (mistakes.length >= mostMistakes) break;
    const at = row[0]?.at ?? 0;
    if (rows.length >= mostCsvRows) {
      mistakes.push(tooLong(at, `${mostCsvRows} rows`));
      break;
    }
    if (row.length === header.length) rows.push(row);
    else unfit.push(row);
  }
  return { table: { header, rows }, mistakes: [...mistakes, ...unfitRows(unfit, header)] };
}

/** What is wrong with one row is often wrong with all: it is said of the first. */
function unfitRows(rows: readonly (readonly CsvCell[])[], header: readonly CsvCell[]): readonly CsvMistake[] {
  const [first] = rows;
  if (first === undefined) return [];
  const others =
    rows.length === 1
      ? ''
      : ` ${rows.length - 1} further ${rows.length === 2 ? 'row does' : 'rows do'} not fit it either.`;
  const isTrailing = first.length > header.length && first[first.length - 1]?.text === '';
  return [
    {
      at: first[0]?.at ?? 0,
      code: 'csv-cells',
      sentence: `This row has ${counted(first.length)}; the header has ${counted(header.length)}.${others}`,
      hint: isTrailing
        ? 'Take the comma at its end away, or give the header one too.'
        : 'Cells are parted by commas; one that contains a comma stands in "…".',
    },
  ];
}

function tooLong(at: number, most: string): CsvMistake {
  return {
    at,
    code: 'csv-too-long',
    sentence: `Data may have at most ${most}.`,
    hint: 'Keep what falls into the run, or make several sources of it.',
  };
}

function counted(cells: number): string {
  return cells === 1 ? 'one cell' : `${cells} cells`;
}

const blankLines = /(?:[ \t\r]*\n)*(?:[ \t\r]*$)?/y;

class CsvReader {
  private readonly text: string;
  private readonly mistakes: CsvMistake[];
  private next: number;

  constructor(text: string, mistakes: CsvMistake[]) {
    this.text = text;
    this.mistakes = mistakes;
    this.next = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** null at the end of the text. */
  nextRow(): readonly CsvCell[] | null {
    this.skipBlankLines();
    if (this.next >= this.text.length) return null;
    const cells: CsvCell[] = [];
    for (;;) {
      const cell = this.nextCell();
      if (cells.length < mostColumns) cells.push(cell);
      if (this.text[this.next] !== ',') break;
      this.next += 1;
    }
    return cells;
  }

  /** A line of blanks alone is as empty as one of nothing. */
  private skipBlankLines(): void {
    blankLines.lastIndex = this.next;
    this.next += blankLines.exec(this.text)?.[0].length ?? 0;
  }

  /** Leaves `next` at the comma or line end behind the cell. */
  private nextCell(): CsvCell {
    let at = this.next;
    while (this.text[at] === ' ' || this.text[at] === '\t') at += 1;
    if (this.text[at] === '"') return this.quotedCell(at);
    const end = this.cellEnd(at);
    this.next = end;
    return { text: this.text.slice(at, end).trim(), at };
  }

  private quotedCell(at: number): CsvCell {
    let close = this.text.indexOf('"', at + 1);
    while (close !== -1 && this.text[close + 1] === '"') close = this.text.indexOf('"', close + 2);
    if (close === -1) {
      this.complain(
        at,
        'This quotation mark is never closed.',
        'Put another one where the cell ends, or double it where it is meant.',
      );
      this.next = this.text.length;
      return { text: '', at };
    }
    this.next = this.cellEnd(close + 1);
    if (this.text.slice(close + 1, this.next).trim() !== '') {
      this.complain(
        close + 1,
        'Nothing may stand behind the closing quotation mark.',
        'A quotation mark within a cell is doubled: "".',
      );
    }
    return {
      text: this.text
        .slice(at + 1, close)
        .replaceAll('""', '"')
        .trim(),
      at,
    };
  }

  private cellEnd(from: number): number {
    let at = from;
    while (at < this.text.length && this.text[at] !== ',' && this.text[at] !== '\n') at += 1;
    return at;
  }

  private complain(at: number, sentence: string, hint: string): void {
    if (this.mistakes.length < mostMistakes) this.mistakes.push({ at, code: 'csv-quote', sentence, hint });
  }
}
