// Every measure of a step against a trace worked out by hand: full rooms, refusals, blocking, lost patience.

import { describe, expect, it } from 'vitest';
import { runReplication } from '../../engine/index.ts';
import { modelOf } from './oneServer.ts';

describe('measures of a step', () => {
  // Somebody comes every minute and is served for 2.5; one may wait. Served from 1, 3.5, 6 and 8.5 on; refused at
  // 3, 5, 7, 8 and 10. In the list 2–3.5, 4–6, 6–8.5 and 9–10: 7 minutes; at work 1–10.
  const known: Readonly<Record<string, number>> = {
    'wait.serve': (0 + 1.5 + 2 + 2.5) / 4,
    'waited.serve': 3 / 4,
    'queueing.serve': 6 / 4,
    'waiting.serve': 7 / 10,
    'present.serve': 16 / 10,
    'time.serve': (2.5 + 4 + 4.5) / 3,
    'started.serve': 4,
    'ended.serve': 3,
    'in-use.server': 9 / 10,
    'full.server': 9 / 10,
    'arrivals.comes': 10,
    'outcome.away': 5,
    'share.away': 5 / 8,
    stay: (5 * 0 + 2.5 + 4 + 4.5) / 8,
    'in-system': 16 / 10,
    'run-minutes': 10,
  };
  it.each([
    ['turned-away.serve', 'room: {places: 1, when-full: away}'],
    ['baulked.serve', 'baulk: {when: waiting(serve) >= 1, to: away}'],
  ])('%s is the share of those who came, and the rest is as worked out by hand', (share, rule) => {
    const found = meansOf(
      `every: 1 min, to: serve}]
steps: [{id: serve, seize: [server], ${rule}, lasts: 2.5 min, next: gone}]
resources: [{id: server, capacity: 1}]`,
      10,
    );
    expect(found[share]).toBe(5 / 10);
    for (const [id, value] of Object.entries(known)) expect(found[id], id).toBeCloseTo(value, 12);
  });

  it('blocked counts those who wait elsewhere for room, who are present where they stand', () => {
    // Prepared 1–2, 2–3, 5–6; served 2–5, 5–8, 8–11; kept in preparation 3–5 and 6–8.
    const tandem = `at: [1 min, 2 min, 3 min], to: prepare}]
steps:
  - {id: prepare, seize: [room], lasts: 1 min, next: serve}
  - {id: serve, seize: [server], room: {places: 0, when-full: block}, lasts: 3 min, next: gone}
resources: [{id: room, capacity: 1}, {id: server, capacity: 1}]`;
    const found = meansOf(tandem, 20);
    expect(found['blocked.serve']).toBeCloseTo(4 / 20, 12);
    expect(found['present.prepare']).toBeCloseTo((1 + 3 + 5) / 20, 12);
    expect(found['waiting.prepare']).toBeCloseTo(2 / 20, 12);
    expect(found['in-use.room']).toBeCloseTo(7 / 20, 12);
    expect(found['in-use.server']).toBeCloseTo(9 / 20, 12);
    expect(found['stay.gone']).toBeCloseTo((4 + 6 + 8) / 3, 12);
    // And of those who are still there when the measured time ends.
    const cut = meansOf(tandem, 7);
    expect(cut['blocked.serve']).toBeCloseTo((2 + 1) / 7, 12);
    expect(cut['present.prepare']).toBeCloseTo((1 + 3 + 4) / 7, 12);
    expect(cut['in-system']).toBeCloseTo((4 + 5 + 4) / 7, 12);
  });

  it('gave-up is of those whose waiting has ended, and their minutes are in queueing, not in wait', () => {
    const found = meansOf(
      `at: [1 min, 2 min, 3 min], to: serve}]
steps: [{id: serve, seize: [server], patience: {after: 3 min, to: away}, lasts: 10 min, next: gone}]
resources: [{id: server, capacity: 1}]`,
      5,
    );
    // The second leaves at 5; the third still waits.
    expect(found['gave-up.serve']).toBe(1 / 2);
    expect(found['wait.serve']).toBe(0);
    expect(found['queueing.serve']).toBe(3 / 2);
    expect(found['waiting.serve']).toBeCloseTo((3 + 2) / 5, 12);
    expect(found['present.serve']).toBeCloseTo((4 + 3 + 2) / 5, 12);
    expect(found['time.serve']).toBe(3);
  });

  it('exist only where they make sense', () => {
    const found = meansOf('every: 1 min, to: sit}]\nsteps: [{id: sit, lasts: 1 min, next: gone}]', 10);
    expect(Object.keys(found).filter((id) => id.endsWith('.sit'))).toEqual([
      'present.sit',
      'time.sit',
      'started.sit',
      'ended.sit',
    ]);
  });
});

function meansOf(rest: string, lengthMinutes: number): Readonly<Record<string, number | null>> {
  const model = modelOf(`flowday: 1
scenario: by-hand
calendar: {start: 2024-01-01, length: ${lengthMinutes} min}
outcomes: [{id: gone}, {id: away}]
arrivals: [{id: comes, ${rest}
`);
  const { measures } = runReplication(model, { seed: 'any', replication: 0, untilMinutes: lengthMinutes });
  return Object.fromEntries(Object.entries(measures).map(([id, { mean }]) => [id, mean]));
}
