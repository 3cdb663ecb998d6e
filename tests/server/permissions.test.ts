// Who may do what, when: the whole table, and that it agrees with the charts.

import { describe, expect, it } from 'vitest';
import {
  type ClockState,
  permission,
  type Role,
  type SessionPhase,
  type Standing,
  type Wish,
} from '../../server/protocol/index.ts';
import {
  type ClockEvent,
  nextClockState,
  nextLock,
  nextPhase,
  type PhaseEvent,
} from '../../server/session/charts.ts';

const phases: readonly SessionPhase[] = ['lobby', 'briefing', 'play', 'ended', 'debrief', 'closed'];
const clocks: readonly ClockState[] = ['running', 'hold', 'paused'];
const roles: readonly Role[] = ['facilitator', 'team', 'wall'];
const deskWishes: readonly Wish[] = ['pullLever', 'stopLever', 'declareLevel'];
const controlWishes: readonly Wish[] = [
  'fireInject',
  'holdInject',
  'releaseInject',
  'skipInject',
  'endInject',
  'handAgency',
  'closePlanning',
];
const sessionWishes: readonly Wish[] = [
  'openBriefing',
  'start',
  'run',
  'pause',
  'hold',
  'setSpeed',
  'step',
  'lockDesk',
  'lockDesks',
  'announce',
  'note',
  'moveSeat',
  'removeSeat',
  'end',
  'openDebrief',
  'close',
];

const teamInPlay: Standing = { role: 'team', phase: 'play', clock: 'running', ownTeam: true, locked: false };

describe('the planning round', () => {
  it('keeps the clock from running and injects from being sent, and nothing else, while it is open', () => {
    const control: Standing = {
      role: 'facilitator',
      phase: 'play',
      clock: 'hold',
      ownTeam: true,
      locked: false,
    };
    const wishes: readonly Wish[] = [...deskWishes, ...controlWishes, ...sessionWishes];
    const stopped = wishes.filter(
      (wish) =>
        permission(wish, control) === null && permission(wish, { ...control, planning: true }) !== null,
    );
    expect(stopped).toEqual(['fireInject', 'run', 'step']);
    expect(permission('run', { ...control, planning: true })?.sentence).toContain('Close it first');
  });
});

describe('a team at its desk', () => {
  it('decides for its own agencies while the clock runs and at a hold, in briefing and play only', () => {
    const allowed = phases.flatMap((phase) =>
      clocks
        .filter((clock) => permission('pullLever', { ...teamInPlay, phase, clock }) === null)
        .map((clock) => `${phase} ${clock}`),
    );
    expect(allowed).toEqual(['briefing running', 'briefing hold', 'play running', 'play hold']);
  });

  const refusals: readonly (readonly [string, Partial<Standing>, string])[] = [
    ['another team’s agency', { ownTeam: false }, 'not-yours'],
    ['a paused clock', { clock: 'paused' }, 'paused'],
    ['a locked desk', { locked: true }, 'desk-locked'],
    ['the lobby', { phase: 'lobby' }, 'not-now'],
    ['the end', { phase: 'ended' }, 'not-now'],
    ['a closed session', { phase: 'closed' }, 'session-closed'],
  ];
  it.each(refusals)('is refused by %s', (_, change, code) => {
    for (const wish of deskWishes) {
      expect(permission(wish, { ...teamInPlay, ...change })?.code).toBe(code);
    }
  });

  it('can do nothing that is control’s', () => {
    for (const wish of [...controlWishes, ...sessionWishes]) {
      expect(permission(wish, teamInPlay)?.code, wish).toBe('not-permitted');
    }
  });
});

describe('the wall', () => {
  it('only looks', () => {
    const wall: Standing = { ...teamInPlay, role: 'wall', ownTeam: false };
    expect(permission('look', wall)).toBeNull();
    for (const wish of [...deskWishes, ...controlWishes, ...sessionWishes]) {
      expect(permission(wish, wall)?.code, wish).toBe('not-permitted');
    }
  });
});

describe('control', () => {
  const control: Standing = { ...teamInPlay, role: 'facilitator', ownTeam: false };

  it('acts on the world in briefing and play, whatever the clock and the locks', () => {
    for (const wish of [...deskWishes, ...controlWishes]) {
      const open = phases.filter((phase) =>
        clocks.every((clock) => permission(wish, { ...control, phase, clock, locked: true }) === null),
      );
      expect(open, wish).toEqual(['briefing', 'play']);
    }
  });

  it('is asked for nothing that the charts forbid, and kept from nothing that they allow', () => {
    const phaseEvents: readonly PhaseEvent[] = ['openBriefing', 'start', 'end', 'openDebrief', 'close'];
    for (const phase of phases) {
      for (const event of phaseEvents) {
        const permitted = permission(event, { ...control, phase }) === null;
        expect(permitted, `${event} in ${phase}`).toBe(nextPhase(phase, event) !== null);
      }
    }
    const clockEvents: readonly ClockEvent[] = ['run', 'pause', 'hold'];
    for (const clock of clocks) {
      for (const event of clockEvents) {
        const permitted = permission(event, { ...control, clock }) === null;
        expect(permitted, `${event} when ${clock}`).toBe(nextClockState(clock, event) !== null);
      }
    }
  });

  it('moves the clock in play only', () => {
    for (const wish of ['run', 'pause', 'hold', 'step'] as const) {
      const open = phases.filter((phase) =>
        clocks.some((clock) => permission(wish, { ...control, phase, clock }) === null),
      );
      expect(open, wish).toEqual(['play']);
    }
  });
});

describe('everybody', () => {
  it('may look until the session is closed', () => {
    for (const role of roles) {
      const open = phases.filter((phase) => permission('look', { ...teamInPlay, role, phase }) === null);
      expect(open).toEqual(['lobby', 'briefing', 'play', 'ended', 'debrief']);
    }
  });
});

describe('the desk lock', () => {
  it('locks what is open and opens what is locked, nothing else', () => {
    expect(nextLock(false, 'lock')).toBe(true);
    expect(nextLock(true, 'unlock')).toBe(false);
    expect(nextLock(true, 'lock')).toBeNull();
    expect(nextLock(false, 'unlock')).toBeNull();
  });
});
