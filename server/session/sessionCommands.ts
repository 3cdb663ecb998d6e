// Control's changes to the session: phase, clock, locks, words, seats. Each is one entry that carries the
// command's id, with what follows from it behind it. Knows the ledger and the clock; no sockets.

import { newReturnCode } from '../people/codes.ts';
import type { SeatBrief, SessionCommand } from '../protocol/index.ts';
import type { EntryBody } from '../storage/storage.ts';
import { nextLock, nextPhase, type PhaseEvent } from './charts.ts';
import type { ClockKeeper } from './clockKeeper.ts';
import { type Cause, type Ledger, logLine } from './ledger.ts';
import { closingBy, handOver, handTeam } from './worldCommands.ts';

export interface Rejection {
  readonly code: string;
  readonly sentence: string;
}

export interface SessionTools {
  readonly ledger: Ledger;
  readonly clock: ClockKeeper;
  /** A seat changed its team, or is gone. */
  seatMoved(seatId: string): void;
  seatRemoved(seatId: string): void;
}

/** null: done and durable. */
export async function carryOut(
  tools: SessionTools,
  cause: Cause,
  command: SessionCommand,
): Promise<Rejection | null> {
  const { ledger, clock } = tools;
  switch (command.kind) {
    case 'openBriefing':
    case 'start':
    case 'openDebrief':
    case 'close':
      return changePhase(tools, cause, command.kind);
    case 'run':
      await clock.run(cause, 'The facilitator runs the clock.');
      return null;
    case 'pause':
      await clock.pause(cause);
      return null;
    case 'hold':
      await clock.hold(cause, command.wallSeconds);
      return null;
    case 'setSpeed':
      await clock.setSpeed(cause, command.speed);
      return null;
    case 'step':
      await clock.step(cause, command.minutes);
      return null;
    case 'end':
      await clock.end(cause);
      return null;
    case 'announce':
      await ledger.write(cause, [logLine('announcement', command.text)]);
      return null;
    case 'note':
      await ledger.write(cause, [logLine('note', command.text, null, 'control')]);
      return null;
    case 'lockDesk':
      return lockDesk(ledger, cause, command);
    case 'lockDesks':
      return lockDesks(ledger, cause, command.locked);
    case 'moveSeat':
      return moveSeat(tools, cause, command);
    case 'removeSeat':
      return removeSeat(tools, cause, command.seatId);
  }
}

const phaseTexts: Record<Exclude<PhaseEvent, 'end'>, string> = {
  openBriefing: 'The briefing begins.',
  start: 'Play begins.',
  openDebrief: 'The debrief is open.',
  close: 'The session is closed.',
};

async function changePhase(
  { ledger, clock }: SessionTools,
  cause: Cause,
  event: Exclude<PhaseEvent, 'end'>,
): Promise<Rejection | null> {
  const to = nextPhase(ledger.state.phase, event);
  if (to === null) return { code: 'not-now', sentence: 'The session is past that.' };
  const line = logLine('phase', phaseTexts[event], { kind: 'phase', to });
  if (event === 'start') {
    // Whoever came in during the briefing has been handed an agency then, or control had its reasons.
    const opening = ledger.state.phase === 'lobby' ? openingOf(ledger) : [];
    const { planning } = ledger.plan;
    if (planning !== null && ledger.runner.planningOpen) {
      await clock.openPlanning(cause, planning, [line, ...opening]);
    } else {
      await clock.run(cause, 'The clock runs.', [line, ...opening]);
    }
  } else if (event === 'openBriefing') {
    const { speed } = ledger.state;
    const hold = {
      kind: 'clock',
      to: 'hold',
      stoppedBy: 'not-started',
      speed,
      holdWallSeconds: null,
    } as const;
    const stand = logLine('clock', 'The clock stands until play begins.', hold, 'control');
    await ledger.write(cause, [line, stand, ...openingOf(ledger)]);
  } else {
    await ledger.write(cause, [line]);
  }
  return null;
}

/**
 * What comes before anybody at a desk may decide: where the planning round is left out, every agency carries out its
 * own plans while standing orders still play it; then the teams that have people take theirs.
 */
function openingOf(ledger: Ledger): readonly EntryBody[] {
  const leftOut = ledger.plan.planning === null && ledger.runner.planningOpen;
  const closing = leftOut ? [closingBy('This session leaves the planning round out.')] : [];
  return [...closing, ...handOver(ledger)];
}

async function lockDesk(
  ledger: Ledger,
  cause: Cause,
  { teamId, locked }: { readonly teamId: string; readonly locked: boolean },
): Promise<Rejection | null> {
  const team = teamCalled(ledger, teamId);
  if (team === null) return unknownTeam;
  const now = nextLock(ledger.state.lockedTeams.has(teamId), locked ? 'lock' : 'unlock');
  if (now === null)
    return { code: 'already-so', sentence: `That desk is already ${locked ? 'locked' : 'open'}.` };
  const text = `${team.name}: desk ${locked ? 'locked' : 'unlocked'} by control.`;
  await ledger.write(cause, [logLine('lock', text, { kind: 'lock', teamId, locked: now })]);
  return null;
}

/** All at once, in one entry, whatever each desk was before. */
async function lockDesks(ledger: Ledger, cause: Cause, locked: boolean): Promise<Rejection | null> {
  const teams = ledger.runner.brief({ kind: 'control' }).teams;
  const { lockedTeams } = ledger.state;
  const teamIds = teams.map(({ id }) => id).filter((id) => lockedTeams.has(id) !== locked);
  if (teamIds.length === 0)
    return { code: 'already-so', sentence: `All desks are already ${locked ? 'locked' : 'open'}.` };
  const text = `All desks ${locked ? 'locked' : 'unlocked'} by control.`;
  await ledger.write(cause, [logLine('lock', text, { kind: 'locks', teamIds, locked })]);
  return null;
}

async function moveSeat(
  tools: SessionTools,
  cause: Cause,
  { seatId, teamId }: { readonly seatId: string; readonly teamId: string },
): Promise<Rejection | null> {
  const { ledger } = tools;
  const record = ledger.seatRecord(seatId);
  const team = teamCalled(ledger, teamId);
  if (record === null || record.seat.role !== 'team') return unknownSeat;
  if (team === null) return unknownTeam;
  if (record.seat.teamId === teamId) return { code: 'already-so', sentence: 'That seat is there already.' };
  const seat: SeatBrief = { ...record.seat, teamId };
  const line = logLine('seat', `${seat.name} moves to ${team.name}.`, { kind: 'seat', seat });
  const handing = [...handBack(ledger, record.seat), ...handIfOpen(ledger, teamId, true)];
  await ledger.write(cause, [line, ...handing], { seats: [{ ...record, seat }] });
  tools.seatMoved(seatId);
  return null;
}

async function removeSeat(tools: SessionTools, cause: Cause, seatId: string): Promise<Rejection | null> {
  const { ledger } = tools;
  const record = ledger.seatRecord(seatId);
  if (record === null) return unknownSeat;
  if (seatId === cause.seatId) return { code: 'not-yours', sentence: 'You cannot remove your own seat.' };
  const line = logLine('seat', `${record.seat.name} has left.`, { kind: 'seatRemoved', seatId });
  const gone = { ...record, removed: true, returnCode: newReturnCode() };
  await ledger.write(cause, [line, ...handBack(ledger, record.seat)], { seats: [gone] });
  tools.seatRemoved(seatId);
  return null;
}

/** The agencies of a team go back to standing orders when its last person leaves. */
function handBack(ledger: Ledger, leaving: SeatBrief): readonly EntryBody[] {
  const others = [...ledger.state.seats.values()].filter(
    (seat) => seat.teamId === leaving.teamId && seat.seatId !== leaving.seatId,
  );
  return others.length > 0 || leaving.teamId === null ? [] : handIfOpen(ledger, leaving.teamId, false);
}

/** Before the briefing nobody plays anything yet; after the end nobody does any more. */
export function handIfOpen(ledger: Ledger, teamId: string, toPeople: boolean): readonly EntryBody[] {
  const open = ledger.state.phase === 'briefing' || ledger.state.phase === 'play';
  return open ? handTeam(ledger, teamId, toPeople) : [];
}

function teamCalled(ledger: Ledger, teamId: string): { readonly name: string } | null {
  return ledger.runner.brief({ kind: 'control' }).teams.find((team) => team.id === teamId) ?? null;
}

const unknownSeat: Rejection = { code: 'unknown-seat', sentence: 'There is no such seat any more.' };
const unknownTeam: Rejection = { code: 'unknown-team', sentence: 'There is no such team.' };
