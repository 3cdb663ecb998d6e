// From a code on the wall to a decision and back, over real sockets and a real database.

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinInfo, RoomCheck, SeatGrant } from '../../server/protocol/index.ts';
import {
  controlSeat,
  freshId,
  get,
  joinTeam,
  newSession,
  openRoom,
  post,
  type Room,
  Screen,
} from './room.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

let room: Room;
const screens: Screen[] = [];

beforeEach(async () => {
  room = await openRoom();
});

afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close();
  await room.close();
});

afterAll(removeTemporaryFolders);

function open(grant: SeatGrant): Screen {
  const screen = new Screen(room.address, grant);
  screens.push(screen);
  return screen;
}

describe('joining', () => {
  it('shows the teams, gives a seat, and refuses a taken name, a full team and a wrong code', async () => {
    const session = await newSession(room);
    const { joinCode } = session;
    const info = (await get(room.address, `/api/join/${joinCode.toLowerCase()}`)).body as JoinInfo;
    expect(info.teams.map((team) => `${team.name} ${team.taken}/${team.seats} ${team.agencyNames}`)).toEqual([
      'Hospital 0/2 Hospital',
      'Commissioners 0/2 Commissioner',
    ]);
    const anna = await joinTeam(room, joinCode, 'Anna', 'hospital');
    expect(anna).toMatchObject({ sessionId: session.sessionId, role: 'team', teamId: 'hospital' });
    const again = await post(room.address, `/api/join/${joinCode}`, { name: 'ANNA ', teamId: 'hospital' });
    expect(again).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    await joinTeam(room, joinCode, 'Ben', 'hospital');
    const third = await post(room.address, `/api/join/${joinCode}`, { name: 'Cleo', teamId: 'hospital' });
    expect(third).toMatchObject({ status: 409, body: { code: 'team-full' } });
    expect(await get(room.address, '/api/join/AAAAAA')).toMatchObject({
      status: 404,
      body: { code: 'unknown-code' },
    });
  });

  it('lets control in by the secret once, and says how to get another', async () => {
    const again = await post(room.address, '/api/control/claim', { secret: room.app.door.secret });
    expect(again).toMatchObject({ status: 409, body: { code: 'secret-used' } });
    expect((again.body as { sentence: string }).sentence).toMatch(/start it again/);
    expect((await get(room.address, '/api/sessions')).status).toBe(401);
    expect((await get(room.address, '/api/sessions', room.controlToken)).status).toBe(200);
  });

  it('welcomes a screen with brief, views and clock, each for its own audience', async () => {
    const session = await newSession(room);
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const control = open(await controlSeat(room, session));
    expect((await anna.brief()).levers.map((lever) => lever.id)).toEqual(['more-nurses']);
    expect((await control.brief()).levers).toHaveLength(2);
    expect((await anna.hear('worldView')).view.kind).toBe('team');
    expect((await control.hear('worldView')).view.kind).toBe('control');
    expect((await anna.hear('roomView')).view.seats).toBeNull();
    expect((await control.hear('roomView')).view.seats).toHaveLength(2);
    expect(await anna.hear('clock')).toMatchObject({ state: 'paused', stoppedBy: 'not-started' });
  });

  it('lets a seat be taken over by the same token, and back in by a return code that works once', async () => {
    const session = await newSession(room);
    const grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const first = open(grant);
    await first.hear('welcome');
    const second = open(grant);
    await second.hear('welcome');
    expect(await first.hear('bye')).toMatchObject({ code: 'taken-over', final: false });
    const control = open(await controlSeat(room, session));
    const { view } = await control.hear('roomView');
    const returnCode = view.seats?.find((seat) => seat.name === 'Anna')?.returnCode ?? '';
    const back = (await post(room.address, '/api/return', { returnCode })).body as SeatGrant;
    expect(back.seatId).toBe(grant.seatId);
    expect((await post(room.address, '/api/return', { returnCode })).status).toBe(404);
    const stale = open(grant);
    expect(await stale.hear('bye')).toMatchObject({ code: 'bad-token', final: true });
    expect((await open(back).hear('welcome')).seat.name).toBe('Anna');
  });
});

describe('a command', () => {
  it('is accepted with sequence and minute, answered the same when repeated, and refused with a reason', async () => {
    const session = await newSession(room);
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const control = open(await controlSeat(room, session));
    await anna.hear('welcome');
    const early = await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    expect(early).toMatchObject({ type: 'refused', code: 'not-now' });
    expect(await control.order({ kind: 'start' })).toMatchObject({ type: 'accepted' });
    await anna.hear('clock', (clock) => clock.state === 'running');

    const commandId = freshId();
    const accepted = await anna.decide(
      { kind: 'pullLever', leverId: 'more-nurses', amount: null },
      commandId,
    );
    expect(accepted).toMatchObject({ type: 'accepted', commandId });
    const heard = anna.heard.length;
    anna.say({
      type: 'command',
      commandId,
      command: { kind: 'pullLever', leverId: 'more-nurses', amount: null },
      agencyId: null,
      rationale: 'because',
    });
    expect(await anna.answer(commandId, heard)).toEqual(accepted);
    const twice = await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    expect(twice).toMatchObject({ type: 'refused', code: 'not-available' });
    const notHers = await anna.decide({ kind: 'pullLever', leverId: 'campaign', amount: null });
    expect(notHers).toMatchObject({ type: 'refused', code: 'not-yours' });
    const notControl = await anna.order({ kind: 'pause' });
    expect(notControl).toMatchObject({ type: 'refused', code: 'not-permitted' });
  });

  it('of control may be for a locked desk; a team speaks only for its own agencies', async () => {
    const session = await newSession(room);
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const control = open(await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'lockDesk', teamId: 'hospital', locked: true });
    const pull = { kind: 'pullLever', leverId: 'campaign', amount: null } as const;
    const asOther = freshId();
    anna.say({ type: 'command', commandId: asOther, command: pull, agencyId: 'ccg', rationale: '' });
    expect(await anna.answer(asOther)).toMatchObject({ type: 'refused', code: 'not-yours' });
    const forDesk = freshId();
    const nurses = { ...pull, leverId: 'more-nurses' };
    control.say({
      type: 'command',
      commandId: forDesk,
      command: nurses,
      agencyId: 'acute',
      rationale: 'asked aloud',
    });
    expect(await control.answer(forDesk)).toMatchObject({ type: 'accepted' });
    const stolen = freshId();
    anna.say({ type: 'command', commandId: forDesk, command: nurses, agencyId: 'acute', rationale: '' });
    expect(await anna.answer(forDesk)).toMatchObject({ type: 'refused', code: 'command-id-taken' });
    anna.say({
      type: 'command',
      commandId: stolen,
      command: { kind: 'fireInject', injectId: 'coach' },
      agencyId: null,
      rationale: '',
    });
    expect(await anna.answer(stolen)).toMatchObject({ type: 'refused', code: 'not-permitted' });
    const seen = await anna.hear(
      'worldView',
      ({ view }) => view.kind === 'team' && view.agencies[0]?.levers[0]?.state === 'mobilising',
    );
    expect(JSON.stringify(seen.view)).toContain('asked aloud');
  });

  it('of the clock holds, pauses, steps, ends and opens the debrief', async () => {
    const session = await newSession(room, { days: 2 });
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const control = open(await controlSeat(room, session));
    await control.order({ kind: 'openBriefing' });
    expect(await anna.hear('clock', (clock) => clock.state === 'hold')).toMatchObject({
      stoppedBy: 'not-started',
    });
    expect(await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null })).toMatchObject({
      type: 'accepted',
      atMinutes: 0,
    });
    await control.order({ kind: 'start' });
    await control.order({ kind: 'pause' });
    expect(await anna.decide({ kind: 'declareLevel', agencyId: 'acute', level: 2 })).toMatchObject({
      code: 'paused',
    });
    const heard = anna.heard.length;
    await control.order({ kind: 'step', minutes: 1440 });
    const stepped = await anna.hear('clock', (clock) => clock.anchorSimMinutes >= 1440, heard);
    expect(stepped).toMatchObject({ state: 'hold', stoppedBy: 'facilitator' });
    await control.order({ kind: 'step', minutes: 1440 });
    expect(await anna.hear('clock', (clock) => clock.stoppedBy === 'ended')).toMatchObject({
      anchorSimMinutes: 2880,
    });

    const path = `/api/sessions/${session.sessionId}/run-file`;
    const seat = await joinTeam(room, session.joinCode, 'Late', 'commissioners');
    expect(await get(room.address, `${path}?edition=room`, seat.seatToken)).toMatchObject({ status: 403 });
    await control.order({ kind: 'note', text: 'Anna hesitated.' });
    await control.order({ kind: 'openDebrief' });
    expect(await get(room.address, `${path}?edition=control`, seat.seatToken)).toMatchObject({ status: 403 });
    const forRoom = JSON.stringify((await get(room.address, `${path}?edition=room`, seat.seatToken)).body);
    const forControl = JSON.stringify(
      (await get(room.address, `${path}?edition=control`, room.controlToken)).body,
    );
    for (const secret of ['Anna hesitated.', seat.seatId]) {
      expect(forRoom, secret).not.toContain(secret);
    }
    expect(forControl).toContain('Anna hesitated.');
    expect(forControl).toContain('"expected":"Call in nurses."');
    expect(forRoom).not.toContain('"expected":"Call in nurses."');
  });

  it('that closes the session is answered, then nobody comes back', async () => {
    const session = await newSession(room, { days: 1 });
    const grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const anna = open(grant);
    await anna.hear('welcome');
    const control = open(await controlSeat(room, session));
    for (const kind of ['start', 'end', 'openDebrief'] as const) await control.order({ kind });
    expect(await control.order({ kind: 'close' })).toMatchObject({ type: 'accepted' });
    for (const screen of [anna, control]) {
      expect(await screen.hear('bye')).toMatchObject({ code: 'closed', final: true });
    }
    const joined = await post(room.address, `/api/join/${session.joinCode}`, {
      name: 'B',
      teamId: 'hospital',
    });
    expect(joined).toMatchObject({ status: 404, body: { code: 'unknown-code' } });
    expect(await open(grant).hear('bye')).toMatchObject({ final: true });
  });

  it('of control moves a seat, removes one and locks a desk', async () => {
    const session = await newSession(room);
    const grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
    const anna = open(grant);
    const control = open(await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'lockDesk', teamId: 'hospital', locked: true });
    const locked = await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    expect(locked).toMatchObject({ code: 'desk-locked' });
    await control.order({ kind: 'moveSeat', seatId: grant.seatId, teamId: 'commissioners' });
    expect((await anna.hear('seat')).seat.teamId).toBe('commissioners');
    const moved = await anna.hear('welcome', (welcome) => welcome.seat.teamId === 'commissioners');
    expect(moved.brief.levers.map((lever) => lever.id)).toEqual(['campaign']);
    expect(await anna.decide({ kind: 'pullLever', leverId: 'campaign', amount: null })).toMatchObject({
      type: 'accepted',
    });
    await control.order({ kind: 'removeSeat', seatId: grant.seatId });
    expect(await anna.hear('bye')).toMatchObject({ code: 'removed', final: true });
  });
});

describe('the locks of all desks', () => {
  it('are one entry each time, at any pace of a hand, and open again what was locked alone', async () => {
    const session = await newSession(room);
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    const control = open(await controlSeat(room, session));
    await control.order({ kind: 'start' });
    await control.order({ kind: 'lockDesk', teamId: 'hospital', locked: true });
    for (let press = 0; press < 12; press += 1) {
      const locked = press % 2 === 0;
      expect(await control.order({ kind: 'lockDesks', locked })).toMatchObject({ type: 'accepted' });
      if (press > 0) continue;
      const { view } = await anna.hear('roomView', (said) => said.view.teams.every((team) => team.locked));
      expect(view.log.filter(({ kind }) => kind === 'lock').map(({ text }) => text)).toEqual([
        'All desks locked by control.',
        'Hospital: desk locked by control.',
      ]);
    }
    expect(await control.order({ kind: 'lockDesks', locked: false })).toMatchObject({ code: 'already-so' });
    expect(await anna.order({ kind: 'lockDesks', locked: true })).toMatchObject({ code: 'not-permitted' });
    expect(await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null })).toMatchObject({
      type: 'accepted',
    });
    const lines = room.app.registry.get(session.sessionId)?.ledger.state.log ?? [];
    expect(lines.filter(({ kind }) => kind === 'lock')).toHaveLength(13);
  });
});

describe('the room check', () => {
  it('sends phones to the address that one has reached, and every screen hears of it', async () => {
    const session = await newSession(room);
    const anna = open(await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
    await anna.hear('roomView', ({ view }) => view.joinAddress.includes('192.168.1.23'));
    const before = (await get(room.address, '/api/room-check', room.controlToken)).body as RoomCheck;
    expect(before.addresses.map(({ label }) => label)).toEqual(['wifi', 'cable']);
    const probes = [...room.app.room.probes().values()];
    expect((await post(room.address, '/api/room-check/reached', { probe: 'nonsense' })).status).toBe(404);
    expect((await post(room.address, '/api/room-check/reached', { probe: probes[1] })).status).toBe(200);
    const after = (await get(room.address, '/api/room-check', room.controlToken)).body as RoomCheck;
    expect(after.joinAddress).toContain('10.0.0.5');
    expect(after.addresses[1]?.reachedWallTime).not.toBeNull();
    await anna.hear('roomView', ({ view }) => view.joinAddress.includes('10.0.0.5'));
  });
});
