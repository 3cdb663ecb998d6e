// Everything that moves the clock. Pause is the largest and never turns into something else: Run stands
// beside it, so that a second press cannot undo the first.

import { CalendarClock, FastForward, Hourglass, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { SessionCommand } from '../../server/protocol/index.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import styles from './ClockButtons.module.css';
import { ClosePlanningButton } from './ClosePlanningButton.tsx';
import { Menu } from './Menu.tsx';
import { SpeedButtons } from './SpeedButtons.tsx';
import { StartSheet } from './StartSheet.tsx';
import { useMay, useRoom, useSend } from './useConsole.ts';

const timedHoldsWallMinutes = [3, 5, 10, 15, 30];

export function ClockButtons() {
  const phase = useRoom()?.phase ?? 'lobby';
  if (phase === 'lobby' || phase === 'briefing') return <BeforePlay phase={phase} />;
  if (phase === 'play') return <InPlay />;
  return <AfterPlay />;
}

function BeforePlay({ phase }: { phase: 'lobby' | 'briefing' }) {
  const send = useSend();
  const [isStarting, setStarting] = useState(false);
  const room = useRoom();
  const empty = room?.teams.filter(({ people }) => people.length === 0) ?? [];
  const planning = useSession((state) => state.clock?.message.planning === true);
  const start = () => send({ kind: 'start' }, planning ? 'Open the planning round' : 'Start the clock');
  return (
    <div className={styles.buttons}>
      {phase === 'lobby' && (
        <Button
          className={`${styles.big} ${styles.go}`}
          testId="open-briefing"
          onClick={() => send({ kind: 'openBriefing' }, 'Open the briefing')}
        >
          Open the briefing
        </Button>
      )}
      <Button
        className={phase === 'lobby' ? styles.big : `${styles.big} ${styles.go}`}
        testId="start"
        onClick={() => (empty.length === 0 ? start() : setStarting(true))}
      >
        {planning ? <CalendarClock size={20} aria-hidden /> : <Play size={20} aria-hidden />}
        {planning ? 'Open the planning round' : 'Start the clock'}
      </Button>
      <SpeedButtons />
      {isStarting && <StartSheet empty={empty} onStart={start} onClose={() => setStarting(false)} />}
    </div>
  );
}

function InPlay() {
  const planning = useSession((state) => state.clock?.message.planning === true);
  return (
    <div className={styles.buttons}>
      <ClockButton
        command={{ kind: 'pause' }}
        label="Pause"
        testId="pause"
        className={`${styles.go} ${styles.pause}`}
      >
        <Pause size={22} aria-hidden /> Pause
      </ClockButton>
      <ClockButton command={{ kind: 'run' }} label="Run" testId="run" className={styles.big}>
        <Play size={20} aria-hidden /> Run
      </ClockButton>
      {planning && <ClosePlanningButton />}
      <HoldButtons />
      <SpeedButtons />
      <span className={styles.joined}>
        <ClockButton
          command={{ kind: 'step', minutes: 60 }}
          label="Step one hour"
          testId="step-hour"
          className={styles.big}
        >
          <FastForward size={18} aria-hidden /> 1 hour
        </ClockButton>
        <ClockButton
          command={{ kind: 'step', minutes: 1440 }}
          label="Step one day"
          testId="step-day"
          className={styles.big}
        >
          1 day
        </ClockButton>
      </span>
    </div>
  );
}

function HoldButtons() {
  const may = useMay();
  const send = useSend();
  const refusal = may('hold');
  return (
    <span className={styles.joined}>
      <ClockButton
        command={{ kind: 'hold', wallSeconds: null }}
        label="Hold: the clock stands, desks stay open"
        testId="hold"
        className={styles.big}
      >
        <Hourglass size={18} aria-hidden /> Hold
      </ClockButton>
      <Menu
        label="Hold for a time"
        testId="hold-for"
        className={styles.big}
        disabled={refusal !== null}
        items={timedHoldsWallMinutes.map((minutes) => ({
          key: String(minutes),
          text: `Hold ${minutes} minutes`,
          testId: `hold-${minutes}`,
          onChoose: () => send({ kind: 'hold', wallSeconds: minutes * 60 }, `Hold ${minutes} minutes`),
        }))}
      />
    </span>
  );
}

function AfterPlay() {
  const may = useMay();
  const send = useSend();
  if (may('openDebrief') !== null) return null;
  return (
    <div className={styles.buttons}>
      <Button
        className={`${styles.big} ${styles.go}`}
        testId="open-debrief"
        onClick={() => send({ kind: 'openDebrief' }, 'Open the debrief')}
      >
        Open the debrief to everybody
      </Button>
    </div>
  );
}

function ClockButton({
  command,
  label,
  testId,
  className,
  children,
}: {
  command: SessionCommand;
  label: string;
  testId: string;
  className: string | undefined;
  children: React.ReactNode;
}) {
  const may = useMay();
  const send = useSend();
  const refusal = may(command.kind);
  return (
    <Button
      className={className}
      testId={testId}
      title={refusal?.sentence ?? label}
      disabled={refusal !== null}
      onClick={() => send(command, label)}
    >
      {children}
    </Button>
  );
}
