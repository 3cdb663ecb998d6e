// The same things in the same places on every desk: label, who you are, clock, next stop, people, connection.

import { Info, Moon, Sun } from 'lucide-react';
import type { AgencyView } from '../../server/protocol/index.ts';
import {
  clockText,
  dateText,
  dateWords,
  speedText,
  wallDurationText,
  wallMsUntil,
  whenText,
} from '../clock/instants.ts';
import { planningDistance } from '../clock/planningWords.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { ConnectionWord } from '../parts/ConnectionStrip.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { chooseTheme, useTheme } from '../theme/theme.ts';
import styles from './DeskHeader.module.css';
import type { DeskProps } from './deskProps.ts';
import { levelName } from './levelWords.ts';

export interface DeskHeaderProps extends DeskProps {
  readonly agencies: readonly AgencyView[];
  readonly onChooseAgency: (agencyId: string) => void;
  readonly taskOpen: boolean;
  readonly onTask: () => void;
}

export function DeskHeader({
  brief,
  agencyBrief,
  agency,
  nowSimMinutes,
  planning,
  agencies,
  onChooseAgency,
  taskOpen,
  onTask,
}: DeskHeaderProps) {
  const round = planning?.open === true ? planning : null;
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <SimLabel />
        {agencies.length > 1 ? (
          <AgencySwitch {...{ brief, agencies, onChooseAgency }} chosen={agency.agencyId} />
        ) : (
          <h1>
            <AgencyIcon kind={agencyBrief.kind} size={24} /> {agencyBrief.name}
          </h1>
        )}
        {agency.escalation !== null && (
          <span className={styles.level}>
            <LevelTag
              as="line"
              level={agency.escalation.declared}
              name={levelName(brief, agencyBrief.id, agency.escalation.declared)}
            />
          </span>
        )}
      </div>
      <div className={styles.clock}>
        <p role="timer" className={styles.time} data-testid="clock" data-sim-minutes={nowSimMinutes}>
          {round === null ? clockText(brief, nowSimMinutes) : dateWords(round.date)}
        </p>
        {round === null ? (
          <NextStop {...{ brief, nowSimMinutes }} />
        ) : (
          <p className={styles.next} data-testid="planning-date">
            {round.name}, {planningDistance(brief)}
          </p>
        )}
      </div>
      <div className={styles.room}>
        <People />
        <ConnectionWord />
        <TaskButton name={agencyBrief.short} open={taskOpen} onPress={onTask} />
        <ThemeButton />
      </div>
    </header>
  );
}

function TaskButton({ name, open, onPress }: { name: string; open: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className={styles.theme}
      aria-label={`What ${name} is here for`}
      aria-expanded={open}
      onClick={onPress}
      data-testid="task-button"
    >
      <Info size={18} aria-hidden="true" />
    </button>
  );
}

function AgencySwitch(props: {
  brief: DeskProps['brief'];
  agencies: readonly AgencyView[];
  chosen: string;
  onChooseAgency: (agencyId: string) => void;
}) {
  return (
    <nav className={styles.switch} aria-label="Your organisations">
      {props.agencies.map(({ agencyId }) => {
        const agency = props.brief.agencies.find((one) => one.id === agencyId);
        return (
          <button
            key={agencyId}
            type="button"
            aria-current={agencyId === props.chosen ? 'page' : undefined}
            onClick={() => props.onChooseAgency(agencyId)}
            data-testid={`agency-${agencyId}`}
          >
            <AgencyIcon kind={agency?.kind ?? 'other'} size={18} />
            {agencyId === props.chosen ? <h1>{agency?.short}</h1> : agency?.short}
          </button>
        );
      })}
    </nav>
  );
}

/** "Week 7 of 17. 13 hours a minute. Hold on Mon 20 Jan, in 10 min 42 s". */
function NextStop({ brief, nowSimMinutes }: Pick<DeskProps, 'brief' | 'nowSimMinutes'>) {
  const clock = useSession((state) => state.clock?.message ?? null);
  const phase = useSession((state) => state.roomView?.phase ?? null);
  const over = phase === 'ended' || phase === 'debrief';
  if (clock === null) return <p className={styles.next}>&nbsp;</p>;
  const stop = clock.nextStop;
  const running = clock.state === 'running';
  if (over) return <p className={styles.next}>{spanText(brief, nowSimMinutes).trim()}</p>;
  const away =
    stop === null ? '' : wallDurationText(wallMsUntil(stop.atSimMinutes, nowSimMinutes, clock.speed));
  const when = (minutes: number) =>
    brief.pace === 'season' ? dateText(brief, minutes) : whenText(brief, minutes, nowSimMinutes);
  return (
    <p className={styles.next}>
      {spanText(brief, nowSimMinutes)}
      {running ? '' : 'Then '}
      {speedText(clock.speed)}
      {stop !== null && (
        <>
          {running ? '. ' : ' to '}
          {running && `${stopWords[stop.kind]} `}
          {when(stop.atSimMinutes)}
          {running && (
            <>
              , in <b>{away}</b>
            </>
          )}
        </>
      )}
    </p>
  );
}

const stopWords = { beat: 'Hold on', round: 'Round ends', end: 'The run ends' } as const;

function spanText(brief: DeskProps['brief'], nowSimMinutes: number): string {
  if (brief.pace !== 'season') return '';
  const week = 10_080;
  const weeks = Math.max(1, Math.ceil(brief.durationMinutes / week));
  return `Week ${Math.min(weeks, Math.floor(nowSimMinutes / week) + 1)} of ${weeks}. `;
}

function People() {
  const seat = useSession((state) => state.seat);
  const room = useSession((state) => state.roomView);
  const people = room?.teams.find((team) => team.teamId === seat?.teamId)?.people ?? [];
  if (people.length === 0) return null;
  return (
    <ul className={styles.people} aria-label="People at this desk">
      {people.slice(0, 6).map((person) => (
        <li key={person.name} data-here={person.connected} title={person.name}>
          <span aria-hidden="true">{initials(person.name)}</span>
          <span className="spoken">
            {person.name}
            {person.connected ? '' : ', away'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0]?.[0], words[words.length - 1]?.[0]] : [...name].slice(0, 2);
  return letters.join('').toUpperCase();
}

function ThemeButton() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className={styles.theme}
      aria-label={`Show this desk in ${other} colours`}
      onClick={() => chooseTheme(other)}
    >
      {theme === 'dark' ? <Sun size={18} aria-hidden="true" /> : <Moon size={18} aria-hidden="true" />}
    </button>
  );
}
