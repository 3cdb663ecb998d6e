// The desk in play: header, strips, three columns on wide screens, five tabs on phones, one sheet.
// Every panel takes what it draws as arguments, so that the debrief can draw the same desk of another minute.

import { type ComponentProps, type ReactNode, useMemo, useState } from 'react';
import type { SessionPhase, TeamView } from '../../server/protocol/index.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { ConnectionStrip } from '../parts/ConnectionStrip.tsx';
import { useSteady } from '../parts/useSteady.ts';
import { AnnouncementStrip, CameBackStrip, ClockStrip, MovedStrip } from './ClockStrip.tsx';
import { Decide } from './Decide.tsx';
import { DecisionSheet } from './DecisionSheet.tsx';
import styles from './Desk.module.css';
import { DeskHeader } from './DeskHeader.tsx';
import { deskShutReason } from './deskDoors.ts';
import type { Deciders, DeskProps } from './deskProps.ts';
import { LedgerCard } from './LedgerCard.tsx';
import { LevelSheet } from './LevelSheet.tsx';
import { News } from './News.tsx';
import { NowCard } from './NowCard.tsx';
import { OurPatch } from './OurPatch.tsx';
import { PatchPicture } from './PatchPicture.tsx';
import { type DeskTab, PhoneTabs } from './PhoneTabs.tsx';
import { PlanningPanel } from './PlanningPanel.tsx';
import { Record as DecisionRecord } from './Record.tsx';
import { RestOfSystem } from './RestOfSystem.tsx';
import { SentList } from './SentList.tsx';
import { TaskStrip, useTask } from './TaskStrip.tsx';
import { UnderWay } from './UnderWay.tsx';

type SheetChoice =
  | { readonly kind: 'pull' | 'stop'; readonly leverId: string }
  | { readonly kind: 'level' }
  | null;

export function DeskBody({ view }: { view: TeamView }) {
  const brief = useSession((state) => state.welcome?.brief);
  const link = useSession((state) => state.link);
  const seat = useSession((state) => state.seat);
  const room = useSession((state) => state.roomView);
  const clock = useSession((state) => state.clock?.message ?? null);
  const shown = useShownMinute();
  const [chosenAgency, chooseAgency] = useState<string | null>(null);
  const [tab, setTab] = useState<DeskTab>('now');
  const [sheet, setSheet] = useState<SheetChoice>(null);
  const task = useTask(seat);
  const agency = view.agencies.find((one) => one.agencyId === chosenAgency) ?? view.agencies[0];
  const agencyBrief = brief?.agencies.find((one) => one.id === agency?.agencyId);
  if (brief === undefined || agency === undefined || agencyBrief === undefined || room === null) return null;

  const desk = {
    brief,
    agencyBrief,
    agency,
    planning: view.planning,
    nowSimMinutes: shown ?? view.simMinutes,
  };
  const shutReason = deskShutReason(link, room, clock, seat);
  return (
    <div
      className={styles.desk}
      data-tab={tab}
      data-testid="desk"
      data-agency={agency.agencyId}
      data-view-minutes={view.simMinutes}
    >
      <DeskHeader
        {...desk}
        agencies={view.agencies}
        taskOpen={task.open}
        onTask={() => task.show(!task.open)}
        onChooseAgency={(agencyId) => {
          chooseAgency(agencyId);
          setSheet(null);
        }}
      />
      <Strips brief={brief} log={room.log}>
        {task.open && <TaskStrip agency={agencyBrief} onClose={() => task.show(false)} />}
      </Strips>
      <DeskColumns
        key={agency.agencyId}
        {...desk}
        view={view}
        shutReason={shutReason}
        {...(isOver(room.phase) ? {} : { onSheet: setSheet })}
      />
      <OpenSheet {...desk} sheet={sheet} shutReason={shutReason} onClose={() => setSheet(null)} />
      <SentList />
      <PhoneTabs tab={tab} onTab={setTab} />
    </div>
  );
}

/** What is to be known before anything else, across the whole desk. */
function Strips({ brief, log, children }: StripsProps) {
  return (
    <div className={styles.strips}>
      <ConnectionStrip />
      <CameBackStrip brief={brief} />
      <MovedStrip brief={brief} />
      <ClockStrip />
      <AnnouncementStrip log={log} />
      {children}
    </div>
  );
}

interface StripsProps extends ComponentProps<typeof MovedStrip>, ComponentProps<typeof AnnouncementStrip> {
  readonly children: ReactNode;
}

interface DeskColumnsProps extends DeskProps {
  readonly view: TeamView;
  readonly shutReason: string | null;
  /** Absent when the run is over: nothing is left to be decided or drafted. */
  readonly onSheet?: (sheet: SheetChoice) => void;
}

function isOver(phase: SessionPhase): boolean {
  return phase === 'ended' || phase === 'debrief' || phase === 'closed';
}

function DeskColumns({ view, shutReason, onSheet, ...desk }: DeskColumnsProps) {
  const steady = useSteady(desk.agency);
  const deciders = useDeciders();
  // Whoever leads the whole has the situation report as the first screen, on a phone too.
  const leads = desk.agencyBrief.kind === 'commissioner';
  return (
    <main className={styles.columns}>
      <div className={styles.left}>
        <PlanningPanel {...desk} className={styles.onNow} />
        {!leads && <NowCard {...desk} news={view.news} withFigures className={styles.onNow} />}
        <OurPatch
          {...desk}
          {...(onSheet === undefined || desk.planning?.open === true
            ? {}
            : { onDeclare: () => onSheet({ kind: 'level' }) })}
          className={leads ? `${styles.onNow} ${styles.onPatch}` : styles.onPatch}
        />
        {leads && <NowCard {...desk} news={view.news} withFigures={false} className={styles.onNow} />}
      </div>
      <div className={styles.middle}>
        {leads && <LedgerCard className={styles.onSystem} />}
        <PatchPicture {...desk} className={styles.onPatch} />
        <News {...desk} news={view.news} className={styles.onNews} />
        <DecisionRecord {...desk} deciders={deciders} className={styles.onNews} />
      </div>
      <div className={styles.right} {...steady.region}>
        <UnderWay
          {...desk}
          agency={steady.value}
          shutReason={shutReason}
          {...(onSheet && { onStop: (leverId) => onSheet({ kind: 'stop', leverId }) })}
          className={`${styles.onDecide} ${styles.underWay}`}
        />
        <Decide
          {...desk}
          agency={steady.value}
          shutReason={shutReason}
          {...(onSheet && { onDecide: (leverId) => onSheet({ kind: 'pull', leverId }) })}
          className={`${styles.onDecide} ${styles.decide}`}
        />
        <RestOfSystem
          brief={desk.brief}
          levels={view.levels}
          className={`${styles.onSystem} ${styles.rest} ${desk.planning?.open === true ? styles.inRound : ''}`}
        />
      </div>
    </main>
  );
}

function useDeciders(): Deciders {
  const known = useSession((state) => state.roomView?.deciders);
  return useMemo(() => new Map(known?.map(({ sequence, name }) => [sequence, name])), [known]);
}

interface OpenSheetProps extends DeskProps {
  readonly sheet: SheetChoice;
  readonly shutReason: string | null;
  readonly onClose: () => void;
}

function OpenSheet({ sheet, ...props }: OpenSheetProps) {
  if (sheet === null) return null;
  if (sheet.kind === 'level') return <LevelSheet {...props} />;
  return <DecisionSheet key={`${sheet.kind} ${sheet.leverId}`} {...props} {...sheet} />;
}
