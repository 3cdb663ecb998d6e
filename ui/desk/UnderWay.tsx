// What has been decided and is getting ready, building up, in force or winding down, each with what comes next.

import type { LeverView } from '../../server/protocol/index.ts';
import { Button } from '../parts/Button.tsx';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { DeskProps } from './deskProps.ts';
import { amountText, kindOf, leverIds, planStateText, stateText } from './leverWords.ts';
import styles from './UnderWay.module.css';

export interface UnderWayProps extends DeskProps {
  readonly shutReason: string | null;
  /** Absent where nothing can be stopped (a desk looked at afterwards). */
  readonly onStop?: (leverId: string) => void;
}

export function UnderWay(props: UnderWayProps) {
  const { brief, agency, className, planning } = props;
  const ids = leverIds(brief, agency).underWay;
  return (
    <Panel
      title={planning?.open === true ? 'Our plans' : 'Under way'}
      aside={ids.length === 0 ? 'nothing' : undefined}
      className={className}
      testId="under-way"
    >
      <ul>
        {ids.map((id) => (
          <Row key={id} {...props} leverId={id} />
        ))}
      </ul>
    </Panel>
  );
}

function Row(props: UnderWayProps & { readonly leverId: string }) {
  const { leverId, agency, brief, planning, nowSimMinutes, shutReason, onStop } = props;
  const lever = brief.levers.find((one) => one.id === leverId);
  const view = agency.levers.find((one) => one.id === leverId);
  if (lever === undefined || view === undefined) return null;
  const amount = amountText(lever, view.amount);
  const plan = planning?.open === true && view.planned;
  return (
    <li
      className={styles.row}
      data-testid={`lever-${lever.id}`}
      data-state={view.state}
      data-fraction={view.fraction}
      data-kind={kindOf(lever, view)}
    >
      <div>
        <h3>
          {lever.name}
          {amount === '' ? '' : `: ${amount}`} <KindMark kind={kindOf(lever, view)} />
        </h3>
        <p>{plan ? planStateText(lever, view, brief) : stateText(lever, view, brief, nowSimMinutes)}</p>
      </div>
      {onStop !== undefined && view.state !== 'winding-down' && (
        <Button
          small
          aria-label={`${plan ? 'Take back' : 'Stop'}: ${lever.name}`}
          testId={`stop-${lever.id}`}
          disabled={shutReason !== null}
          onClick={() => onStop(lever.id)}
        >
          {plan ? 'Take back' : 'Stop'}
        </Button>
      )}
      {!plan && (
        <div className={styles.bar} data-state={view.state} aria-hidden="true">
          <i style={{ width: `${Math.round(barShare(view, nowSimMinutes) * 100)}%` }} />
        </div>
      )}
    </li>
  );
}

/** While getting ready: the share of the lead time gone; afterwards: the share of the effect in force. */
function barShare(view: LeverView, nowSimMinutes: number): number {
  if (view.state !== 'mobilising') return view.fraction;
  if (view.untilMinutes === null || view.untilMinutes <= view.sinceMinutes) return 0;
  const gone = (nowSimMinutes - view.sinceMinutes) / (view.untilMinutes - view.sinceMinutes);
  return Math.min(1, Math.max(0, gone));
}
