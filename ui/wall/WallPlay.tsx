// The wall in play: clock and level above, the flow map, five headline figures, one line of news. What is
// shown of a lost room is its last picture, outlined and dated.

import type { ClockMessage, RoomView, ScenarioBrief, WallView } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { useHoldLeftWallMs, useShownMinute, useWallSecond } from '../clock/useClock.ts';
import { systemLevelWords } from '../desk/levelWords.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { HeadlineFigures, sharedWhen } from './HeadlineFigures.tsx';
import { MapStage } from './MapStage.tsx';
import { NewsLine } from './NewsLine.tsx';
import styles from './Wall.module.css';
import type { WallSettings } from './wallSettings.ts';
import { clockCourse, declaredWords, newsLines, standingWord, wallClockText } from './wallWords.ts';

/** No word from the room for this long: the clock says when it was last heard. */
const staleWallMs = 6_000;

export interface WallPlayProps {
  readonly brief: ScenarioBrief;
  readonly room: RoomView;
  readonly clock: ClockMessage;
  readonly view: WallView;
  readonly settings: WallSettings;
}

export function WallPlay({ brief, room, clock, view, settings }: WallPlayProps) {
  const link = useSession((state) => state.link);
  const lastHeardAtWallMs = useSession((state) => state.lastHeardAtWallMs);
  const nowWallMs = useWallSecond();
  const shown = useShownMinute() ?? Math.floor(view.simMinutes);
  // From a closed room nothing more comes, and nothing is missing.
  const over = room.phase === 'closed';
  const lost = !over && (link.kind === 'waiting' || link.kind === 'closed');
  const stale = lost || (!over && nowWallMs - lastHeardAtWallMs > staleWallMs);
  const stands = clock.state !== 'running' || room.phase !== 'play';
  const motion = stands || stale ? 'none' : settings.moving ? 'moving' : 'still';
  const of = sharedWhen(brief, view.headline);
  const note = of === null ? undefined : `Below: ${of}`;
  return (
    <div className={styles.play} data-lost={lost} data-stale={stale}>
      <Header
        {...{ brief, room, clock, view, shown }}
        lastHeard={stale ? instantText(brief, shown) : null}
        lost={lost}
      />
      <main className={styles.main}>
        <MapStage brief={brief} view={view} motion={motion} asTable={settings.asTable} note={note} />
        <HeadlineFigures brief={brief} figures={view.headline} />
      </main>
      <NewsLine lines={newsLines(brief, view.news, room.log)} moving={settings.moving} />
    </div>
  );
}

interface HeaderProps extends Omit<WallPlayProps, 'settings'> {
  readonly shown: number;
  readonly lastHeard: string | null;
  readonly lost: boolean;
}

function Header({ brief, room, clock, view, shown, lastHeard, lost }: HeaderProps) {
  const holdLeftWallMs = useHoldLeftWallMs();
  const { large, small } = wallClockText(brief, shown);
  const standing = standingWord(room.phase, clock);
  const level = view.systemLevel;
  const declared = declaredWords(brief, view.news);
  return (
    <header className={styles.header}>
      <div>
        <h1 className="spoken">
          {brief.name}: the whole system, {instantText(brief, shown)}
        </h1>
        <div className={styles.time}>
          <span
            role="timer"
            aria-label="Simulated clock"
            className={styles.clock}
            data-testid="clock"
            data-sim-minutes={shown}
            data-state={clock.state}
          >
            {large}
          </span>
          {standing !== null && (
            <span className={styles.standing} data-testid="wall-standing">
              {standing}
            </span>
          )}
        </div>
        <p className={styles.course}>
          {lastHeard === null ? (
            <>
              {small}. {capitalised(clockCourse(room.phase, clock, shown, holdLeftWallMs))}
            </>
          ) : (
            <b data-testid="wall-stale">
              {lost ? 'Lost the room. ' : ''}Last heard {lastHeard}
            </b>
          )}
        </p>
      </div>
      {level !== null && (
        <div className={styles.level} data-testid="wall-system-level" data-level={level}>
          <LevelTag
            as="large"
            level={level}
            name={brief.scheme.levels[level - 1]?.name ?? `Level ${level}`}
          />
          <p>
            <b>Whole system</b>
            <span>{declared ?? systemLevelWords(brief)}</span>
          </p>
        </div>
      )}
      <div className={styles.label}>
        <SimLabel />
      </div>
    </header>
  );
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
