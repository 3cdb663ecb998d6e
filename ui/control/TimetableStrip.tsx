// The room's day as a strip: briefing, rounds, breaks and debrief, where the room is now, what time it is
// in the room and when the day will be over.

import { useEffect, useRef, useState } from 'react';
import { dateText } from '../clock/instants.ts';
import { useHoldLeftWallMs, useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { roomTimeText } from './keptLog.ts';
import styles from './TimetableStrip.module.css';
import { placeOnStrip, type Strip, type StripSegment, sinceText, stripOf } from './timetableStrip.ts';
import { useBrief, useControlView, useRoom, useRoomClock } from './useConsole.ts';

const barHeight = 22;

export function TimetableStrip() {
  const isReady = useRoom() !== null;
  const strip = useStrip();
  const simMinutes = useShownMinute() ?? 0;
  const roomClock = useRoomClock();
  const { box, width } = useWidth();
  return (
    <div ref={box} className={styles.strip}>
      {strip !== null && <DayBar strip={strip} width={width} roomClock={roomClock} />}
      {strip === null && isReady && <SeasonBar width={width} simMinutes={simMinutes} />}
    </div>
  );
}

/** What time it is in the room, and when the day will be over if nothing else stops the clock. */
export function RoomClock() {
  const strip = useStrip();
  const roomClock = useRoomClock();
  return (
    <p className={styles.room}>
      Room clock <b>{roomTimeText(roomClock)}</b>
      {strip === null && ', no timetable'}
      {strip !== null && strip.leftWallMinutes > 0 && (
        <>
          , day ends about <b>{laterText(roomClock, strip.leftWallMinutes)}</b>
        </>
      )}
    </p>
  );
}

function useStrip(): Strip | null {
  const room = useRoom();
  const clock = useSession((state) => state.clock?.message ?? null);
  const simMinutes = useShownMinute();
  const holdLeftWallMs = useHoldLeftWallMs();
  if (room === null || clock === null || simMinutes === null) return null;
  return stripOf({
    timetable: room.timetable,
    phase: room.phase,
    clock: {
      state: clock.state,
      stoppedBy: clock.stoppedBy,
      planning: clock.planning,
      holdLeftWallMs,
    },
    simMinutes,
  });
}

function laterText(roomClock: Date, wallMinutes: number): string {
  return roomTimeText(new Date(roomClock.getTime() + wallMinutes * 60_000));
}

function DayBar({ strip, width, roomClock }: { strip: Strip; width: number; roomClock: Date }) {
  const injects = useControlView()?.injects ?? [];
  const marks = injects
    .filter(({ state, atMinutes }) => atMinutes !== null && state !== 'skipped')
    .map((inject) => ({ inject, at: placeOnStrip(strip, inject.firedAtMinutes ?? inject.atMinutes ?? 0) }));
  return (
    <>
      <svg width={width} height={barHeight + 8} role="img" aria-label={spokenDay(strip)}>
        {strip.segments.map((segment) => (
          <SegmentBar key={`${segment.kind} ${segment.from}`} segment={segment} width={width} />
        ))}
        {marks.map(
          ({ inject, at }) =>
            at !== null && (
              <path
                key={inject.id}
                className={styles.mark}
                data-sent={inject.firedAtMinutes !== null}
                transform={`translate(${at * width},${4 + barHeight / 2})`}
                d="M0 -5 5 0 0 5 -5 0Z"
              >
                <title>{`${inject.number} ${inject.name}`}</title>
              </path>
            ),
        )}
        <NextStop strip={strip} width={width} />
        <rect
          className={styles.now}
          x={Math.max(0, strip.now * width - 2)}
          width={4}
          y={0}
          height={barHeight + 8}
        />
      </svg>
      <ol className={styles.names}>
        {strip.segments.map((segment) => (
          <SegmentName
            key={`${segment.kind} ${segment.from}`}
            segment={segment}
            widthPixels={(segment.to - segment.from) * width}
            starts={
              segment.startsInWallMinutes === null
                ? null
                : `about ${laterText(roomClock, segment.startsInWallMinutes)}`
            }
          />
        ))}
      </ol>
    </>
  );
}

/** The next hold that the timetable makes by itself, as a gap in its round. */
function NextStop({ strip, width }: { strip: Strip; width: number }) {
  const nextStop = useSession((state) => state.clock?.message.nextStop ?? null);
  const at = nextStop?.kind === 'beat' ? placeOnStrip(strip, nextStop.atSimMinutes) : null;
  if (at === null) return null;
  return (
    <rect className={styles.beat} x={at * width - 2.5} width={5} y={4} height={barHeight}>
      <title>Next hold</title>
    </rect>
  );
}

function SegmentBar({ segment, width }: { segment: StripSegment; width: number }) {
  const x = segment.from * width + 1;
  const length = Math.max(1, (segment.to - segment.from) * width - 2);
  return (
    <g data-kind={segment.kind} className={styles.segment}>
      <rect className={styles.plan} x={x} y={4} width={length} height={barHeight} rx={3} />
      {segment.done > 0 && (
        <rect className={styles.done} x={x} y={4} width={length * segment.done} height={barHeight} rx={3} />
      )}
    </g>
  );
}

/** Names that do not fit are left out of the strip; the picture's own text has them all. */
function SegmentName({
  segment,
  widthPixels,
  starts,
}: {
  segment: StripSegment;
  widthPixels: number;
  starts: string | null;
}) {
  return (
    <li
      style={{ left: `${segment.from * 100}%`, width: `${(segment.to - segment.from) * 100}%` }}
      aria-current={segment.isNow}
    >
      {widthPixels > 34 && (
        <>
          <span title={segment.name}>{segment.name}</span>
          {(starts === null || widthPixels > 84) && <small>{starts ?? sinceText(segment)}</small>}
        </>
      )}
    </li>
  );
}

/** Without a timetable: how much of the simulated time has been played. */
function SeasonBar({ width, simMinutes }: { width: number; simMinutes: number }) {
  const brief = useBrief();
  const played = Math.min(1, simMinutes / brief.durationMinutes);
  return (
    <>
      <svg
        width={width}
        height={barHeight + 8}
        role="img"
        aria-label={`${Math.round(played * 100)}% of the run played`}
      >
        <rect className={styles.rail} x={1} y={4} width={Math.max(1, width - 2)} height={barHeight} rx={3} />
        <rect
          className={styles.done}
          x={1}
          y={4}
          width={Math.max(0, (width - 2) * played)}
          height={barHeight}
          rx={3}
        />
        <rect
          className={styles.now}
          x={Math.max(0, played * width - 2)}
          width={4}
          y={0}
          height={barHeight + 8}
        />
      </svg>
      <p className={styles.ends}>
        <span>{dateText(brief, 0)}</span>
        <span>{dateText(brief, brief.durationMinutes)}</span>
      </p>
    </>
  );
}

function spokenDay(strip: Strip): string {
  const lines = strip.segments.map(
    ({ name, done }) => `${name}${done >= 1 ? ' done' : done > 0 ? ' now' : ''}`,
  );
  return `The room’s day: ${lines.join(', ')}. ${Math.round(strip.leftWallMinutes)} minutes left.`;
}

function useWidth() {
  const [width, setWidth] = useState(1000);
  const [element, box] = useState<HTMLDivElement | null>(null);
  const seen = useRef(0);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0);
      if (now > 0 && now !== seen.current) {
        seen.current = now;
        setWidth(now);
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { box, width };
}
