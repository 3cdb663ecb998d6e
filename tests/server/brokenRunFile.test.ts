// The run file of a run that a fault stopped, saved before anybody ended it: command line and debrief play it up to its
// last minute before the fault, and say what happened.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordedRunFile } from '../../server/protocol/index.ts';
import { openReplay } from '../../ui/replay/replayCore.ts';
import { fileWith, flowday } from '../cli/flowday.ts';
import { controlSeat, get, joinTeam, newSession, openRoom, type Room, Screen } from './room.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

let room: Room;
let file: RecordedRunFile;

beforeAll(async () => {
  room = await openRoom({ dataDir: temporaryFolder() });
  const session = await newSession(room, { scenarioFile: 'stands-still.yaml' });
  const anna = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
  const control = new Screen(room.address, await controlSeat(room, session));
  await control.order({ kind: 'start' });
  await control.order({ kind: 'hold', wallSeconds: null });
  await control.order({ kind: 'step', minutes: 60 });
  await anna.decide({ kind: 'pullLever', leverId: 'more-nurses', amount: null });
  await control.order({ kind: 'step', minutes: 1440 });
  await control.hear('clock', ({ fault }) => fault !== null);
  const path = `/api/sessions/${session.sessionId}/run-file?edition=control`;
  file = (await get(room.address, path, room.controlToken)).body as RecordedRunFile;
  for (const screen of [anna, control]) screen.close();
});

afterAll(async () => {
  await room.close();
  removeTemporaryFolders();
});

const what = /No time is left between two arrivals of "bus".*Give it a least value above 0/;
const written = (changed: RecordedRunFile): string => fileWith('broken.run.json', JSON.stringify(changed));

describe('a run file saved before its broken run was ended', () => {
  it('is replayed up to the last minute before the fault, which is told', async () => {
    const { code, stdout, stderr } = await flowday('replay', written(file), '--decisions');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The run could not go on from here: No time is left.* for example stretch/m);
    expect(stdout).toContain('pull more-nurses');
    const report = JSON.parse((await flowday('replay', written(file), '--json')).stdout);
    expect(report.fault).toMatch(what);
    expect(report.atMinutes).toBeGreaterThan(file.endedAtMinutes - 0.01);
    expect(report.atMinutes).toBeLessThan(file.endedAtMinutes);
    const early = JSON.parse((await flowday('replay', written(file), '--at', '90', '--json')).stdout);
    expect(early).toMatchObject({ atMinutes: 90, fault: null });
  });

  it('opens in the debrief, which says so', () => {
    const { run, viewAt } = openReplay(file, () => undefined);
    expect(run.fault).toMatch(what);
    expect(run.untilMinutes).toBeLessThan(file.endedAtMinutes);
    expect(run.decisions.map(({ kind }) => kind)).toContain('pullLever');
    expect(viewAt(run.untilMinutes, { kind: 'wall' }).simMinutes).toBe(run.untilMinutes);
  });

  it('is told of the fault by the run itself where the room wrote nothing of it', () => {
    expect(openReplay({ ...file, sessionLog: [] }, () => undefined).run.fault).toMatch(what);
  });

  it('is damaged, not broken, where neither the room nor the scenario knows of a fault', async () => {
    const gutted = { ...file, sessionLog: [], scenario: { ...file.scenario, steps: [] } };
    expect(() => openReplay(gutted, () => undefined)).toThrow(/is damaged/);
    expect((await flowday('replay', written(gutted))).stderr).toContain('is damaged');
  });
});
