// The rail along the foot: one handle over the whole run, the system's level as a strip, marks of decisions
// and injects. Every way of moving is also a key or a button.

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { civilInstant, timeOfDay } from '../clock/instants.ts';
import { Button } from '../parts/Button.tsx';
import type { ReplayedDecision, ReplayedRun } from '../replay/replayTypes.ts';
import { stepsOf, typedMinutes } from './debriefWords.ts';
import styles from './Rail.module.css';
import { RailMarks } from './RailMarks.tsx';

export interface RailProps {
  readonly run: ReplayedRun;
  readonly decisions: readonly ReplayedDecision[];
  readonly minutes: number;
  readonly hidden: boolean;
  readonly label: string;
  readonly onMoveTo: (minutes: number) => void;
}

const playEveryWallMs = 250;

export function Rail(props: RailProps) {
  const { run, decisions, minutes, hidden, label, onMoveTo } = props;
  const [playing, setPlaying] = useState(false);
  const steps = stepsOf(run.brief.pace);
  const atEnd = minutes >= run.untilMinutes;
  useEffect(() => {
    if (!playing) return;
    if (atEnd) return setPlaying(false);
    const timer = setTimeout(() => onMoveTo(minutes + steps.play), playEveryWallMs);
    return () => clearTimeout(timer);
  }, [playing, atEnd, minutes, steps.play, onMoveTo]);
  const before = decisions.findLast((decision) => decision.atMinutes < minutes);
  const after = decisions.find((decision) => decision.atMinutes > minutes);
  return (
    <footer className={styles.foot}>
      <div className={styles.buttons}>
        <Button
          aria-label="Previous decision"
          testId="debrief-previous"
          disabled={before === undefined}
          onClick={() => before !== undefined && onMoveTo(before.atMinutes)}
        >
          <SkipBack size={18} aria-hidden="true" />
        </Button>
        <Button
          look="main"
          aria-label={playing ? 'Stop playing' : 'Play'}
          testId="debrief-play"
          onClick={() => setPlaying(!playing)}
        >
          {playing ? <Pause size={20} aria-hidden="true" /> : <Play size={20} aria-hidden="true" />}
        </Button>
        <Button
          aria-label="Next decision"
          testId="debrief-next"
          disabled={after === undefined}
          onClick={() => after !== undefined && onMoveTo(after.atMinutes)}
        >
          <SkipForward size={18} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.when}>
        <output data-testid="debrief-instant">{label}</output>
        <MinuteInput key={minutes} {...props} />
      </div>
      <Slider {...props} keyboard={(event) => moveByKey(event, props, () => setPlaying(false))} />
      <p className="spoken">
        Arrow keys move {steps.arrowWords}. {hidden ? 'What happened next is hidden.' : ''}
      </p>
    </footer>
  );
}

function Slider(props: RailProps & { keyboard: (event: KeyboardEvent) => void }) {
  const { run, decisions, minutes, hidden, label, onMoveTo, keyboard } = props;
  const { press } = stepsOf(run.brief.pace);
  const goTo = (element: Element, clientX: number) => {
    const area = element.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - area.left) / area.width));
    onMoveTo(Math.round((share * run.untilMinutes) / press) * press);
  };
  return (
    <div
      className={styles.rail}
      role="slider"
      tabIndex={0}
      data-testid="rail"
      aria-label="Minute of the run"
      aria-valuemin={0}
      aria-valuemax={run.untilMinutes}
      aria-valuenow={minutes}
      aria-valuetext={label}
      onKeyDown={keyboard}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event.currentTarget, event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.buttons > 0) goTo(event.currentTarget, event.clientX);
      }}
    >
      <RailMarks run={run} decisions={decisions} minutes={minutes} hidden={hidden} />
    </div>
  );
}

function moveByKey(event: KeyboardEvent, { run, minutes, onMoveTo }: RailProps, stop: () => void): void {
  const steps = stepsOf(run.brief.pace);
  const to: Readonly<Record<string, number>> = {
    ArrowRight: minutes + steps.arrow,
    ArrowUp: minutes + steps.arrow,
    ArrowLeft: minutes - steps.arrow,
    ArrowDown: minutes - steps.arrow,
    PageUp: minutes + steps.page,
    PageDown: minutes - steps.page,
    Home: 0,
    End: run.untilMinutes,
  };
  const wanted = to[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  stop();
  onMoveTo(wanted);
}

/** A minute or a time typed by hand. */
function MinuteInput({ run, minutes, onMoveTo }: RailProps) {
  const [text, setText] = useState('');
  const wanted = typedMinutes(text, run.brief, minutes);
  const known = wanted !== null && wanted >= 0 && wanted <= run.untilMinutes;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (known) onMoveTo(wanted);
      }}
    >
      <label>
        Go to{' '}
        <input
          value={text}
          data-testid="debrief-minute-input"
          aria-invalid={text !== '' && !known}
          placeholder={timeOfDay(civilInstant(run.brief, minutes).minuteOfDay)}
          title="Minutes from the start, 09:00, day 24 09:00, or 2014-01-14 09:00"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
    </form>
  );
}
