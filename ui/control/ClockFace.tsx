// The simulated clock, its state and the next stop. A timer that never speaks by itself.

import { clockText, timeOfDay } from '../clock/instants.ts';
import { planningDistance, planningTitle } from '../clock/planningWords.ts';
import { useHoldLeftWallMs, useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import styles from './ClockFace.module.css';
import { clockWords, nextStopText, stateKind } from './clockWords.ts';
import { useBrief, useRoom } from './useConsole.ts';

export function ClockFace() {
  const brief = useBrief();
  const simMinutes = useShownMinute();
  const round = useSession((state) => (state.clock?.message.planning === true ? state.clock : null));
  if (simMinutes === null) return <div className={styles.time}>–</div>;
  if (round !== null && brief.planning !== null) {
    return (
      <div
        role="timer"
        aria-label="Simulated clock"
        className={styles.time}
        data-testid="clock"
        data-sim-minutes={simMinutes}
      >
        {planningTitle(brief.planning)}
        <small>{planningDistance(brief)}</small>
      </div>
    );
  }
  const minuteOfDay = (((brief.startMinuteOfDay + simMinutes) % 1440) + 1440) % 1440;
  return (
    <div
      role="timer"
      aria-label="Simulated clock"
      className={styles.time}
      data-testid="clock"
      data-sim-minutes={simMinutes}
    >
      {clockText(brief, simMinutes)}
      {brief.pace === 'season' && <small>{timeOfDay(minuteOfDay)}</small>}
    </div>
  );
}

/** Has a line of its own, so that words come and go without moving a button. */
export function ClockState() {
  const brief = useBrief();
  const phase = useRoom()?.phase ?? 'lobby';
  const clock = useSession((state) => state.clock?.message ?? null);
  const simMinutes = useShownMinute();
  const holdLeftWallMs = useHoldLeftWallMs();
  if (clock === null || simMinutes === null) return <p className={styles.state} />;
  const { word, detail } = clockWords(phase, clock, holdLeftWallMs);
  const isPlayed = phase === 'play' && !clock.planning;
  const next = isPlayed ? nextStopText(brief, clock, simMinutes) : null;
  return (
    <p className={styles.state} data-testid="clock-state" data-state={stateKind(phase, clock)}>
      <b className={styles.word}>{word}</b> {detail}
      {next !== null && (
        <>
          {' '}
          {next.what} <b>{next.simulated}</b>, {next.real}.
        </>
      )}
      {isPlayed && clock.round !== null && (
        <>
          {' '}
          {clock.round.name} ({clock.round.number} of {clock.round.of}).
        </>
      )}
    </p>
  );
}
