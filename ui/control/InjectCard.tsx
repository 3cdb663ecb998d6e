// One inject: when, what, for whom, and what control may do with it now.

import { Check, Clock, Flag, type LucideIcon, Pause, SkipForward, Timer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InjectView } from '../../server/protocol/index.ts';
import { civilInstant, dateText, timeOfDay, wallDurationText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { ConditionList } from './ConditionList.tsx';
import styles from './InjectCard.module.css';
import { useInjectSends } from './InjectSends.tsx';
import { waitFor } from './injectOrder.ts';
import { useBrief, useIsOver, useMay, useNames } from './useConsole.ts';

export function InjectCard({ inject, isNext }: { inject: InjectView; isNext: boolean }) {
  const names = useNames();
  const left = useInjectSends().secondsLeft(inject.id);
  const isOver = useIsOver();
  const [isOpen, setOpen] = useState(false);
  const to = inject.to === 'all' ? 'Everybody' : inject.to.map(names.agency).join(', ');
  return (
    <li
      className={styles.inject}
      data-state={inject.state}
      data-next={isNext || left !== null}
      data-testid={`inject-${inject.id}`}
    >
      <When inject={inject} />
      <div>
        <h4>{inject.name}</h4>
        <p className={styles.line}>
          <Status inject={inject} isNext={isNext} />
          <span>{to}</span>
        </p>
        {inject.condition !== null && (
          <ConditionList condition={inject.condition} isAsked={inject.state === 'to-come' && !isOver} />
        )}
        <Actions inject={inject} left={left}>
          <Button small look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Text
          </Button>
        </Actions>
        {isOpen && (
          <div className={styles.text}>
            <p>
              {inject.from}, by {inject.channel}, to {to}: “{inject.text}”
            </p>
            <p>
              <b>Expected: </b>
              {inject.expected ?? 'nothing stated.'}
            </p>
          </div>
        )}
      </div>
    </li>
  );
}

function When({ inject }: { inject: InjectView }) {
  const brief = useBrief();
  const atMinutes = inject.firedAtMinutes ?? inject.atMinutes;
  if (atMinutes === null)
    return <span className={styles.when}>{inject.trigger === 'when' ? 'if' : '–'}</span>;
  const date = dateText(brief, atMinutes);
  const time = timeOfDay(civilInstant(brief, atMinutes).minuteOfDay);
  const [weekday = '', day = '', month = ''] = date.split(' ');
  return (
    <span className={styles.when}>
      {brief.pace === 'season' ? `${weekday} ${day}` : time}
      <small>{brief.pace === 'season' ? `${month}, ${time}` : date}</small>
    </span>
  );
}

function Status({ inject, isNext }: { inject: InjectView; isNext: boolean }) {
  const clock = useSession((state) => state.clock?.message ?? null);
  const simMinutes = useShownMinute() ?? 0;
  const isOver = useIsOver();
  const [Icon, words] = statusOf(inject, isOver);
  let wait = '';
  if (isNext && clock !== null && inject.atMinutes !== null) {
    const waiting = waitFor(inject.atMinutes, simMinutes, clock);
    if (waiting.kind === 'real-time') wait = ` in ${wallDurationText(waiting.leftWallSeconds * 1000)}`;
    else if (waiting.kind === 'after-stop') wait = ', after the next hold';
    else wait = ' when the clock runs';
  }
  return (
    <b className={styles.status}>
      <Icon size={15} aria-hidden />
      No. {inject.number}, {words.charAt(0).toLowerCase() + words.slice(1)}
      {wait}
    </b>
  );
}

function statusOf({ state, trigger }: InjectView, isOver: boolean): [LucideIcon, string] {
  if (isOver && (state === 'to-come' || state === 'held')) return [Clock, 'Never sent'];
  if (isOver && state === 'active') return [Check, 'Sent, still going on at the end'];
  switch (state) {
    case 'active':
      return [Check, 'Sent, going on'];
    case 'ended':
      return [Check, 'Sent, over'];
    case 'skipped':
      return [SkipForward, 'Skipped'];
    case 'held':
      return [Pause, 'Held for you'];
    case 'to-come':
      if (trigger === 'held') return [Pause, 'Held for you'];
      return trigger === 'when' ? [Flag, 'Automatic, on a condition'] : [Clock, 'Automatic'];
  }
}

function Actions({
  inject,
  left,
  children,
}: {
  inject: InjectView;
  left: number | null;
  children: ReactNode;
}) {
  const sends = useInjectSends();
  if (useIsOver() || inject.state === 'ended' || inject.state === 'skipped')
    return <div className={styles.actions}>{children}</div>;
  if (left !== null) {
    return (
      <div className={styles.actions}>
        <span className={styles.counting} role="status">
          <Timer size={15} aria-hidden /> Goes out in {left} s
        </span>
        <Button small testId={`inject-${inject.id}-stop`} onClick={() => sends.stop(inject.id)}>
          Stop it
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {inject.state === 'active' ? (
        <CommandButton kind="endInject" inject={inject} word="End" />
      ) : (
        <Unsent inject={inject} />
      )}
      {children}
    </div>
  );
}

function Unsent({ inject }: { inject: InjectView }) {
  const sends = useInjectSends();
  const refusal = useMay()('fireInject');
  const isWaiting = inject.state === 'to-come' && inject.trigger !== 'held';
  return (
    <>
      <Button
        small
        testId={`inject-${inject.id}-send`}
        disabled={refusal !== null}
        title={refusal?.sentence ?? 'Goes out after ten seconds, in which it can be stopped'}
        onClick={() => sends.send(inject)}
      >
        Send now
      </Button>
      {isWaiting && <CommandButton kind="holdInject" inject={inject} word="Hold" />}
      {inject.state === 'held' && <CommandButton kind="releaseInject" inject={inject} word="Release" />}
      <CommandButton kind="skipInject" inject={inject} word="Skip" />
    </>
  );
}

type InjectCommandKind = 'holdInject' | 'releaseInject' | 'skipInject' | 'endInject';

function CommandButton({
  kind,
  inject,
  word,
}: {
  kind: InjectCommandKind;
  inject: InjectView;
  word: string;
}) {
  const send = useSession((state) => state.command);
  const refusal = useMay()(kind);
  return (
    <Button
      small
      testId={`inject-${inject.id}-${word.toLowerCase()}`}
      disabled={refusal !== null}
      title={refusal?.sentence}
      onClick={() =>
        send(
          { kind, injectId: inject.id },
          { agencyId: null, rationale: '', label: `${word} “${inject.name}”` },
        )
      }
    >
      {word}
    </Button>
  );
}
