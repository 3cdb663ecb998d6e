// The record on paper: what repeats stands together, in order, and every line of the record is there.

import { describe, expect, it } from 'vitest';
import { paperRows } from '../../ui/debrief/paperRows.ts';
import type { RecordRow } from '../../ui/debrief/record.ts';

const blank: RecordRow = {
  simMinutes: 0,
  when: '',
  wallTime: '',
  event: 'decision',
  agency: 'Royal Hospital',
  by: 'standing-orders',
  person: '',
  sort: '',
  leverId: '',
  text: '',
  reason: '',
};
const order = (when: string, text: string, more: Partial<RecordRow> = {}): RecordRow => ({
  ...blank,
  when,
  text,
  ...more,
});
const clock = (when: string, text = 'Stepped one day.') =>
  order(when, text, { event: 'clock', agency: '', by: '' });
const person = (when: string, text: string) => order(when, text, { by: 'people', reason: 'We must.' });
const short = (agency: string) => agency.replace('Royal ', '');

describe('the rows of the printed record', () => {
  it('puts what standing orders did on one day together, with each time and each organisation', () => {
    const rows = [
      clock('Mon 2 Dec 00:00'),
      order('Mon 2 Dec 08:00', 'Declare Amber'),
      order('Mon 2 Dec 08:00', 'Open beds (4 beds)', { sort: 'tactical', reason: 'Twelve wait' }),
      order('Mon 2 Dec 12:00', 'Declare Red', { agency: 'Council' }),
      order('Tue 3 Dec 08:00', 'Declare Green'),
    ];
    expect(paperRows(rows, short)).toEqual([
      {
        kind: 'day',
        day: 'Mon 2 Dec',
        parts: [
          { time: '00:00', who: 'Room', what: ['Stepped one day'] },
          {
            time: '08:00',
            who: 'Hospital',
            what: ['Declare Amber', 'Open beds (4 beds) (tactical) “Twelve wait”'],
          },
          { time: '12:00', who: 'Council', what: ['Declare Red'] },
        ],
      },
      { kind: 'one', row: rows[4] },
    ]);
  });

  it('keeps what somebody decided on a row of its own, and what came before and after it apart', () => {
    const rows = [
      order('23 July 2013', 'A plan', { sort: 'planning' }),
      order('23 July 2013', 'Another', { sort: 'planning' }),
      person('Mon 2 Dec 08:00', 'Open a ward'),
      order('Mon 2 Dec 09:00', 'Declare Amber'),
    ];
    expect(paperRows(rows, short)).toEqual([
      {
        kind: 'day',
        day: '23 July 2013',
        parts: [{ time: '', who: 'Hospital', what: ['A plan (planning)', 'Another (planning)'] }],
      },
      { kind: 'one', row: rows[2] },
      { kind: 'one', row: rows[3] },
    ]);
  });

  it('counts what the clock did again and again, and nothing else', () => {
    const rows = [
      clock('Mon 2 Dec 00:00'),
      clock('Tue 3 Dec 00:00'),
      clock('Wed 4 Dec 00:00'),
      clock('Wed 4 Dec 00:00', 'The clock runs.'),
      person('Wed 4 Dec 08:00', 'Open a ward'),
      person('Wed 4 Dec 09:00', 'Open a ward'),
    ];
    expect(paperRows(rows, short)).toEqual([
      { kind: 'again', row: rows[0], times: 3, until: 'Wed 4 Dec 00:00' },
      ...rows.slice(3).map((row) => ({ kind: 'one', row })),
    ]);
  });
});
