// Arrivals as data have them: one row, one arrival, with what is known of the patient. Owns `csv` of a source.

import type { Node } from 'yaml';
import { dayNumberOf } from '../base/civilDate.ts';
import { onGrid } from '../base/time.ts';
import type { CsvCell } from './csv.ts';
import { type CsvData, csvFields, openData } from './csvShapes.ts';
import { declaredAttribute, expectedOf, readValue } from './givenShapes.ts';
import { yearFirst } from './instants.ts';
import { numberIn, reference, timeUnit, words } from './quantities.ts';
import type { Complaint, Reading } from './reading.ts';
import type { GivenAttribute } from './scenario.ts';
import { type EntryOf, entry, mapOf, optional, refine, required, type Shape, startOf } from './shape.ts';

export interface ArrivalData {
  /** Ascending. */
  readonly atMinutes: readonly number[];
  /** In the same order. */
  readonly given: readonly GivenAttribute[];
}

const nothing: ArrivalData = { atMinutes: [], given: [] };

const fields = {
  ...csvFields,
  at: required(words, 'the heading of the column with the instants'),
  unit: optional(
    timeUnit,
    null,
    'min: what numbers in that column count, from minute 0; or the unit of the calendar',
  ),
  columns: optional(mapOf(reference, words), [], '{acuity: triage_category}: attribute and heading'),
  source: optional(words, null, 'where the data come from'),
};
type Read = EntryOf<typeof fields>;

export const arrivalDataShape: Shape<ArrivalData> = refine(entry(fields), (read, reading, node) => {
  const data = node === null ? null : openData(read, reading, node);
  return data === null || node === null ? nothing : inOrderOfTime(data, read, reading, node);
});

function inOrderOfTime(data: CsvData, read: Read, reading: Reading, node: Node): ArrivalData {
  const cells = data.column(read.at, reading.offsetOf(read, 'at'));
  const columns = read.columns.flatMap((one) => {
    const found = data.column(one.value, reading.offsetOf(one));
    const attribute = declaredAttribute(one.key, reading, reading.offsetOf(one));
    if (found === null || attribute === null) return [];
    const parse = (text: string) => withCode(readValue(attribute, text));
    const values = data.valuesOf(found, parse, expectedOf(attribute));
    return [{ one, attribute: attribute.id, values }];
  });
  if (cells === null) return nothing;
  const unit = read.unit ?? reading.timeUnit?.minutes ?? null;
  const instants = data.valuesOf(cells, (text) => parseInstant(text, unit, reading), expectedInstant(unit));
  reportBeforeStart(instants, cells, data);
  if (instants.length === 0 && !reading.isDoubtful(read)) {
    reading.report(startOf(node), {
      code: 'empty',
      sentence: 'There are no rows in these data.',
      expected: 'one line for each arrival below the header',
    });
  }
  const order = instants.map((_, row) => row);
  order.sort((a, b) => (instants[a] as number) - (instants[b] as number) || a - b);
  return {
    atMinutes: order.map((row) => instants[row] as number),
    given: columns.map(({ one, attribute, values }) =>
      reading.keepAs({ attribute, values: order.map((row) => values[row] ?? 0) }, one),
    ),
  };
}

/** A cell is a bad cell, whatever else is wrong with the word in it. */
function withCode(parsed: { readonly value: number } | Partial<Complaint>) {
  return 'value' in parsed ? parsed : { hint: parsed.hint ?? null };
}

const instantPattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/;

function parseInstant(
  text: string,
  unit: number | null,
  reading: Reading,
): { readonly value: number } | Partial<Complaint> {
  const count = numberIn(text);
  if (count !== null) {
    if (unit === null)
      return { hint: 'For numbers say what they count: unit: min, here or in the calendar.' };
    return Math.abs(count * unit) <= 1e9 ? { value: onGrid(count * unit) } : {};
  }
  const match = instantPattern.exec(text);
  const day = dayNumberOf(match?.[1] ?? '');
  const [hour, minute, second] = [match?.[2], match?.[3], match?.[4]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (match === null || day === null || hour > 23 || minute > 59 || second > 59)
    return { hint: yearFirst(text) };
  const { dayNumber, minuteOfDay } = reading.start;
  return { value: onGrid((day - dayNumber) * 1440 - minuteOfDay + hour * 60 + minute + second / 60) };
}

function expectedInstant(unit: number | null): string {
  return unit === null
    ? 'an instant such as 2013-12-02 09:30'
    : 'a number, or an instant such as 2013-12-02 09:30';
}

function reportBeforeStart(instants: readonly number[], cells: readonly CsvCell[], data: CsvData): void {
  if (instants.length !== cells.length) return;
  let early = 0;
  for (const [row, cell] of cells.entries()) {
    if ((instants[row] as number) >= 0) continue;
    early += 1;
    if (early > 10) return;
    data.report(cell.at, {
      code: 'before-start',
      sentence: 'This arrival comes before the scenario starts.',
      found: `"${cell.text}"`,
      hint: 'Leave the row out, or let the calendar start earlier.',
    });
  }
}
