// What every part of the console reads: the control view, the room view and what may be pressed now.

import { useEffect, useMemo, useState } from 'react';
import {
  type ControlView,
  type NotPermitted,
  permission,
  type RoomView,
  type ScenarioBrief,
  type SessionCommand,
  type SessionLogEntry,
  type Wish,
} from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { mergeLog } from './keptLog.ts';

/** Null until the first view has come (there is none in the lobby of some sessions). */
export function useControlView(): ControlView | null {
  const view = useSession((state) => state.worldView);
  return view?.kind === 'control' ? view : null;
}

export function useRoom(): RoomView | null {
  return useSession((state) => state.roomView);
}

/** Only inside the console, which waits for the welcome. */
export function useBrief(): ScenarioBrief {
  const brief = useSession((state) => state.welcome?.brief);
  if (brief === undefined) throw new Error('The console is shown after the welcome only.');
  return brief;
}

/** Why a controller may not do something now; null: may. The server says the same. */
export function useMay(): (wish: Wish) => NotPermitted | null {
  const phase = useRoom()?.phase ?? 'lobby';
  const clock = useSession((state) => state.clock?.message.state ?? 'paused');
  const planning = useSession((state) => state.clock?.message.planning === true);
  const frozen = useSession((state) => state.clock?.message.fault != null);
  return (wish) =>
    permission(wish, { role: 'facilitator', phase, clock, planning, frozen, ownTeam: true, locked: false });
}

/** The run is over: nothing more can be done in it. */
export function useIsOver(): boolean {
  const phase = useRoom()?.phase;
  return phase === 'ended' || phase === 'debrief' || phase === 'closed';
}

/** Sends a session command; the label is what the button said. */
export function useSend(): (command: SessionCommand, label: string) => void {
  const send = useSession((state) => state.sessionCommand);
  return (command, label) => {
    send(command, label);
  };
}

/** Every line of the log that this console has seen, newest first. */
export function useKeptLog(): readonly SessionLogEntry[] {
  const fresh = useRoom()?.log;
  const [kept, setKept] = useState<readonly SessionLogEntry[]>([]);
  useEffect(() => {
    if (fresh !== undefined) setKept((before) => mergeLog(before, fresh));
  }, [fresh]);
  return kept;
}

/** The room's own clock, refreshed every ten seconds. */
export function useRoomClock(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Names of teams and agencies by id, from the brief. */
export function useNames(): {
  readonly agency: (id: string) => string;
  readonly team: (id: string) => string;
} {
  const brief = useBrief();
  return useMemo(() => {
    const agencies = new Map(brief.agencies.map(({ id, short, name }) => [id, short || name]));
    const teams = new Map(brief.teams.map(({ id, name }) => [id, name]));
    return {
      agency: (id: string) => agencies.get(id) ?? notAgencies[id] ?? id,
      team: (id: string) => teams.get(id) ?? id,
    };
  }, [brief]);
}

/** Who else stands where an agency's id does. */
const notAgencies: Readonly<Record<string, string>> = { control: 'Control', system: 'The system' };
