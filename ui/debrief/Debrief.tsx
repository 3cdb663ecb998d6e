// The debrief of one run: decisions on the left, the chosen picture in the middle, the rail below. One minute
// rules everything on the page.

import { Eye, EyeOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { instantText } from '../clock/instants.ts';
import { Button } from '../parts/Button.tsx';
import { SimLabel } from '../parts/SimLabel.tsx';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './Debrief.module.css';
import { DecisionList } from './DecisionList.tsx';
import { DeskThen } from './DeskThen.tsx';
import { HeadlineCharts } from './HeadlineCharts.tsx';
import { Rail } from './Rail.tsx';
import { Tabs } from './Tabs.tsx';
import { TeamChoice } from './TeamChoice.tsx';
import { Verified } from './Verified.tsx';
import { WallThen } from './WallThen.tsx';

export type DebriefTab = 'run' | 'desk' | 'wall';

const tabs = [
  { id: 'run', name: 'The run' },
  { id: 'desk', name: 'A desk' },
  { id: 'wall', name: 'The whole system' },
] as const;

export function Debrief({ run, client }: { run: ReplayedRun; client: ReplayClient }) {
  const [minutes, setMinutes] = useState(0);
  const [tab, setTab] = useState<DebriefTab>('run');
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
      <Top name={run.name} tab={tab} onTab={setTab} hidden={hidden} onHidden={setHidden} />
      <Verified run={run} />
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
        />
        <div
          className={styles.centre}
          role="tabpanel"
          id={`debrief-panel-${tab}`}
          aria-labelledby={`debrief-tab-${tab}`}
        >
          <TeamChoice
            brief={run.brief}
            chosen={tab === 'desk' ? teamId : null}
            onChoose={(chosen) => {
              setTeamId(chosen);
              setTab('desk');
            }}
          />
          {tab === 'run' && <HeadlineCharts {...shared} hidden={hidden} onMoveTo={moveTo} />}
          {tab === 'desk' && <DeskThen {...shared} teamId={teamId} />}
          {tab === 'wall' && <WallThen {...shared} />}
        </div>
      </main>
      <Rail
        run={run}
        decisions={decisions}
        minutes={minutes}
        hidden={hidden}
        onMoveTo={moveTo}
        label={instantText(run.brief, minutes)}
      />
    </div>
  );
}

interface TopProps {
  readonly name: string;
  readonly tab: DebriefTab;
  readonly onTab: (tab: DebriefTab) => void;
  readonly hidden: boolean;
  readonly onHidden: (hidden: boolean) => void;
}

function Top({ name, tab, onTab, hidden, onHidden }: TopProps) {
  const Icon = hidden ? Eye : EyeOff;
  return (
    <header className={styles.top}>
      <SimLabel />
      <h1>{name}</h1>
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
