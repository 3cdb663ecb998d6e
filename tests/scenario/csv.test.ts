// Data as CSV: read as spreadsheets write them, and complained about cell by cell, in the file where they stand.

import { describe, expect, it } from 'vitest';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { parseCsv } from '../../engine/scenario/csv.ts';
import { expectOneProblem, oneQueue, problemsIn, readOneQueue } from './oneQueue.ts';

const rowsOf = (text: string) => parseCsv(text).table.rows.map((row) => row.map((cell) => cell.text));
const source = (keys: string) => ({ arrivals: `arrivals: [{id: s, csv: {${keys}}, to: q}]` });
const fromFile = source('file: a.csv, at: arrived, unit: min, columns: {acuity: triage, service: took}');

describe('comma-separated text', () => {
  it.each([
    [
      'a,b\n1,2\n3,4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a,b\r\n1,2\r\n', [['1', '2']]],
    ['\ufeffa,b\n1,2', [['1', '2']]],
    ['a,b\n\n1,2\n\n', [['1', '2']]],
    ['a,b\n"x, y","say ""no"""\n', [['x, y', 'say "no"']]],
    ['a,b\n"two\nlines",2\n', [['two\nlines', '2']]],
    ['a,b\n 1 ,\t2 \n', [['1', '2']]],
    ['a,b\n,\n', [['', '']]],
    ['"a","b"\n"","x"\n', [['', 'x']]],
    ['a\n""\n"""a"""\n', [[''], ['"a"']]],
  ])('%j', (text, rows) => {
    expect(parseCsv(text).mistakes).toEqual([]);
    expect(rowsOf(text)).toEqual(rows);
  });

  it.each([
    ['nothing', '', 'csv-empty', 0],
    ['empty lines', '\n\n', 'csv-empty', 0],
    ['too few cells', 'a,b\n1\n', 'csv-cells', 4],
    ['too many cells', 'a,b\n1,2,3\n', 'csv-cells', 4],
    ['an open quotation', 'a,b\n1,"2\n', 'csv-quote', 6],
    ['something behind a quotation', 'a,b\n"1" x,2\n', 'csv-quote', 7],
    ['too many rows', `a\n${'1\n'.repeat(100_001)}`, 'csv-too-long', 200_002],
    ['too many characters', 'a'.repeat(5_000_001), 'csv-too-long', 0],
  ])('%s', (_, text, code, at) => {
    expect(parseCsv(text).mistakes[0]).toMatchObject({ code, at });
  });

  it('every cell knows where it begins', () => {
    const text = 'a,b\n 1,"2"\n';
    const [row] = parseCsv(text).table.rows;
    expect(row?.map(({ at }) => text[at])).toEqual(['1', '"']);
  });

  it('a million quotation marks take no longer than a million letters', () => {
    const before = process.cpuUsage();
    for (const text of ['"'.repeat(1e6), '",'.repeat(5e5), `a\n${'"a\n'.repeat(3e5)}`, ','.repeat(4e6)])
      parseCsv(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});

describe('arrivals from data', () => {
  it('are put in order of time, with what belongs to each', () => {
    const [read] = readOneQueue(fromFile, {
      'a.csv': 'arrived,triage,took\r\n20,green,5\r\n"10",red,"1,200"\r\n10,green,7.5\r\n',
    }).sources;
    expect(read?.arrivals).toEqual({ kind: 'at', atMinutes: [10, 10, 20] });
    expect(read?.given).toEqual([
      { attribute: 'acuity', values: [0, 1, 1] },
      { attribute: 'service', values: [1200, 7.5, 5] },
    ]);
  });

  it('count from the start, whatever it is, as dates or in a unit', () => {
    const calendar = 'calendar: {start: "2024-01-01 08:00", length: 7 days}';
    const csv = (keys: string, cells: string) => {
      const [read] = readOneQueue({ calendar, ...source(`at: t, ${keys} rows: "t\\n${cells}"`) }).sources;
      return read?.arrivals.kind === 'at' ? read.arrivals.atMinutes : null;
    };
    expect(csv('', '2024-01-01 08:30\\n2024-01-01T09:00:30\\n2024-01-02')).toEqual([30, 60.5, 960]);
    expect(csv('unit: h,', '1.5\\n2')).toEqual([90, 120]);
  });

  it('stand in the scenario itself as a block', () => {
    const arrivals = `arrivals:
  - id: s
    csv:
      at: t
      unit: min
      columns: {acuity: c}
      rows: |
        t,c
        1,red
        2,green
    to: q`;
    const [read] = readOneQueue({ arrivals }).sources;
    expect(read?.given).toEqual([{ attribute: 'acuity', values: [0, 1] }]);
    const [problem] = problemsIn({ arrivals: arrivals.replace('2,green', '2,grin') });
    expect(problem).toMatchObject({ code: 'bad-cell', line: 15, column: 11, sourceLine: '        2,grin' });
  });

  it('tell a bad cell with its file, line, column and what was found', () => {
    const files = { 'a.csv': 'arrived,triage,took\n5,red,3\n6,rad,3\nsoon,red,\n-3,red,4\n' };
    const problems = problemsIn(fromFile, files);
    expect(problems.map(({ file, line, column, code, found }) => [file, line, column, code, found])).toEqual([
      ['a.csv', 3, 3, 'bad-cell', '"rad"'],
      ['a.csv', 4, 1, 'bad-cell', '"soon"'],
      ['a.csv', 4, 10, 'bad-cell', 'nothing'],
    ]);
    expect(formatProblem(problems[0] as NonNullable<(typeof problems)[0]>)).toBe(
      [
        'a.csv:3:3: error bad-cell: Expected one of red, green.',
        '  3 | 6,rad,3',
        '        ^',
        '    expected: one of red, green',
        '    found:    "rad"',
        '    hint:     Did you mean "red"?',
      ].join('\n'),
    );
    expect(problemsIn(fromFile, { 'a.csv': 'arrived,triage,took\n-3,red,4\n' })).toMatchObject([
      { file: 'a.csv', line: 2, column: 1, code: 'before-start' },
    ]);
  });

  it('tell what is wrong with all cells of a column, or with all rows, once', () => {
    const cells = { 'a.csv': `arrived,triage,took\n${'5,red,x\n'.repeat(500)}` };
    expect(problemsIn(fromFile, cells).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Expected a figure.* 499 further cells/),
    ]);
    const rows = { 'a.csv': `arrived,triage,took\n${'5,red,1,\n'.repeat(500)}` };
    expect(problemsIn(fromFile, rows).map(({ sentence, hint }) => [sentence, hint])).toEqual([
      [expect.stringMatching(/has 4 cells.* 499 further rows/), expect.stringMatching(/comma at its end/)],
    ]);
  });

  it('say where the file lies that is meant', () => {
    const text = oneQueue(fromFile);
    const [problem] = parseScenario(text, 'some/where/a.yaml', () => 'arrived,triage,took\nx,red,1').problems;
    expect(problem?.file).toBe('some/where/a.csv');
  });

  it('a file is asked for once, however often it is named', () => {
    const asked: string[] = [];
    const arrivals = `arrivals: [${['s', 't', 'u'].map((id) => `{id: ${id}, csv: {file: data/a.csv, at: a, unit: min}, to: q}`).join(', ')}]`;
    const read = (path: string) => {
      asked.push(path);
      return 'a\n1\n';
    };
    expect(parseScenario(oneQueue({ arrivals }), 'a.yaml', read).scenario?.sources.length).toBe(3);
    expect(asked).toEqual(['data/a.csv']);
  });

  it.each([
    ['file: ../a.csv, at: a', 'bad-path', '../a.csv'],
    ['file: /etc/passwd, at: a', 'bad-path', '/etc/passwd'],
    ['file: a/../../b.csv, at: a', 'bad-path', 'a/../../b.csv'],
    ['file: "a\\\\b.csv", at: a', 'bad-path', '"a'],
    ['file: .hidden, at: a', 'bad-path', '.hidden'],
    ['file: "C:/a.csv", at: a', 'bad-path', '"C:'],
    ['file: missing.csv, at: a', 'missing-file', 'missing.csv'],
    ['at: a', 'one-form', '{at'],
    ['file: a.csv, rows: "a\\n1", at: a', 'one-form', '{file'],
    ['rows: "", at: a', 'wrong-kind', '""'],
    ['rows: [1, 2], at: a', 'wrong-kind', '[1'],
    ['rows: "a", at: a', 'empty', '{rows'],
    ['rows: "a\\n1", at: b, unit: min', 'unknown-column', 'b, unit'],
    ['rows: "a\\n1", at: a', 'bad-cell', ''],
    ['rows: "a\\n1", at: a, unit: fortnight', 'wrong-unit', 'fortnight'],
    ['rows: "a\\n1", unit: min', 'missing-key', '{rows'],
    ['rows: "a\\n1", at: a, unit: min, columns: {acuity: c}', 'unknown-column', 'acuity: c'],
    ['rows: "a\\n1", at: a, unit: min, columns: {acutie: a}', 'unknown-reference', 'acutie'],
    ['rows: "a\\n20000", at: a, unit: min', 'after-end', '{rows'],
    ['rows: "a,b\\n1", at: a, unit: min', 'csv-cells', ''],
    ['rows: "a\\n2024-02-30 08:00", at: a', 'bad-cell', ''],
  ])('%s ⇒ %s', (keys, code, caret) => {
    expectOneProblem(source(keys), code, caret);
  });

  it('without anybody who brings files it is said so', () => {
    const { scenario, problems } = parseScenario(oneQueue(fromFile), 'a.yaml');
    expect(scenario).toBeNull();
    expect(problems).toMatchObject([{ code: 'missing-file', severity: 'error', file: 'a.yaml', line: 6 }]);
    expect(problems[0]?.sentence).toContain('only the text of the scenario');
  });

  it('100,000 rows are read in no time to speak of', () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `${row / 100},red,${row % 60}`).join('\n');
    const before = process.cpuUsage();
    const [read] = readOneQueue(fromFile, { 'a.csv': `arrived,triage,took\n${rows}` }).sources;
    const { user, system } = process.cpuUsage(before);
    expect(read?.given[1]?.values.length).toBe(100_000);
    expect((user + system) / 1000).toBeLessThan(5000);
  });
});

describe('observed values from data', () => {
  const lasting = (csv: string) => ({
    steps: `steps: [{id: q, seize: [r], lasts: {empirical: {smooth: true, csv: {${csv}}}}, next: out}]`,
  });

  it('are sorted, in minutes', () => {
    const [step] = readOneQueue(lasting('file: a.csv, column: took, unit: h'), {
      'a.csv': 'took,x\n2,0\n0.5,0\n',
    }).steps;
    expect(step?.lasts).toMatchObject({
      distribution: { value: { kind: 'empirical', values: [30, 120] } },
    });
  });

  it.each([
    ['rows: "a\\n1", column: a', 'missing-unit', '{rows'],
    ['rows: "a\\n1", column: b, unit: h', 'unknown-column', 'b, unit'],
    ['rows: "a\\n-1", column: a, unit: h', 'bad-cell', ''],
    ['rows: "a", column: a, unit: h', 'empty', '{rows'],
    ['rows: "a\\n1", unit: h', 'missing-key', '{rows'],
  ])('%s ⇒ %s', (csv, code, caret) => {
    expectOneProblem(lasting(csv), code, caret);
  });
});
