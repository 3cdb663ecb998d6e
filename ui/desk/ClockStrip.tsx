// Why the clock stands, who stopped it and until when; that the link came back; what the facilitator said.
// Strips push the desk down, they cover nothing.

import { ArrowRight, CalendarClock, Hourglass, Lock, Megaphone, Pause, PlugZap, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { ClockMessage, RoomView, ScenarioBrief, SessionLogEntry } from '../../server/protocol/index.ts';
import { dateWords, instantText, wallDurationText } from '../clock/instants.ts';
import { planningTitle } from '../clock/planningWords.ts';
import { useHoldLeftWallMs } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { FaultStrip } from '../parts/FaultStrip.tsx';
import { announce } from '../parts/LiveRegion.tsx';
import styles from './ClockStrip.module.css';

export function ClockStrip() {
  const room = useSession((state) => state.roomView);
  const clock = useSession((state) => state.clock?.message ?? null);
  const sessionId = useSession((state) => state.welcome?.sessionId ?? '');
  const seat = useSession((state) => state.seat);
  const brief = useSession((state) => state.welcome?.brief ?? null);
  const paused = room?.phase === 'play' && clock?.state === 'paused' && clock.fault === null;
  useEffect(() => {
    if (paused) announce('Paused. You can still read and draft.', { urgent: true });
  }, [paused]);
  if (room === null || clock === null || brief === null) return null;
  const locked = room.teams.find((team) => team.teamId === seat?.teamId)?.locked === true;
  if (clock.fault !== null) return <FaultStrip next={afterFault} />;
  return (
    <>
      <PhaseStrip phase={room.phase} {...{ clock, sessionId, brief, locked }} />
      {locked && room.phase !== 'closed' && (
        <Strip icon={<Lock size={20} aria-hidden="true" />} testId="locked-strip">
          <b>The facilitator has locked this desk.</b> You can read and draft; nothing can be sent.
        </Strip>
      )}
    </>
  );
}

/** Who sits at a desk has nothing to mend. */
export const afterFault = 'The facilitator has been told. What was accepted is kept.';

interface PhaseStripProps {
  readonly phase: RoomView['phase'];
  readonly clock: ClockMessage;
  readonly sessionId: string;
  readonly brief: ScenarioBrief;
  /** Nothing is said of open desks where this one is not. */
  readonly locked: boolean;
}

function PhaseStrip(props: PhaseStripProps) {
  const hourglass = <Hourglass size={20} aria-hidden="true" />;
  const planning = props.clock.planning ? props.brief.planning : null;
  switch (props.phase) {
    case 'briefing':
      return (
        <Strip icon={hourglass} testId="clock-strip">
          <b>Briefing: the clock has not started{props.locked ? '' : ', desks are open'}.</b> What you decide
          now counts from {planning === null ? 'the first minute' : dateWords(planning.date)}.
        </Strip>
      );
    case 'play':
      if (planning !== null && props.clock.state === 'hold') return <PlanningStrip brief={props.brief} />;
      return <StandingStrip clock={props.clock} locked={props.locked} />;
    case 'ended':
      return (
        <Strip icon={hourglass} testId="clock-strip">
          <b>The day has ended.</b> Your desk stands as it was. The debrief opens when the facilitator opens
          it.
        </Strip>
      );
    case 'debrief':
      return (
        <Strip icon={<ArrowRight size={20} aria-hidden="true" />} testId="clock-strip">
          <b>The debrief is open.</b> <a href={`#/debrief/${props.sessionId}`}>Look at the day again</a>
        </Strip>
      );
    default:
      return null;
  }
}

function PlanningStrip({ brief }: { brief: ScenarioBrief }) {
  const holdLeftWallMs = useHoldLeftWallMs();
  if (brief.planning === null) return null;
  return (
    <Strip icon={<CalendarClock size={20} aria-hidden="true" />} testId="planning-strip">
      <b>
        {planningTitle(brief.planning)}
        {holdLeftWallMs === null ? '' : `: ${wallDurationText(holdLeftWallMs)} left`}.
      </b>{' '}
      Desks are open. Money for plans that is left over when the round closes is gone.
    </Strip>
  );
}

function StandingStrip({ clock, locked }: Pick<PhaseStripProps, 'clock' | 'locked'>) {
  const holdLeftWallMs = useHoldLeftWallMs();
  if (clock.state === 'running') return null;
  const by = stoppedByText(clock.stoppedBy);
  if (clock.state === 'paused') {
    return (
      <Strip icon={<Pause size={20} aria-hidden="true" />} testId="clock-strip">
        <b>Paused{by === '' ? '' : ` ${by}`}.</b> You can still read and draft. Nothing can be sent.
      </Strip>
    );
  }
  return (
    <Strip icon={<Hourglass size={20} aria-hidden="true" />} testId="clock-strip">
      <b>
        Hold: the clock stands{locked ? '' : ', desks are open'}
        {holdLeftWallMs === null ? '' : `, ${wallDurationText(holdLeftWallMs)} left`}.
      </b>{' '}
      Stopped {by}.{holdLeftWallMs === null ? ' Until the facilitator runs it.' : ''} Deadlines stand too.
    </Strip>
  );
}

function stoppedByText(stoppedBy: ClockMessage['stoppedBy']): string {
  switch (stoppedBy) {
    case 'facilitator':
      return 'by the facilitator';
    case 'timetable':
      return 'by the timetable';
    case 'storage':
      return 'because the room could not save';
    case 'recovery':
      return 'after a restart of the room';
    case 'fault':
    case 'not-started':
    case 'ended':
    case null:
      return '';
  }
}

/** After a lost link: where the day is now. */
export function CameBackStrip({ brief }: { brief: ScenarioBrief }) {
  const at = useSession((state) => state.cameBackAtSimMinutes);
  const connected = useSession((state) => state.link.kind === 'connected');
  const planning = useSession((state) => state.clock?.message.planning === true);
  const dismiss = useSession((state) => state.dismissCameBack);
  if (at === null || !connected) return null;
  return (
    <Strip icon={<PlugZap size={20} aria-hidden="true" />} onDismiss={dismiss} testId="came-back">
      <b>Back in the room.</b>{' '}
      {planning ? 'The planning round is still open.' : `The link was lost at ${instantText(brief, at)}.`}{' '}
      Your drafts are as you left them.
    </Strip>
  );
}

/** Control has moved this seat to another team. */
export function MovedStrip({ brief }: { brief: ScenarioBrief }) {
  const teamId = useSession((state) => state.movedToTeamId);
  const dismiss = useSession((state) => state.dismissMoved);
  if (teamId === null) return null;
  const team = brief.teams.find((one) => one.id === teamId);
  return (
    <Strip icon={<ArrowRight size={20} aria-hidden="true" />} onDismiss={dismiss} testId="moved">
      <b>The facilitator has moved you to {team?.name ?? 'another desk'}.</b> This is its desk.
    </Strip>
  );
}

/** The newest announcement to everybody or this team, until it is put away. */
export function AnnouncementStrip({ log }: { log: readonly SessionLogEntry[] }) {
  const [putAway, setPutAway] = useState(-1);
  const newest = log.find(isAnnouncement);
  if (newest === undefined || newest.sequence <= putAway) return null;
  return (
    <Strip
      icon={<Megaphone size={20} aria-hidden="true" />}
      onDismiss={() => setPutAway(newest.sequence)}
      testId="announcement"
    >
      <b>Facilitator:</b> {newest.text}
    </Strip>
  );
}

export function isAnnouncement(entry: SessionLogEntry): boolean {
  return entry.kind.startsWith('announce');
}

function Strip(props: { icon: ReactNode; children: ReactNode; onDismiss?: () => void; testId: string }) {
  return (
    <div className={styles.strip} role="status" data-testid={props.testId}>
      {props.icon}
      <p>{props.children}</p>
      {props.onDismiss !== undefined && (
        <button type="button" onClick={props.onDismiss} aria-label="Put away">
          <X size={18} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
