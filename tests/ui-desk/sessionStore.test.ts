// The session store against a socket pair: what is sent again, with which id, and what a lost link changes.

import { describe, expect, it } from 'vitest';
import type { ServerToClient } from '../../server/protocol/index.ts';
import { createSessionStore, type SentCommand, shownNow } from '../../ui/link/sessionStore.ts';
import { silenceWallMs } from '../../ui/link/socketLink.ts';
import type { WaitingCommands } from '../../ui/link/waitingCommands.ts';
import { brief, clock, nowSimMinutes, room, teamView } from './deskFixture.ts';
import { type FakeSocket, fakeWorld } from './fakeWorld.ts';

const welcome: ServerToClient = {
  type: 'welcome',
  proto: 1,
  sessionId: 's1',
  sessionName: 'Winter',
  seat: { seatId: 'seat-1', role: 'team', teamId: 'hospital', name: 'Priya M' },
  brief,
};

function opened(waiting?: WaitingCommands) {
  const world = fakeWorld();
  const store = createSessionStore({
    seat: { sessionId: 's1', seatToken: 'a-token-of-enough-letters' },
    world,
    nowWallMs: world.nowWallMs,
    ...(waiting === undefined ? {} : { waiting }),
  });
  store.open();
  const newest = () => world.sockets[world.sockets.length - 1] as FakeSocket;
  const greet = () => {
    newest().onopen?.();
    newest().serverSays(welcome);
    newest().serverSays(clock);
  };
  const pull = () =>
    store
      .getState()
      .command(
        { kind: 'pullLever', leverId: 'winter-ward', amount: 12 },
        { agencyId: 'acute', rationale: 'because', label: 'Open the winter ward: 12 beds' },
      );
  const commandsHeard = () =>
    world.sockets.map((socket) => socket.heardByServer.filter((message) => message.type === 'command'));
  return { world, store, newest, greet, pull, commandsHeard };
}

describe('the link', () => {
  it('says hello first, with the seat token, and is connected only by the welcome', () => {
    const { store, newest } = opened();
    newest().onopen?.();
    expect(newest().heardByServer).toEqual([
      { type: 'hello', proto: 1, session: 's1', seatToken: 'a-token-of-enough-letters' },
    ]);
    expect(store.getState().link.kind).toBe('connecting');
    newest().serverSays(welcome);
    expect(store.getState().link.kind).toBe('connected');
  });

  it('comes back by itself with growing pauses, and starts over once it was welcomed', () => {
    const { world, store, newest, greet } = opened();
    greet();
    const pauses: number[] = [];
    for (let lost = 0; lost < 6; lost += 1) {
      newest().onclose?.();
      const link = store.getState().link;
      if (link.kind !== 'waiting') throw new Error(link.kind);
      pauses.push(link.retryInWallMs);
      world.pass(link.retryInWallMs);
    }
    expect(pauses).toEqual([400, 800, 1600, 3200, 5000, 5000]);
    greet();
    newest().onclose?.();
    expect(store.getState().link).toEqual({ kind: 'waiting', attempt: 1, retryInWallMs: 400 });
  });

  it('takes silence for a dead link, and any message for a living one', () => {
    const { world, store, newest, greet } = opened();
    greet();
    world.pass(silenceWallMs - 1);
    newest().serverSays(clock);
    world.pass(silenceWallMs - 1);
    expect(store.getState().link.kind).toBe('connected');
    world.pass(1);
    expect(store.getState().link.kind).toBe('waiting');
    expect(world.sockets[0]?.closedByPage).toBe(true);
  });

  it('stays away when another device has the seat, so that two never push each other out for ever', () => {
    const { world, store, newest, greet } = opened();
    greet();
    newest().serverSays({
      type: 'bye',
      code: 'taken-over',
      sentence: 'You are at this desk elsewhere.',
      final: false,
    });
    newest().onclose?.();
    world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    expect(store.getState().link).toMatchObject({ kind: 'closed', code: 'taken-over' });
  });

  it('does not listen to a socket it has given up', () => {
    const { world, store, newest, greet } = opened();
    greet();
    const old = newest();
    old.onclose?.();
    world.pass(400);
    old.serverSays({ type: 'roomView', viewNumber: 9, view: room });
    expect(store.getState().roomView).toBeNull();
  });
});

describe('commands', () => {
  it('are sent, then accepted or refused by their id, never before the answer', () => {
    const { store, newest, greet, pull } = opened();
    greet();
    const first = pull();
    const second = pull();
    expect(first).not.toBe(second);
    expect(store.getState().sent.map((one) => one.stage)).toEqual(['sent', 'sent']);
    newest().serverSays({
      type: 'refused',
      commandId: second,
      code: 'not-enough-money',
      sentence: 'Too dear.',
    });
    newest().serverSays({ type: 'accepted', commandId: first, sequence: 4, atMinutes: 77 });
    expect(store.getState().sent.map(({ stage, answer }) => ({ stage, answer }))).toEqual([
      { stage: 'accepted', answer: { atSimMinutes: 77 } },
      { stage: 'refused', answer: { code: 'not-enough-money', sentence: 'Too dear.' } },
    ]);
  });

  it('unanswered when the link was lost go again with the same id and the same words, once', () => {
    const { world, store, newest, greet, pull, commandsHeard } = opened();
    greet();
    const answered = pull();
    newest().serverSays({ type: 'accepted', commandId: answered, sequence: 1, atMinutes: 5 });
    const unanswered = pull();
    newest().onclose?.();
    expect(store.getState().sent.map((one) => one.stage)).toEqual(['accepted', 'unconfirmed']);
    world.pass(400);
    greet();
    const [before, after] = commandsHeard();
    expect(before?.map((message) => message.commandId)).toEqual([answered, unanswered]);
    expect(after).toEqual([before?.[1]]);
  });

  it('pressed while there is no link say so, and go when it is back', () => {
    const { world, store, newest, greet, pull, commandsHeard } = opened();
    greet();
    newest().onclose?.();
    const id = pull();
    expect(store.getState().sent[0]?.stage).toBe('not-sent');
    world.pass(400);
    expect(commandsHeard().flat()).toHaveLength(0);
    greet();
    expect(commandsHeard()[1]?.map((message) => message.commandId)).toEqual([id]);
    expect(store.getState().sent[0]?.stage).toBe('sent');
  });

  it('keep the minute at which the button was pressed', () => {
    const { world, store, greet, pull } = opened();
    greet();
    world.pass(1000);
    pull();
    expect(store.getState().sent[0]?.pressedAtSimMinutes).toBeCloseTo(nowSimMinutes + 13, 6);
  });
});

describe('a window whose seat was opened elsewhere', () => {
  const takenOver: ServerToClient = { type: 'bye', code: 'taken-over', sentence: 'Elsewhere.', final: false };

  it('takes the seat back on demand, with what was still on its way, and is back in the room', () => {
    const { store, newest, greet, pull, commandsHeard } = opened();
    greet();
    const id = pull();
    newest().serverSays(takenOver);
    newest().onclose?.();
    expect(store.getState().sent[0]?.stage).toBe('unconfirmed');
    store.getState().takeBack();
    greet();
    expect(store.getState().link.kind).toBe('connected');
    expect(store.getState().cameBackAtSimMinutes).not.toBeNull();
    expect(commandsHeard()[1]?.map((message) => message.commandId)).toEqual([id]);
  });
});

describe('a page that is loaded again', () => {
  it('sends again, with the same id, what had no answer, and nothing that had one', () => {
    let kept: readonly SentCommand[] = [];
    const waiting: WaitingCommands = {
      read: () => kept,
      write: (unanswered) => {
        kept = JSON.parse(JSON.stringify(unanswered)) as SentCommand[];
      },
    };
    const before = opened(waiting);
    before.greet();
    const answered = before.pull();
    before.newest().serverSays({ type: 'accepted', commandId: answered, sequence: 1, atMinutes: 5 });
    const sent = before.pull();
    before.newest().onclose?.();
    const neverSent = before.pull();

    const after = opened(waiting);
    expect(after.store.getState().sent.map(({ stage }) => stage)).toEqual(['unconfirmed', 'not-sent']);
    after.greet();
    expect(after.commandsHeard()[0]?.map((message) => message.commandId)).toEqual([sent, neverSent]);
    after.newest().serverSays({ type: 'accepted', commandId: sent, sequence: 2, atMinutes: 6 });
    after.newest().serverSays({ type: 'accepted', commandId: neverSent, sequence: 3, atMinutes: 6 });
    expect(kept).toEqual([]);
  });
});

describe('views', () => {
  it('are kept through a lost link, which is told apart from the first welcome', () => {
    const { world, store, newest, greet } = opened();
    greet();
    newest().serverSays({ type: 'worldView', viewNumber: 1, view: teamView });
    expect(store.getState().cameBackAtSimMinutes).toBeNull();
    newest().onclose?.();
    expect(store.getState().worldView).toEqual(teamView);
    world.pass(400);
    greet();
    expect(store.getState().cameBackAtSimMinutes).toBeCloseTo(nowSimMinutes + 5.2, 6);
  });

  it('follow the seat to another team without calling it a lost link', () => {
    const { store, newest, greet } = opened();
    greet();
    const seat = { seatId: 'seat-1', role: 'team', teamId: 'ccg', name: 'Priya M' } as const;
    newest().serverSays({ type: 'seat', seat });
    newest().serverSays({ ...welcome, seat });
    expect(store.getState()).toMatchObject({ seat, movedToTeamId: 'ccg', cameBackAtSimMinutes: null });
  });

  it('never show an earlier minute when a clock message comes late', () => {
    const { world, store, newest, greet } = opened();
    greet();
    world.pass(2000);
    const shown = shownNow(store.getState(), world.nowWallMs());
    newest().serverSays({ ...clock, anchorSimMinutes: nowSimMinutes + 10 });
    expect(shownNow(store.getState(), world.nowWallMs())).toBe(shown);
  });
});
