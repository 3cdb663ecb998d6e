// A run with a busy planning round, as a file: plans made and taken back by the hospital's people.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineFingerprint, type JournalEntry, type RunFile, type Scenario } from '../../engine/index.ts';

export function plannedWard(): string {
  return readFileSync(join(import.meta.dirname, '../server/scenarios/planned-ward.yaml'), 'utf8');
}

/** So often is the plan made and taken back before it stays; then the round is closed and a week is played. */
export function runOf(scenario: Scenario, changesOfMind: number): RunFile {
  const acute = { kind: 'agency', agencyId: 'acute', seatId: null } as const;
  const control = { kind: 'control', seatId: null } as const;
  const nurses = { kind: 'pullLever', leverId: 'winter-nurses', amount: 2 } as const;
  const takesBack = { kind: 'stopLever', leverId: 'winter-nurses' } as const;
  const made: Pick<JournalEntry, 'actor' | 'command'>[] = [
    { actor: control, command: { kind: 'handAgency', agencyId: 'acute', playedBy: 'people' } },
    ...Array.from({ length: changesOfMind }, () => [
      { actor: acute, command: nurses },
      { actor: acute, command: takesBack },
    ]).flat(),
    { actor: acute, command: nurses },
    { actor: control, command: { kind: 'closePlanning' } },
  ];
  const journal = made.map((entry, index): JournalEntry => {
    const sequence = index + 1;
    const rationale = index === 1 ? '=1+1, "so"' : '';
    return { sequence, atMinutes: 0, commandId: `entry-${sequence}`, rationale, ...entry };
  });
  return {
    format: 'flowday-run-1',
    engine: engineFingerprint(),
    edition: 'room',
    name: 'Plans',
    scenario,
    run: { seed: 'plans', replication: 0, journal },
    endedAtMinutes: 7 * 1440,
    ladder: [],
    sessionLog: [],
  };
}
