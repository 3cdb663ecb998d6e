// The agencies at a glance: level, people, the lane of recent decisions, how long quiet, who plays. A row
// opens everything control can do for that desk.

import { Bot, Lock, Moon } from 'lucide-react';
import { useState } from 'react';
import type { AgencyBrief, AgencyView, DecisionView, RoomTeam } from '../../server/protocol/index.ts';
import { civilInstant, dateText, timeOfDay } from '../clock/instants.ts';
import { useShownMinute } from '../clock/useClock.ts';
import { levelName } from '../desk/levelWords.ts';
import { useSession } from '../link/SessionProvider.tsx';
import { AgencyIcon } from '../parts/AgencyIcon.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { Panel } from '../parts/Panel.tsx';
import styles from './AgenciesPanel.module.css';
import { AgencyLane } from './AgencyLane.tsx';
import { AgencySheet } from './AgencySheet.tsx';
import { agoText, type Lane, laneOf, laneSpanMinutes } from './laneModel.ts';
import { useBrief, useControlView, useRoom } from './useConsole.ts';

export function AgenciesPanel({ className }: { className?: string | undefined }) {
  const brief = useBrief();
  const view = useControlView();
  const simMinutes = useShownMinute() ?? 0;
  const [openId, setOpen] = useState<string | null>(null);
  const openView = view?.agencies.find(({ agencyId }) => agencyId === openId);
  const openBrief = brief.agencies.find(({ id }) => id === openId);
  const span = brief.pace === 'season' ? 'last seven days' : 'last two hours';
  const from = simMinutes - laneSpanMinutes[brief.pace];
  const start =
    brief.pace === 'season' ? dateText(brief, from) : timeOfDay(civilInstant(brief, from).minuteOfDay);
  return (
    <Panel title={`Agencies, ${span}`} aside={<Key />} className={`${styles.panel} ${className ?? ''}`}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Agency</th>
              <th scope="col">Level</th>
              <th scope="col">Here</th>
              <th scope="col" className={styles.lane}>
                <span className={styles.span}>
                  <span>{start}</span>
                  <span>now</span>
                </span>
              </th>
              <th scope="col">Last act</th>
            </tr>
          </thead>
          <tbody>
            {brief.agencies.map((agency) => (
              <AgencyRow
                key={agency.id}
                agency={agency}
                view={view?.agencies.find(({ agencyId }) => agencyId === agency.id)}
                isOpen={openId === agency.id}
                onOpen={() => setOpen(agency.id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {openBrief !== undefined && (
        <AgencySheet key={openBrief.id} agency={openBrief} view={openView} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}

function Key() {
  return (
    <span className={styles.key}>
      <svg width="10" height="10" aria-hidden="true">
        <rect width="10" height="10" />
      </svg>
      people
      <svg width="10" height="10" aria-hidden="true" data-by="control">
        <rect x="1" y="1" width="8" height="8" />
      </svg>
      control
      <svg width="10" height="10" aria-hidden="true">
        <circle cx="5" cy="5" r="3.6" />
      </svg>
      standing orders
    </span>
  );
}

interface AgencyRowProps {
  readonly agency: AgencyBrief;
  readonly view: AgencyView | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function AgencyRow({ agency, view, isOpen, onOpen }: AgencyRowProps) {
  const brief = useBrief();
  const simMinutes = useShownMinute() ?? 0;
  const speed = useSession((state) => state.clock?.message.speed ?? 1);
  const team = useTeamOf(agency.id);
  const decisions = useDecisionsOf(agency.id, view);
  const playedBy = view?.playedBy ?? 'people';
  const lane = laneOf({
    decisions,
    simMinutes,
    pace: brief.pace,
    playedBy,
    speed,
    startMinuteOfDay: brief.startMinuteOfDay,
  });
  return (
    <tr data-testid={`agency-${agency.id}`} data-played-by={playedBy}>
      <th scope="row">
        <button type="button" aria-expanded={isOpen} onClick={onOpen} title={agency.name}>
          <AgencyIcon kind={agency.kind} />
          <span>{agency.short || agency.name}</span>
          {team?.locked === true && <Lock size={14} aria-label="desk locked" />}
        </button>
      </th>
      <td>
        <Level agencyId={agency.id} view={view} />
      </td>
      <td>{team === undefined ? '–' : hereText(team)}</td>
      <td className={styles.lane}>
        <AgencyLane lane={lane} name={agency.name} />
      </td>
      <td>
        <LastAct lane={lane} playedBy={playedBy} />
      </td>
    </tr>
  );
}

function Level({ agencyId, view }: { agencyId: string; view: AgencyView | undefined }) {
  const brief = useBrief();
  const escalation = view?.escalation ?? null;
  if (escalation === null) return <LevelTag level={null} name="" />;
  const nameOf = (level: number) => levelName(brief, agencyId, level);
  return (
    <span className={styles.level}>
      <LevelTag as="line" level={escalation.declared} name={nameOf(escalation.declared)} />
      {escalation.computed !== escalation.declared && (
        <small>triggers say {nameOf(escalation.computed)}</small>
      )}
    </span>
  );
}

function LastAct({ lane, playedBy }: { lane: Lane; playedBy: AgencyView['playedBy'] }) {
  if (playedBy === 'standing-orders') {
    return (
      <span className={styles.orders}>
        <Bot size={16} aria-hidden /> standing orders
      </span>
    );
  }
  const since = lane.sinceLastMinutes === null ? null : agoText(lane.sinceLastMinutes);
  if (lane.quietFrom !== null) {
    return (
      <span className={styles.quiet}>
        <Moon size={15} aria-hidden /> {since === null ? 'quiet so far' : `quiet ${since}`}
      </span>
    );
  }
  return since === null ? <span className={styles.orders}>none yet</span> : <>{since} ago</>;
}

export function hereText({ people, seats }: RoomTeam): string {
  return `${people.filter(({ connected }) => connected).length} of ${seats}`;
}

function useTeamOf(agencyId: string): RoomTeam | undefined {
  const brief = useBrief();
  const teamId = brief.teams.find(({ agencies }) => agencies.includes(agencyId))?.id;
  return useRoom()?.teams.find((team) => team.teamId === teamId);
}

/** The agency's own list where there is one, else its lines of everybody's. Newest first. */
function useDecisionsOf(agencyId: string, view: AgencyView | undefined): readonly DecisionView[] {
  const all = useControlView()?.decisions ?? [];
  return view?.decisions ?? all.filter((decision) => decision.agencyId === agencyId);
}
