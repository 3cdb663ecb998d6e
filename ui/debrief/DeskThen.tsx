// What a desk knew: its own panels drawn from its own view at the minute, read only. What had not arrived by
// then is not there.

import { useMemo, useState } from 'react';
import { instantText } from '../clock/instants.ts';
import type { Deciders } from '../desk/deskProps.ts';
import { News } from '../desk/News.tsx';
import { OurPatch } from '../desk/OurPatch.tsx';
import { PatchPicture } from '../desk/PatchPicture.tsx';
import { Record as DecisionRecord } from '../desk/Record.tsx';
import { RestOfSystem } from '../desk/RestOfSystem.tsx';
import { UnderWay } from '../desk/UnderWay.tsx';
import type { ReplayClient } from '../replay/replayClient.ts';
import type { ReplayedRun } from '../replay/replayTypes.ts';
import styles from './DeskThen.module.css';
import { useViewAt } from './useReplay.ts';

export interface DeskThenProps {
  readonly run: ReplayedRun;
  readonly client: ReplayClient;
  readonly minutes: number;
  readonly teamId: string;
}

export function DeskThen({ run, client, minutes, teamId }: DeskThenProps) {
  const view = useViewAt(client, minutes, { kind: 'team', teamId });
  const [chosenAgency, chooseAgency] = useState<string | null>(null);
  const deciders = useMemo(() => decidersOf(run), [run]);
  const brief = run.teamBriefs[teamId];
  const team = view?.kind === 'team' && view.teamId === teamId ? view : null;
  const agency = team?.agencies.find((one) => one.agencyId === chosenAgency) ?? team?.agencies[0];
  const agencyBrief = brief?.agencies.find((one) => one.id === agency?.agencyId);
  return (
    <section className={styles.desk} aria-label="A desk as it was">
      <div className={styles.choice}>
        {team !== null && team.agencies.length > 1 && (
          <label>
            Organisation{' '}
            <select value={agency?.agencyId} onChange={(event) => chooseAgency(event.currentTarget.value)}>
              {team.agencies.map((one) => (
                <option key={one.agencyId} value={one.agencyId}>
                  {brief?.agencies.find(({ id }) => id === one.agencyId)?.name ?? one.agencyId}
                </option>
              ))}
            </select>
          </label>
        )}
        <p>
          {agency?.playedBy === 'standing-orders' ? 'Played by standing orders. ' : ''}
          {instantText(run.brief, minutes)}
        </p>
      </div>
      {brief !== undefined && team !== null && agency !== undefined && agencyBrief !== undefined && (
        <DeskPanels {...{ brief, agencyBrief, agency, team, deciders }} />
      )}
    </section>
  );
}

type DeskPanelsProps = Pick<Parameters<typeof OurPatch>[0], 'brief' | 'agencyBrief' | 'agency'> & {
  readonly team: Extract<NonNullable<ReturnType<typeof useViewAt>>, { kind: 'team' }>;
  readonly deciders: Deciders;
};

function decidersOf({ decisions }: ReplayedRun): Deciders {
  return new Map(
    decisions.flatMap(({ sequence, person }) =>
      sequence === null || person === null ? [] : [[sequence, person] as const],
    ),
  );
}

function DeskPanels({ brief, agencyBrief, agency, team, deciders }: DeskPanelsProps) {
  const { planning, simMinutes } = team;
  const desk = { brief, agencyBrief, agency, planning, nowSimMinutes: Math.floor(simMinutes) };
  return (
    <section
      className={styles.panels}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${agencyBrief.name} at that minute`}
      data-testid="debrief-desk"
      data-agency={agency.agencyId}
      data-sim-minutes={team.simMinutes}
    >
      <div>
        <OurPatch {...desk} />
        <RestOfSystem brief={brief} levels={team.levels} />
      </div>
      <div>
        <PatchPicture {...desk} />
        <UnderWay {...desk} shutReason="This desk is looked at afterwards." />
        <News {...desk} news={team.news} />
        <DecisionRecord {...desk} deciders={deciders} />
      </div>
    </section>
  );
}
