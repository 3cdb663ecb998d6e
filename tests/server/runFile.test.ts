// A run file for a whole room at once, as when the debrief opens and every desk asks for it.

import { afterAll, expect, it } from 'vitest';
import { runFileOf } from '../../server/session/runFile.ts';
import { openSqliteStorage } from '../../server/storage/sqliteStorage.ts';
import { controlSeat, joinTeam, newSession, openRoom, Screen } from './room.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

afterAll(removeTemporaryFolders);

it('takes the scenario that an open session holds, and does not read its text again for every desk', async () => {
  const room = await openRoom();
  const { sessionId } = await newSession(room);
  const ledger = room.app.registry.get(sessionId)?.ledger;
  if (ledger === undefined) throw new Error('The session is gone.');
  const storage = openSqliteStorage(room.dataDir, 'read');
  const unreadable = { ...ledger.record, scenarioText: 'not: a scenario' };
  const file = await runFileOf(storage, unreadable, 'control', ledger.runner);
  expect(file?.scenario).toEqual(ledger.runner.scenario);
  await expect(runFileOf(storage, unreadable, 'control', null)).rejects.toThrow(/cannot be read/);
  await storage.close();
  await room.close();
});

it('says in control’s edition who decided and when, and in the room’s neither', async () => {
  const room = await openRoom();
  const session = await newSession(room);
  const control = new Screen(room.address, await controlSeat(room, session));
  const anna = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
  const screen = new Screen(room.address, anna);
  await control.order({ kind: 'start' });
  await screen.hear('worldView');
  const answer = await screen.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
  expect(answer.type).toBe('accepted');
  await control.order({ kind: 'removeSeat', seatId: anna.seatId });
  await control.order({ kind: 'end' });
  await control.order({ kind: 'openDebrief' });
  const { ledger } = room.app.registry.get(session.sessionId) ?? {};
  if (ledger === undefined) throw new Error('The session is gone.');
  const storage = openSqliteStorage(room.dataDir, 'read');
  const own = await runFileOf(storage, ledger.record, 'control', ledger.runner);
  const decided = own?.run.journal.find(({ command }) => command.kind === 'pullLever');
  expect(own?.people?.find(({ seatId }) => seatId === decided?.actor.seatId)?.name).toBe('Anna');
  expect(Date.parse(own?.decidedWallTimes?.[decided?.sequence ?? -1] ?? '')).toBeGreaterThan(0);
  const rooms = await runFileOf(storage, ledger.record, 'room', ledger.runner);
  expect(rooms).not.toHaveProperty('people');
  expect(rooms).not.toHaveProperty('decidedWallTimes');
  expect(JSON.stringify(rooms?.run)).not.toContain(anna.seatId);
  await storage.close();
  control.close();
  screen.close();
  await room.close();
});
