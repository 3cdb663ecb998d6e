// Rows of the ledger in the tables of `run`: with what they would be at either end of what each is worth.

import { describe, expect, it } from 'vitest';
import { measureTable } from '../../server/cli/measureTable.ts';

const deaths = { unit: 'deaths', mean: 1.5, ci95: [1, 2], range: [1.25, 1.75] } as const;
const cost = { unit: 'pounds', mean: 23_432, ci95: null, range: [20_317, 27_089] } as const;
const wait = { unit: 'minutes', mean: 12, ci95: null } as const;

describe('a table of measures', () => {
  it('says what a row of the ledger may be worth', () => {
    const table = measureTable(
      { 'ledger.deaths': deaths, 'ledger.cost': cost, 'wait.bed': wait },
      ['ledger.deaths', 'ledger.cost', 'wait.bed'],
      null,
    );
    expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['measure', 'mean', '95% interval', 'unit', 'as each may be worth'],
      ['ledger.deaths', '1.500', '1 to 2', 'deaths', '1.250 to 1.750'],
      ['ledger.cost', '£23,432', 'pounds', '£20,317 to £27,089'],
      ['wait.bed', '12', 'minutes'],
      [''],
    ]);
  });

  it('has no such column where nothing has a range', () => {
    expect(measureTable({ 'wait.bed': wait }, ['wait.bed'], null)).not.toContain('worth');
  });
});
