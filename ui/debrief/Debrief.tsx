// The debrief of one run: decisions on the left, the chosen picture in the middle, the rail below. One minute
// rules everything on the page.

import { Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { instantText } from '../clock/instants.ts';
import { Button } from '../parts/Button.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import { fileStem, saveText } from '../parts/saveText.ts';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import { AboutModel, LedgerOfRun } from './AboutModel.tsx';
import styles from './Debrief.module.css';
import { DecisionList } from './DecisionList.tsx';
import { DeskThen } from './DeskThen.tsx';
import { decisionsOfPeople } from './debriefWords.ts';
import { EndedByFault } from './EndedByFault.tsx';
import { HeadlineCharts } from './HeadlineCharts.tsx';
import { PlanningChapter } from './PlanningChapter.tsx';
import { PrintedRecord } from './PrintedRecord.tsx';
import { Rail } from './Rail.tsx';
import { recordCsv } from './record.ts';
import { Tabs } from './Tabs.tsx';
import { TeamChoice } from './TeamChoice.tsx';
import { Verified } from './Verified.tsx';
import { WallThen } from './WallThen.tsx';
import { WithoutChapter } from './WithoutChapter.tsx';

export type DebriefTab = 'planning' | 'run' | 'desk' | 'wall' | 'what-if' | 'ledger' | 'model';

/** What was planned is the first chapter, where there was a planning round. */
function tabsOf(run: ReplayedRun): readonly { readonly id: DebriefTab; readonly name: string }[] {
  return [
    ...(run.brief.planning === null ? [] : [{ id: 'planning', name: 'The plans' } as const]),
    { id: 'run', name: 'The run' },
    { id: 'desk', name: 'A desk' },
    { id: 'wall', name: 'The whole system' },
    ...(decisionsOfPeople(run).length === 0 ? [] : [{ id: 'what-if', name: 'What if' } as const]),
    ...(run.ledger.lines.length === 0 ? [] : [{ id: 'ledger', name: 'Harm, value, cost' } as const]),
    ...(run.opening.loops.length === 0 ? [] : [{ id: 'model', name: 'About this model' } as const]),
  ];
}

export function Debrief({ run, client }: { run: ReplayedRun; client: ReplayClient }) {
  const [minutes, setMinutes] = useState(0);
  const [tab, setTab] = useState<DebriefTab>(run.brief.planning === null ? 'run' : 'planning');
  const [hidden, setHidden] = useState(false);
  const [withDerived, setWithDerived] = useState(true);
  const [teamId, setTeamId] = useState(run.brief.teams[0]?.id ?? '');
  const decisions = useMemo(
    () => run.decisions.filter((decision) => withDerived || decision.by !== 'standing-orders'),
    [run, withDerived],
  );
  const moveTo = (wanted: number) => setMinutes(Math.max(0, Math.min(run.untilMinutes, wanted)));
  const shared = { run, client, minutes };
  return (
    <div className={styles.studio} data-testid="debrief" data-state="open" data-minutes={minutes}>
      <Top name={run.name} tabs={tabsOf(run)} tab={tab} onTab={setTab} hidden={hidden} onHidden={setHidden} />
      <Verified run={run} />
      <EndedByFault run={run} />
      <main className={styles.main}>
        <DecisionList
          brief={run.brief}
          decisions={decisions}
          standingOrders={run.decisions.filter((one) => one.by === 'standing-orders').length}
          minutes={minutes}
          hidden={hidden}
          withDerived={withDerived}
          onWithDerived={setWithDerived}
          onMoveTo={moveTo}
          notes={run.sessionLog.filter(({ kind }) => kind === 'note')}
          {...(hidden ? {} : { onSave: () => saveRecord(run) })}
        />
        <Centre
          {...shared}
          tab={tab}
          teamId={teamId}
          hidden={hidden}
          onTeam={(chosen) => {
            setTeamId(chosen);
            setTab('desk');
          }}
          onMoveTo={moveTo}
        />
      </main>
      <Rail
        run={run}
        decisions={decisions}
        minutes={minutes}
        hidden={hidden}
        onMoveTo={moveTo}
        label={instantText(run.brief, minutes)}
      />
      {!hidden && <PrintedRecord run={run} decisions={decisions} />}
    </div>
  );
}

interface CentreProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  readonly minutes: number;
  readonly tab: DebriefTab;
  readonly teamId: string;
  readonly hidden: boolean;
  readonly onTeam: (teamId: string) => void;
  readonly onMoveTo: (minutes: number) => void;
}

/** The picture of the chosen tab. */
function Centre({ tab, teamId, hidden, onTeam, onMoveTo, ...shared }: CentreProps) {
  const { run, client } = shared;
  return (
    <div
      className={styles.centre}
      role="tabpanel"
      id={`debrief-panel-${tab}`}
      aria-labelledby={`debrief-tab-${tab}`}
    >
      {aboutMinute.includes(tab) && (
        <TeamChoice brief={run.brief} chosen={tab === 'desk' ? teamId : null} onChoose={onTeam} />
      )}
      {/* Kept while another tab is shown: what is changed, and the run again that is being played. */}
      <div className={styles.kept} hidden={tab !== 'planning'}>
        <PlanningChapter run={run} client={client} hidden={hidden} />
      </div>
      <div className={styles.kept} hidden={tab !== 'what-if'}>
        <WithoutChapter run={run} client={client} hidden={hidden} onMoveTo={onMoveTo} />
      </div>
      {tab === 'run' && <HeadlineCharts {...shared} hidden={hidden} onMoveTo={onMoveTo} />}
      {tab === 'desk' && <DeskThen {...shared} teamId={teamId} />}
      {tab === 'wall' && <WallThen {...shared} />}
      {tab === 'ledger' && <LedgerOfRun run={run} hidden={hidden} />}
      {tab === 'model' && <AboutModel run={run} />}
    </div>
  );
}

/** Tabs that show something of the chosen minute, and so of a desk at it. */
const aboutMinute: readonly DebriefTab[] = ['run', 'desk', 'wall'];

function saveRecord(run: ReplayedRun): void {
  saveText(recordCsv(run), `${fileStem(run.name)}.record.csv`, 'text/csv');
}

interface TopProps {
  readonly name: string;
  readonly tabs: ReturnType<typeof tabsOf>;
  readonly tab: DebriefTab;
  readonly onTab: (tab: DebriefTab) => void;
  readonly hidden: boolean;
  readonly onHidden: (hidden: boolean) => void;
}

function Top({ name, tabs, tab, onTab, hidden, onHidden }: TopProps) {
  const Icon = hidden ? Eye : EyeOff;
  return (
    <header className={styles.top}>
      <SimLabel />
      <h1 title={name}>{name}</h1>
      <Tabs label="Debrief view" tabs={tabs} chosen={tab} onChoose={onTab} />
      <Button
        className={styles.hide}
        aria-pressed={hidden}
        testId="debrief-hide"
        onClick={() => onHidden(!hidden)}
      >
        <Icon size={18} aria-hidden="true" />
        Hide what happened next
      </Button>
    </header>
  );
}
