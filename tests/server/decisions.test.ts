// Decisions further back than control's view: every one is reached, by control alone.

import { afterAll, expect, it } from 'vitest';
import type { ControlView, PlacedDecision } from '../../server/protocol/index.ts';
import { controlSeat, get, joinTeam, newSession, openRoom, Screen } from './room.ts';
import { steppedClock } from './steppedClock.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

it('every decision of the log is reached from the view back to the first, by control alone', async () => {
  const wallClock = steppedClock();
  const room = await openRoom({ wallClock });
  try {
    const session = await newSession(room);
    const seat = await controlSeat(room, session);
    const team = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const control = new Screen(room.address, seat);
    await control.order({ kind: 'openBriefing' });
    for (let turn = 0; turn < 130; turn++) {
      await wallClock.advance(1000);
      const kind = turn % 2 === 0 ? 'holdInject' : 'releaseInject';
      expect(await control.decide({ kind, injectId: 'coach' })).toMatchObject({ type: 'accepted' });
    }
    await wallClock.advance(1500);
    const isLast = (view: { kind: string }): view is ControlView =>
      view.kind === 'control' && (view as ControlView).decisions[0]?.place === 130;
    const { view } = await control.hear('worldView', (message) => isLast(message.view));
    const shown = (view as ControlView).decisions;
    expect(shown).toHaveLength(60);
    const before = async (place: number | string, token?: string) =>
      get(room.address, `/api/sessions/${session.sessionId}/decisions?before=${place}`, token);
    const older = (await before(shown.at(-1)?.place ?? -1, seat.seatToken)).body as PlacedDecision[];
    expect([...shown, ...older].map(({ place }) => place)).toEqual(
      Array.from({ length: 131 }, (_, index) => 130 - index),
    );
    expect(older.at(-1)).toMatchObject({ place: 0, text: 'Handed to its people', agencyId: 'acute' });
    expect((await before(0, room.controlToken)).body).toEqual([]);
    expect(await before(5, team.seatToken)).toMatchObject({ status: 403, body: { code: 'control-only' } });
    expect((await before(5)).status).toBe(403);
    expect((await before('soon', seat.seatToken)).status).toBe(400);
  } finally {
    await room.close();
  }
});
