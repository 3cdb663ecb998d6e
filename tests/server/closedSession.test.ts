// What a closed session leaves behind: nobody comes back to it, its record stays.

import { afterAll, expect, it } from 'vitest';
import { controlSeat, get, joinTeam, newSession, openRoom, Screen } from './room.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

it('leaves its record for control and for whoever sat in it, after a restart too', async () => {
  const room = await openRoom();
  const session = await newSession(room, { days: 1 });
  const { seatToken } = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
  const control = new Screen(room.address, await controlSeat(room, session));
  for (const kind of ['start', 'end', 'openDebrief', 'close'] as const) await control.order({ kind });
  await room.close();

  const again = await openRoom({ dataDir: room.dataDir });
  const path = `/api/sessions/${session.sessionId}/run-file`;
  const record = (edition: string, token: string) => get(again.address, `${path}?edition=${edition}`, token);
  expect(await record('control', again.controlToken)).toMatchObject({ status: 200 });
  expect(await record('room', seatToken)).toMatchObject({ status: 200, body: { edition: 'room' } });
  expect(await record('control', seatToken)).toMatchObject({ status: 403 });
  expect(await record('room', 'nobody-holds-this-token')).toMatchObject({ status: 401 });
  expect(await get(again.address, '/api/sessions/never/run-file', again.controlToken)).toMatchObject({
    status: 404,
    body: { code: 'unknown-session' },
  });
  await again.close();
});
