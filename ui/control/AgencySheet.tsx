// One desk as control sees it: people with their return codes, lock, who plays, money, latest decisions.

import type { AgencyBrief, AgencyView } from '../../server/protocol/index.ts';
import { dateWords, whenText } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { Button } from '../parts/Button.tsx';
import { kindOfDecision } from '../parts/decisionKind.ts';
import { poundsText } from '../parts/figure.ts';
import { KindMark } from '../parts/KindMark.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import styles from './AgencySheet.module.css';
import { SeatList } from './SeatList.tsx';
import { useBrief, useMay, useRoom, useSend } from './useConsole.ts';

export interface AgencySheetProps {
  readonly agency: AgencyBrief;
  readonly view: AgencyView | undefined;
  readonly onClose: () => void;
}

export function AgencySheet({ agency, view, onClose }: AgencySheetProps) {
  const brief = useBrief();
  const team = brief.teams.find(({ agencies }) => agencies.includes(agency.id));
  return (
    <Sheet title={agency.name} onClose={onClose} testId="agency-sheet">
      <div className={styles.sheet}>
        <p>{agency.brief}</p>
        {view !== undefined && (
          <p className={styles.money}>
            <b>{poundsText(view.spentPounds)}</b> spent of {poundsText(view.budgetPounds)},{' '}
            {poundsText(view.spendingPerDayPounds)} a day now
            {view.planning !== null && (
              <>
                . For plans, <b>{poundsText(view.planning.committedPounds)}</b> of{' '}
                {poundsText(view.planning.budgetPounds)}
              </>
            )}
          </p>
        )}
        <HandOver agency={agency} view={view} />
        {team !== undefined && (
          <>
            <h3>{team.name}</h3>
            <SeatList teamId={team.id} />
            <DeskLock teamId={team.id} />
          </>
        )}
        <Decisions view={view} />
        <Button onClick={onClose}>Close</Button>
      </div>
    </Sheet>
  );
}

function HandOver({ agency, view }: { agency: AgencyBrief; view: AgencyView | undefined }) {
  const send = useSession((state) => state.command);
  const refusal = useMay()('handAgency');
  if (view === undefined) return null;
  const isPeople = view.playedBy === 'people';
  const to = isPeople ? 'standing-orders' : 'people';
  const label = isPeople ? 'Hand to standing orders' : 'Hand to people';
  return (
    <div className={styles.row}>
      <span>
        Played by <b>{isPeople ? 'people' : 'standing orders'}</b>
      </span>
      <Button
        small
        testId={`hand-${agency.id}`}
        disabled={refusal !== null}
        title={refusal?.sentence}
        onClick={() =>
          send(
            { kind: 'handAgency', agencyId: agency.id, playedBy: to },
            { agencyId: null, rationale: '', label: `${label}: ${agency.short || agency.name}` },
          )
        }
      >
        {label}
      </Button>
    </div>
  );
}

function DeskLock({ teamId }: { teamId: string }) {
  const send = useSend();
  const refusal = useMay()('lockDesk');
  const team = useRoom()?.teams.find((each) => each.teamId === teamId);
  if (team === undefined) return null;
  const label = team.locked ? 'Unlock this desk' : 'Lock this desk';
  return (
    <div className={styles.row}>
      <span>{team.locked ? 'Locked: they can read, not decide.' : 'Open: they can decide.'}</span>
      <Button
        small
        testId={`lock-${teamId}`}
        disabled={refusal !== null}
        onClick={() => send({ kind: 'lockDesk', teamId, locked: !team.locked }, `${label}: ${team.name}`)}
      >
        {label}
      </Button>
    </div>
  );
}

function Decisions({ view }: { view: AgencyView | undefined }) {
  const brief = useBrief();
  const simMinutes = useShownMinute() ?? 0;
  const deciders = useRoom()?.deciders ?? [];
  const decisions = view?.decisions.slice(0, 8) ?? [];
  return (
    <>
      <h3>Latest decisions</h3>
      {decisions.length === 0 ? (
        <p className={styles.none}>None yet.</p>
      ) : (
        <ol className={styles.decisions}>
          {decisions.map((decision, index) => {
            const { atMinutes, text, by, rationale, decidedIn } = decision;
            const name = deciders.find(({ sequence }) => sequence === decision.sequence)?.name;
            const kind = kindOfDecision(decision);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: decisions of one minute have no other name
              <li key={`${atMinutes} ${index}`}>
                <b>
                  {decidedIn === 'planning' && brief.planning !== null
                    ? dateWords(brief.planning.date)
                    : whenText(brief, atMinutes, simMinutes)}
                </b>{' '}
                {text} {kind !== null && <KindMark kind={kind} />}
                {by !== 'people' && <span>, by {by === 'control' ? 'control' : by.replace('-', ' ')}</span>}
                {by === 'people' && name !== undefined && <span>, {name}</span>}
                {rationale !== '' && <q>{rationale}</q>}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}
