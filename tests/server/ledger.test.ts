// Who is told what the run has done to people and money.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { controlSeat, joinTeam, newSession, openRoom, type Room, Screen } from './room.ts';
import { steppedClock } from './steppedClock.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

const rooms: Room[] = [];

afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

afterAll(removeTemporaryFolders);

describe('the ledger of harm and value', () => {
  it('is shown to control and to whoever leads the whole, and to nobody else', async () => {
    const wallClock = steppedClock();
    const room = await openRoom({ wallClock });
    rooms.push(room);
    const session = await newSession(room, { scenarioFile: 'planned-ward.yaml', planning: false });
    const control = new Screen(room.address, await controlSeat(room, session));
    const hospital = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const leader = new Screen(room.address, await joinTeam(room, session.joinCode, 'Ben', 'commissioners'));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'hold', wallSeconds: null });
    await control.order({ kind: 'step', minutes: 1440 });
    await wallClock.advance(6000);
    for (const screen of [control, leader]) {
      const { view } = await screen.hear('ledger', ({ view: ledger }) => ledger.simMinutes >= 1440);
      expect(view.lines.map(({ id, kind, borneBy }) => [id, kind, borneBy])).toEqual([
        ['waiting-hours', 'harm', 'patients'],
        ['seen-value', 'value', 'patients'],
        ['nurse-pay', 'cost', 'The Hospital'],
      ]);
      const seen = view.lines[1];
      expect(seen?.value).toBeGreaterThan(0);
      expect(seen?.low).toBeCloseTo((seen?.value ?? 0) / 2, 9);
      expect(seen?.high).toBeCloseTo((seen?.value ?? 0) * 1.5, 9);
    }
    expect(hospital.heard.some(({ type }) => type === 'ledger')).toBe(false);
  });
});
