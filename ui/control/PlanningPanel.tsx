// The planning round as control sees it: who has committed what, when it is in force against the start, and what is
// still unspent. Afterwards it stays as a line that opens.

import type { AgencyBrief, AgencyView, LeverBrief, LeverView } from '../../server/protocol/index.ts';
import { inForceText, planningTitle } from '../clock/planningWords.ts';
import { amountText } from '../desk/leverWords.ts';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { poundsText } from '../parts/figure.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './PlanningPanel.module.css';
import { moneyOfRound } from './planningMoney.ts';
import { useBrief, useControlView } from './useConsole.ts';

export function PlanningPanel() {
  const brief = useBrief();
  const view = useControlView();
  if (brief.planning === null || view === null || view.planning === null) return null;
  const { open } = view.planning;
  const { committed, unspent } = moneyOfRound(view.agencies);
  const sum = `${poundsText(committed)} committed, ${poundsText(unspent)} ${open ? 'unspent' : 'not used'}`;
  const table = <Table agencies={view.agencies} isOpen={open} />;
  return (
    <Panel title={planningTitle(brief.planning)} aside={sum} testId="planning-round">
      {open ? (
        table
      ) : (
        <details className={styles.closed}>
          <summary>Closed. Who planned what</summary>
          {table}
        </details>
      )}
    </Panel>
  );
}

function Table({ agencies, isOpen }: { agencies: readonly AgencyView[]; isOpen: boolean }) {
  const brief = useBrief();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">Plans</th>
            <th scope="col">Committed</th>
            <th scope="col">{isOpen ? 'Unspent' : 'Not used'}</th>
          </tr>
        </thead>
        <tbody>
          {brief.agencies.map((agency) => (
            <Row
              key={agency.id}
              agency={agency}
              view={agencies.find(({ agencyId }) => agencyId === agency.id)}
              isOpen={isOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly agency: AgencyBrief;
  readonly view: AgencyView | undefined;
  readonly isOpen: boolean;
}

function Row({ agency, view, isOpen }: RowProps) {
  const brief = useBrief();
  const money = view?.planning ?? null;
  const plans = (view?.levers ?? []).flatMap((lever) => {
    const about = brief.levers.find(({ id }) => id === lever.id);
    return lever.planned && about !== undefined ? [{ lever, about }] : [];
  });
  const byOrders = view?.playedBy === 'standing-orders';
  return (
    <tr data-testid={`plans-${agency.id}`} data-plans={plans.length}>
      <th scope="row">
        <span className={styles.who}>
          <AgencyIcon kind={agency.kind} /> {agency.short || agency.name}
        </span>
      </th>
      <td>
        {plans.length === 0 && (
          <span className={styles.soft}>
            {isOpen && byOrders ? 'nobody here: its own plans when the round closes' : 'nothing'}
          </span>
        )}
        <ul>
          {plans.map(({ lever, about }) => (
            <PlanLine key={lever.id} lever={lever} about={about} />
          ))}
        </ul>
      </td>
      <td>{money === null ? '–' : poundsText(money.committedPounds)}</td>
      <td>{money === null ? '–' : poundsText(money.budgetPounds - money.committedPounds)}</td>
    </tr>
  );
}

function PlanLine({ lever, about }: { lever: LeverView; about: LeverBrief }) {
  const brief = useBrief();
  const many = amountText(about, lever.amount);
  const amount = many === '' ? '' : `: ${many}`;
  const from = lever.inForceFromMinutes ?? about.plan?.inForceFromMinutes ?? 0;
  return (
    <li>
      {about.name}
      {amount} <KindMark kind={about.kind} /> <small>{inForceText(brief, from)}</small>
    </li>
  );
}
