// The facts of a decision, as pairs of a description list: when by both clocks, cost and what is left, work.

import type { ReactNode } from 'react';
import type { LeverBrief, LeverView } from '../../server/protocol/index.ts';
import { bothClocks, durationText } from '../clock/instants.ts';
import { commitmentPounds, inForceText } from '../clock/planningWords.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { poundsText } from '../parts/figure.ts';
import type { DeskProps } from './deskProps.ts';
import { amountText, costText, leverCost } from './leverWords.ts';

type FactsProps = DeskProps & { readonly lever: LeverBrief; readonly view: LeverView };

/** `decided`: it is accepted, so `nowSimMinutes` is when, and how far away it was then is of no use. */
export function PullFacts(props: FactsProps & { amount: number | null; decided: boolean }) {
  const { lever, amount, agency } = props;
  const cost = leverCost(lever, amount);
  const left = agency.budgetPounds - agency.spentPounds;
  const from = props.nowSimMinutes + lever.leadTimeMinutes;
  return (
    <>
      <Fact name="Takes effect">
        {lever.leadTimeMinutes === 0 ? 'at once' : <BothClocks {...props} atSimMinutes={from} />}
        {lever.rampMinutes > 0 && (
          <>
            ; in full <BothClocks {...props} atSimMinutes={from + lever.rampMinutes} />
          </>
        )}
      </Fact>
      <Fact name="Lasts">
        {lever.lastsMinutes === null ? 'until you stop it' : `${durationText(lever.lastsMinutes)} in force`}
      </Fact>
      <Fact name="Costs">
        {costText(cost)}
        {cost.oncePounds + cost.perDayPounds > 0 && (
          <>
            . Leaves <b>{poundsText(left - cost.oncePounds)}</b> of {poundsText(agency.budgetPounds)}
            {cost.perDayPounds > 0 && `, then ${poundsText(cost.perDayPounds)} less each day`}
          </>
        )}
      </Fact>
      {lever.makesWorkFor !== '' && <Fact name="Makes work for">{lever.makesWorkFor}</Fact>}
      {lever.evidence !== null && <Fact name="Evidence">{evidenceWords[lever.evidence]}</Fact>}
    </>
  );
}

/** In the planning round: when it would be in force against the start, and what it commits of the planning money. */
export function PlanFacts({ lever, amount, agency, brief }: FactsProps & { amount: number | null }) {
  const from = lever.plan?.inForceFromMinutes ?? 0;
  const commits = commitmentPounds(lever, amount);
  const left = agency.planning?.leftPounds ?? 0;
  return (
    <>
      <Fact name="In force">
        <b>{inForceText(brief, from).replace('in force ', '')}</b>
        {lever.rampMinutes > 0 && (
          <>
            ; in full <b>{inForceText(brief, from + lever.rampMinutes).replace('in force ', '')}</b>
          </>
        )}
        . Decided now, it takes{' '}
        {lever.leadTimeMinutes === 0 ? 'no time' : durationText(lever.leadTimeMinutes)} to prepare
      </Fact>
      <Fact name="Lasts">
        {lever.lastsMinutes === null ? 'to the end' : `${durationText(lever.lastsMinutes)} in force`}
      </Fact>
      <Fact name="Commits">
        {commits === 0 ? (
          'no money'
        ) : (
          <>
            <b>{poundsText(commits)}</b> of the money for plans: {costText(leverCost(lever, amount))}
            {lever.costPerDayPounds > 0 && ' while it is in force'}. Leaves{' '}
            <b>{poundsText(left - commits)}</b> of {poundsText(agency.planning?.budgetPounds ?? 0)}
          </>
        )}
      </Fact>
      {lever.makesWorkFor !== '' && <Fact name="Makes work for">{lever.makesWorkFor}</Fact>}
      {lever.evidence !== null && <Fact name="Evidence">{evidenceWords[lever.evidence]}</Fact>}
    </>
  );
}

export function TakeBackFacts({ lever, view }: FactsProps) {
  const amount = amountText(lever, view.amount);
  return (
    <>
      {amount !== '' && <Fact name="Planned">{amount}</Fact>}
      <Fact name="Frees">{poundsText(commitmentPounds(lever, view.amount))} of the money for plans</Fact>
      <Fact name="Happens">nothing has begun yet, so nothing is lost</Fact>
    </>
  );
}

/** What kind of evidence there is; what it found would be a forecast, and stands in the scenario file. */
const evidenceWords = {
  A: 'trial or controlled national study',
  B: 'peer-reviewed observational study',
  C: 'official report or service evaluation',
  D: 'general knowledge',
} as const;

export function StopFacts({ lever, view, agency }: FactsProps) {
  const cost = leverCost(lever, view.amount);
  const amount = amountText(lever, view.amount);
  return (
    <>
      {amount !== '' && <Fact name="In force">{amount}</Fact>}
      <Fact name="Winds down">from now; it does not stop at once where it needs time to end</Fact>
      {cost.perDayPounds > 0 && (
        <Fact name="Saves">
          {poundsText(cost.perDayPounds)} a day of {poundsText(agency.spendingPerDayPounds)} a day going out
        </Fact>
      )}
    </>
  );
}

interface BothClocksProps extends DeskProps {
  readonly atSimMinutes: number;
  readonly decided: boolean;
}

/** "Fri 17 Jan 12:00 (in 55 s at this speed)": no guess of when a hold will stop the clock. */
function BothClocks({ brief, nowSimMinutes, atSimMinutes, decided }: BothClocksProps) {
  const speed = useSession((state) => state.clock?.message.speed ?? null);
  if (speed === null) return null;
  const { simulated, real } = bothClocks(brief, { atSimMinutes, nowSimMinutes, speed });
  return (
    <>
      <b>{simulated}</b>
      {!decided && ` (in ${real} at this speed)`}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
