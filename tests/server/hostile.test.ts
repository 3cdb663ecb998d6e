// What a broken or unfriendly screen can do: nothing to anybody else.

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { plainName, type RoomView, type SeatGrant } from '../../server/protocol/index.ts';
import { heartbeatWallMs, helloWithinWallMs } from '../../server/socket/connection.ts';
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
import { steppedClock } from './steppedClock.ts';
import { removeTemporaryFolders } from './temporaryFolder.ts';

let room: Room;
let grant: SeatGrant;
let screen: Screen;

beforeEach(async () => {
  room = await openRoom();
  const session = await newSession(room);
  grant = await joinTeam(room, session.joinCode, 'Anna', 'hospital');
  screen = new Screen(room.address, grant);
  await screen.hear('welcome');
});

afterEach(async () => {
  // Whatever was sent, the server is well and another screen gets in.
  expect((await get(room.address, '/healthz')).status).toBe(200);
  const after = new Screen(room.address, grant);
  await after.hear('worldView');
  after.close();
  screen.close();
  await room.close();
});

afterAll(removeTemporaryFolders);

describe('a socket', () => {
  it('is closed for a frame beyond 16 KB', async () => {
    screen.socket.send('x'.repeat(16 * 1024 + 1));
    expect(await screen.closed).toBe(1009);
  });

  it('is closed for a message in many fragments', async () => {
    for (let part = 0; part < 6; part += 1) screen.socket.send('x', { fin: false });
    expect(await screen.closed).toBe(1008);
  });

  it.each([
    ['binary', Buffer.from([1, 2, 3])],
    ['not JSON', '{"type":'],
    ['of no known type', '{"type":"shutdown"}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a polluted prototype', '{"__proto__":{"type":"command"}}'],
  ])('says goodbye to a message that is %s', async (_, message) => {
    screen.socket.send(message);
    expect(await screen.hear('bye')).toMatchObject({ code: 'bad-message', final: false });
    expect(await screen.closed).toBe(1008);
  });

  it('answers a malformed command that has an id, and goes on', async () => {
    const commandId = freshId();
    screen.socket.send(JSON.stringify({ type: 'command', commandId, command: { kind: 'explode' } }));
    expect(await screen.answer(commandId)).toMatchObject({ type: 'refused', code: 'malformed' });
    const next = await screen.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
    expect(next).toMatchObject({ code: 'not-now' });
  });

  it('refuses haste, and in the end the link', async () => {
    for (let turn = 0; turn < 130; turn += 1) {
      screen.say({
        type: 'command',
        commandId: freshId(),
        command: { kind: 'pullLever', leverId: 'nothing', amount: null },
        agencyId: null,
        rationale: '',
      });
    }
    expect(await screen.hear('refused', ({ code }) => code === 'too-fast')).toBeDefined();
    expect(await screen.hear('bye')).toMatchObject({ code: 'too-fast', final: false });
  });

  it('is not opened for a page from elsewhere, nor at another path', async () => {
    const url = `${room.address.replace('http', 'ws')}`;
    const refusals = [
      [new WebSocket(`${url}/ws`, { origin: 'http://elsewhere.test' }), 403],
      [new WebSocket(`${url}/other`), 404],
    ] as const;
    for (const [socket, status] of refusals) {
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      expect(response.statusCode).toBe(status);
    }
    const ours = new WebSocket(`${url}/ws`, { origin: room.address });
    await once(ours, 'open');
    ours.close();
  });

  it('gets nothing for a wrong token or a command before hello', async () => {
    const wrong = new Screen(room.address, { ...grant, seatToken: 'x'.repeat(43) });
    expect(await wrong.hear('bye')).toMatchObject({ code: 'bad-token', final: true });
    const silent = new Screen(room.address, null);
    await once(silent.socket, 'open');
    silent.say({ type: 'sessionCommand', commandId: freshId(), command: { kind: 'run' } });
    expect(await silent.hear('bye')).toMatchObject({ code: 'no-hello' });
    expect(silent.heard).toHaveLength(1);
  });
});

describe('a socket that does not say hello', () => {
  it('is closed after five seconds', async () => {
    const wallClock = steppedClock();
    const other = await openRoom({ wallClock });
    const silent = new Screen(other.address, null);
    await once(silent.socket, 'open');
    await wallClock.advance(helloWithinWallMs - 1);
    expect(silent.socket.readyState).toBe(silent.socket.OPEN);
    await wallClock.advance(1);
    expect(await silent.hear('bye')).toMatchObject({ code: 'no-hello' });
    await other.close();
  });
});

describe('a link that has gone dead', () => {
  it('is cut after two silent heartbeats, while one that answers stays', async () => {
    const wallClock = steppedClock();
    const other = await openRoom({ wallClock });
    const session = await newSession(other);
    const alive = new Screen(other.address, await controlSeat(other, session));
    const dead = new Screen(other.address, await joinTeam(other, session.joinCode, 'Dead', 'hospital'));
    await dead.hear('welcome');
    dead.socket.pause();
    await wallClock.advance(heartbeatWallMs * 3);
    await alive.hear('roomView', ({ view }) => namesIn(view).includes('Dead'));
    await wallClock.advance(2000);
    expect(await latestNames(alive)).toEqual(['Facilitator']);
    dead.socket.terminate();
    alive.close();
    await other.close();
  });
});

describe('words that people type', () => {
  it('turn no line round and hide nothing, in names, announcements and reasons; emoji and scripts stay', async () => {
    const session = await newSession(room);
    const wanted = 'Léa\u202e \u200b\u{1F469}\u200d\u2695\ufe0f  Şahin\u00a0עדי';
    await joinTeam(room, session.joinCode, wanted, 'hospital');
    const control = new Screen(room.address, await controlSeat(room, session));
    await control.hear('roomView', ({ view }) =>
      (view.seats ?? []).some(({ name }) => name === 'Léa \u{1F469}\u200d\u2695\ufe0f Şahin עדי'),
    );
    await control.order({ kind: 'announce', text: 'Back at two\u202e.\r\nThanks\u0007' });
    await control.hear('roomView', ({ view }) => view.log[0]?.text === 'Back at two.\nThanks');
    control.close();
    expect(plainName(`e${'\u0301'.repeat(40)}`)).toBe(`e${'\u0301'.repeat(3)}`);
    expect(plainName('a\n b\t c')).toBe('a b c');
  });
});

describe('HTTP', () => {
  it('answers bad bodies, unknown addresses and a flood with a code and a sentence', async () => {
    const code = (await newSession(room)).joinCode;
    const bad = [
      await post(room.address, `/api/join/${code}`, { name: 'x'.repeat(61), teamId: 'hospital' }),
      await post(room.address, `/api/join/${code}`, { name: 'A', teamId: 'hospital', role: 'facilitator' }),
      await post(room.address, '/api/sessions', { scenarioFile: '../../package.json' }, room.controlToken),
    ];
    for (const { status, body } of bad) expect([status, body]).toMatchObject([400, { code: 'malformed' }]);
    for (const name of ['', '  ', '\u200b\u200b', '\u3164']) {
      const { status, body } = await post(room.address, `/api/join/${code}`, { name, teamId: 'hospital' });
      expect([status, body], JSON.stringify(name)).toMatchObject([400, { code: 'no-name' }]);
    }
    const outside = { scenarioFile: '../small-ward.yaml', name: 'x', seed: null, days: null, speed: null };
    const path = await post(
      room.address,
      '/api/sessions',
      { ...outside, timetable: 'by-hand' },
      room.controlToken,
    );
    expect(path).toMatchObject({ status: 422, body: { code: 'unknown-scenario' } });
    expect(await get(room.address, '/api/nowhere')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    const broken = await fetch(`${room.address}/api/return`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"returnCode"',
    });
    expect(broken.status).toBe(400);
    const guesses = [];
    for (let turn = 0; turn < 40; turn += 1) {
      guesses.push((await post(room.address, '/api/return', { returnCode: `GUESS${turn}` })).status);
    }
    expect(guesses.at(-1)).toBe(429);
  });

  it('sends the headers that a browser needs, and none that needs TLS', async () => {
    const { headers } = await fetch(`${room.address}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a slow reader', () => {
  it('that reads nothing at all is cut off, while others are served', async () => {
    const wallClock = steppedClock();
    const other = await openRoom({ wallClock });
    const session = await newSession(other, { speed: 2880 });
    const control = new Screen(other.address, await controlSeat(other, session));
    await control.order({ kind: 'start' });
    const slow = await stalledReader(other, await joinTeam(other, session.joinCode, 'Slow', 'hospital'));
    await wallClock.advance(2000);
    await control.hear('roomView', ({ view }) => namesIn(view).includes('Slow'));
    let seconds = 0;
    for (; seconds < 1000 && (await latestNames(control)).includes('Slow'); seconds += 1) {
      // Announcements of two thousand letters fill the slow link.
      control.say({
        type: 'sessionCommand',
        commandId: freshId(),
        command: { kind: 'announce', text: `${seconds} ${'x'.repeat(1980)}` },
      });
      await wallClock.advance(1000);
    }
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThan(1000);
    await control.hear('roomView', ({ view }) =>
      view.log.some(({ text }) => text.startsWith(`${seconds - 3} `)),
    );
    slow.destroy();
    control.close();
    await other.close();
  });
});

/** After whatever is on its way has arrived. */
async function latestNames(control: Screen): Promise<readonly string[]> {
  await new Promise((resolve) => setTimeout(resolve, 2));
  const last = control.heard.findLast((message) => message.type === 'roomView');
  return last === undefined ? [] : namesIn(last.view);
}

function namesIn({ seats }: RoomView): readonly string[] {
  return (seats ?? []).filter((seat) => seat.connected).map((seat) => seat.name);
}

/** Says hello by hand and never reads again. */
async function stalledReader(where: Room, seat: SeatGrant) {
  const { hostname, port, host } = new URL(where.address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    `GET /ws HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await once(socket, 'data');
  const hello = JSON.stringify({
    type: 'hello',
    proto: 1,
    session: seat.sessionId,
    seatToken: seat.seatToken,
  });
  const payload = Buffer.from(hello);
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255, 0, 0, 0, 0]);
  socket.pause();
  socket.write(Buffer.concat([head, payload]));
  return socket;
}
