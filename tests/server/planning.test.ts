// The planning round in the room: a hold of its own at minute 0, closed by the timetable or by control in the journal,
// kept over a restart, left out where the facilitator says so. Wall time is in the test's hand.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { compileModel, type RunFile, replay } from '../../engine/index.ts';
import type { ClockMessage, LeverView, SessionListing, TeamView } from '../../server/protocol/index.ts';
import { compareRuns } from '../../ui/replay/whatIf.ts';
import { controlSeat, get, joinTeam, newSession, openRoom, post, type Room, Screen } from './room.ts';
import { type SteppedClock, steppedClock } from './steppedClock.ts';
import { removeTemporaryFolders, temporaryFolder } from './temporaryFolder.ts';

const rooms: Room[] = [];

afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

afterAll(removeTemporaryFolders);

interface Planned {
  readonly room: Room;
  readonly wallClock: SteppedClock;
  readonly session: SessionListing;
  readonly control: Screen;
  readonly hospital: Screen;
}

const scenarioFile = 'planned-ward.yaml';

async function planned(settings: Parameters<typeof newSession>[1] = {}, dataDir?: string): Promise<Planned> {
  const wallClock = steppedClock();
  const room = await openRoom({ wallClock, ...(dataDir === undefined ? {} : { dataDir }) });
  rooms.push(room);
  const session = await newSession(room, { scenarioFile, timetable: 'scenario', speed: null, ...settings });
  const control = new Screen(room.address, await controlSeat(room, session));
  const hospital = new Screen(room.address, await joinTeam(room, session.joinCode, 'Anna', 'hospital'));
  await control.hear('welcome');
  await hospital.hear('welcome');
  return { room, wallClock, session, control, hospital };
}

function nextClock(screen: Screen, fits: (clock: ClockMessage) => boolean): Promise<ClockMessage> {
  return screen.hear('clock', fits, screen.heard.length);
}

async function viewOf(screen: Screen, fits: (view: TeamView) => boolean): Promise<TeamView> {
  const isTeam = (view: { kind: string }): view is TeamView => view.kind === 'team';
  const heard = await screen.hear('worldView', ({ view }) => isTeam(view) && fits(view));
  return heard.view as TeamView;
}

function leverOf(view: TeamView, leverId: string): LeverView {
  const lever = view.agencies[0]?.levers.find(({ id }) => id === leverId);
  if (lever === undefined) throw new Error(`The desk shows no lever ${leverId}`);
  return lever;
}

const pull = (leverId: string, amount: number | null = null) =>
  ({ kind: 'pullLever', leverId, amount }) as const;

describe('the planning round', () => {
  it('begins play as a hold of its own length at minute 0, and the timetable takes it in', async () => {
    const { control, hospital, room } = await planned();
    const clock = nextClock(hospital, ({ planning, state }) => planning && state === 'hold');
    await control.order({ kind: 'start' });
    expect(await clock).toMatchObject({ stoppedBy: 'timetable', anchorSimMinutes: 0, planning: true });
    expect((await clock).holdLeftWallMs).toBeGreaterThan(19 * 60_000);
    expect((await clock).holdLeftWallMs).toBeLessThanOrEqual(20 * 60_000);
    const { timetable } = (await control.hear('roomView')).view;
    expect(timetable.map(({ kind }) => kind)).toEqual(['briefing', 'planning', 'round', 'round', 'debrief']);
    expect(timetable.at(-1)?.toWallMinute).toBe(5 + 20 + 28 + 20);
    const listed = (await get(room.address, '/api/scenarios', room.controlToken)).body as {
      file: string;
      realMinutes: number;
      planning: unknown;
    }[];
    // One by one they are the same, and nobody but control may ask.
    const names = (await get(room.address, '/api/scenario-files', room.controlToken)).body as string[];
    expect(names).toEqual(listed.map(({ file }) => file));
    for (const file of [...names, 'nothing.yaml', '..%2Froom.ts']) {
      const { status, body } = await get(room.address, `/api/scenarios/${file}`, room.controlToken);
      expect({ status, body }).toMatchObject(
        names.includes(file)
          ? { status: 200, body: listed.find((one) => one.file === file) }
          : { status: 404, body: { code: 'unknown-scenario' } },
      );
    }
    expect((await get(room.address, `/api/scenarios/${scenarioFile}`)).status).toBe(401);
    expect(listed.find(({ file }) => file === scenarioFile)).toMatchObject({
      realMinutes: 73,
      planning: { name: 'Planning round', date: '2013-07-23', daysBefore: 132, holdWallMinutes: 20 },
    });
  });

  it('lets a desk plan against its date, take a plan back, and refuses what the round cannot', async () => {
    const { control, hospital, wallClock } = await planned();
    await control.order({ kind: 'start' });
    expect(await hospital.decide(pull('winter-nurses', 2))).toMatchObject({ type: 'accepted', atMinutes: 0 });
    await wallClock.advance(1500);
    const nurses = leverOf(
      await viewOf(hospital, (view) => leverOf(view, 'winter-nurses').planned),
      'winter-nurses',
    );
    expect(nurses.inForceFromMinutes).toBe((112 - 132) * 1440);
    expect(nurses.lateMinutes).toBe(0);
    expect(await hospital.decide(pull('new-ward'))).toMatchObject({ type: 'accepted' });
    await wallClock.advance(1500);
    const late = leverOf(await viewOf(hospital, (view) => leverOf(view, 'new-ward').planned), 'new-ward');
    expect(late.lateMinutes).toBe(10 * 1440);
    expect(await hospital.decide(pull('call-in'))).toMatchObject({ type: 'refused', code: 'not-now' });
    expect(await hospital.decide({ kind: 'stopLever', leverId: 'new-ward' })).toMatchObject({
      type: 'accepted',
    });
    await wallClock.advance(1500);
    await viewOf(
      hospital,
      (view) => leverOf(view, 'winter-nurses').planned && !leverOf(view, 'new-ward').planned,
    );
    const closing = { kind: 'closePlanning' } as const;
    expect(await hospital.decide(closing)).toMatchObject({ type: 'refused', code: 'not-permitted' });
  });

  it('keeps the clock from running or stepping while it is open', async () => {
    const { control } = await planned();
    await control.order({ kind: 'start' });
    for (const order of [{ kind: 'run' }, { kind: 'step', minutes: 60 }] as const) {
      expect(await control.order(order)).toMatchObject({ type: 'refused', code: 'not-now' });
    }
  });

  it('is closed by control: a command of the journal, then the opening hold until somebody runs the clock', async () => {
    const { control, hospital, wallClock } = await planned();
    await control.order({ kind: 'start' });
    await hospital.decide(pull('winter-nurses', 1));
    const held = nextClock(hospital, ({ planning, state }) => !planning && state === 'hold');
    expect(await control.decide({ kind: 'closePlanning' })).toMatchObject({ type: 'accepted', atMinutes: 0 });
    expect(await held).toMatchObject({ stoppedBy: 'timetable', anchorSimMinutes: 0, holdLeftWallMs: null });
    expect(await control.decide({ kind: 'closePlanning' })).toMatchObject({ code: 'no-planning' });
    expect(await hospital.decide(pull('new-ward'))).toMatchObject({ type: 'refused', code: 'not-now' });
    const running = nextClock(hospital, ({ state }) => state === 'running');
    await control.order({ kind: 'run' });
    await running;
    await wallClock.advance(3000);
    const later = await viewOf(hospital, ({ simMinutes }) => simMinutes > 0);
    expect(leverOf(later, 'winter-nurses').state).toMatch(/ramping|active/);
    expect(later.planning).toMatchObject({ open: false });
  });

  it('is closed by the timetable when its time is over, and empty tables carry out their own plans first', async () => {
    const { control, wallClock, room, session } = await planned();
    await control.order({ kind: 'start' });
    const held = nextClock(control, ({ planning, state }) => !planning && state === 'hold');
    await wallClock.advance(20 * 60_000 + 500);
    expect(await held).toMatchObject({ stoppedBy: 'timetable', anchorSimMinutes: 0, holdLeftWallMs: null });
    const commissioners = new Screen(
      room.address,
      await joinTeam(room, session.joinCode, 'Ben', 'commissioners'),
    );
    const desk = await viewOf(commissioners, () => true);
    expect(leverOf(desk, 'front-door-gp')).toMatchObject({ planned: true });
    expect(desk.agencies[0]?.decisions.map(({ by, decidedIn }) => [by, decidedIn])).toContainEqual([
      'standing-orders',
      'planning',
    ]);
  });

  it('can be paused, and given more time', async () => {
    const { control, hospital, wallClock } = await planned();
    await control.order({ kind: 'start' });
    const paused = nextClock(hospital, ({ state }) => state === 'paused');
    await control.order({ kind: 'pause' });
    expect(await paused).toMatchObject({ planning: true });
    expect(await hospital.decide(pull('new-ward'))).toMatchObject({ type: 'refused', code: 'paused' });
    await wallClock.advance(30 * 60_000);
    const more = nextClock(hospital, ({ state, planning }) => state === 'hold' && planning);
    await control.order({ kind: 'hold', wallSeconds: 300 });
    await more;
    expect(await hospital.decide(pull('new-ward'))).toMatchObject({ type: 'accepted' });
    const closed = nextClock(hospital, ({ planning }) => !planning);
    await wallClock.advance(300_500);
    expect(await closed).toMatchObject({ state: 'hold' });
  });

  it('keeps what was left of its time through a pause, and through a restart within it', async () => {
    const dataDir = temporaryFolder();
    const { control, hospital, wallClock, session, room } = await planned({}, dataDir);
    await control.order({ kind: 'start' });
    await wallClock.advance(5 * 60_000);
    const paused = nextClock(hospital, ({ state }) => state === 'paused');
    await control.order({ kind: 'pause' });
    expect(await paused).toMatchObject({ planning: true, holdLeftWallMs: 15 * 60_000 });
    await wallClock.advance(30 * 60_000);
    const again = nextClock(hospital, ({ state }) => state === 'hold');
    await control.order({ kind: 'hold', wallSeconds: null });
    expect(await again).toMatchObject({ planning: true, holdLeftWallMs: 15 * 60_000 });
    await wallClock.advance(10 * 60_000);
    await control.order({ kind: 'pause' });
    rooms.splice(0);
    await room.close();
    const laterClock = steppedClock();
    const later = await openRoom({ dataDir, wallClock: laterClock });
    rooms.push(later);
    const back = new Screen(later.address, await controlSeat(later, session));
    expect(await back.hear('clock')).toMatchObject({ stoppedBy: 'recovery', holdLeftWallMs: 5 * 60_000 });
    const closed = nextClock(back, ({ planning }) => !planning);
    await back.order({ kind: 'hold', wallSeconds: null });
    await laterClock.advance(5 * 60_000 + 500);
    expect(await closed).toMatchObject({ state: 'hold', holdLeftWallMs: null });
  });

  it('has no end of its own where control stops and starts by hand', async () => {
    const { control, hospital } = await planned({ timetable: 'by-hand' });
    const clock = nextClock(hospital, ({ planning, state }) => planning && state === 'hold');
    await control.order({ kind: 'start' });
    expect((await clock).holdLeftWallMs).toBeNull();
  });
});

describe('a session without the planning round', () => {
  it('begins with every agency’s own plans, and people at the tables cannot plan any more', async () => {
    const { control, hospital } = await planned({ planning: false });
    const { timetable } = (await control.hear('roomView')).view;
    expect(timetable.map(({ kind }) => kind)).not.toContain('planning');
    await control.order({ kind: 'openBriefing' });
    const desk = await viewOf(hospital, (view) => leverOf(view, 'winter-nurses').planned);
    expect(leverOf(desk, 'winter-nurses').amount).toBe(2);
    expect(desk.agencies[0]?.playedBy).toBe('people');
    expect(await hospital.decide(pull('new-ward'))).toMatchObject({ type: 'refused', code: 'not-now' });
    const running = nextClock(control, ({ state }) => state === 'running');
    await control.order({ kind: 'start' });
    await running;
  });
});

describe('the record of a planning round', () => {
  it('survives a restart, open as it was, and replays hash by hash with its plans', async () => {
    const dataDir = temporaryFolder();
    const first = await planned({}, dataDir);
    await first.control.order({ kind: 'openBriefing' });
    await first.hospital.decide(pull('winter-nurses', 3));
    await first.control.order({ kind: 'start' });
    rooms.splice(0);
    await first.room.close();
    const wallClock = steppedClock();
    const room = await openRoom({ dataDir, wallClock });
    rooms.push(room);
    const control = new Screen(room.address, await controlSeat(room, first.session));
    expect(await control.hear('clock')).toMatchObject({
      state: 'paused',
      stoppedBy: 'recovery',
      planning: true,
      anchorSimMinutes: 0,
    });
    expect(await control.order({ kind: 'run' })).toMatchObject({ type: 'refused' });
    await control.decide({ kind: 'closePlanning' });
    await control.order({ kind: 'step', minutes: 1440 });
    await control.order({ kind: 'step', minutes: 1440 });
    const file = await runFileOf(room, first.session);
    expect(file.run.journal.map(({ command }) => command.kind)).toEqual([
      'handAgency',
      'pullLever',
      'closePlanning',
    ]);
    const played = replay(compileModel(file.scenario), {
      run: file.run,
      untilMinutes: file.endedAtMinutes,
      ladder: file.ladder,
    });
    expect(played.mismatch).toBeNull();
    expect(played.refused).toEqual([]);
    expect(file.ladder.length).toBeGreaterThan(1);
  });

  it('can be played again with a plan dropped, changed or put in', async () => {
    const { room, control, hospital, session } = await planned();
    await control.order({ kind: 'start' });
    await hospital.decide(pull('winter-nurses', 2));
    await control.decide({ kind: 'closePlanning' });
    for (let day = 0; day < 6; day++) await control.order({ kind: 'step', minutes: 1440 });
    const file = await runFileOf(room, session);
    const late = (changes: Parameters<typeof compareRuns>[1]): number => {
      const comparing = compareRuns(file, changes, 2);
      let step = comparing.next();
      while (step.done !== true) step = comparing.next();
      const { figures, refused } = step.value;
      expect(refused).toEqual([]);
      const found = figures.find(({ id }) => id === 'late-share');
      expect(found?.differences).toHaveLength(2);
      return (found?.changed ?? 0) - (found?.asPlayed ?? 0);
    };
    const own = { agencyId: 'acute', leverId: 'winter-nurses' };
    expect(late([])).toBe(0);
    expect(late([{ ...own, to: 'dropped' }])).toBeGreaterThan(0);
    expect(late([{ ...own, to: { amount: 6 } }])).toBeLessThan(0);
    // Nobody sits at the commissioner's table: its plan stands in the scenario.
    expect(late([{ agencyId: 'ccg', leverId: 'front-door-gp', to: 'dropped' }])).toBeGreaterThan(0);
  });
});

async function runFileOf(room: Room, { sessionId }: SessionListing): Promise<RunFile> {
  const path = `/api/sessions/${sessionId}/run-file?edition=control`;
  const { status, body } = await get(room.address, path, room.controlToken);
  expect(status).toBe(200);
  return body as RunFile;
}

describe('a planning round that does not fit', () => {
  it('is refused with the length of the day', async () => {
    const { room } = await planned();
    const timetable = { holdEveryDays: 7, holdWallSeconds: 60, dayWallMinutes: 60 };
    const wanted = { scenarioFile, name: 'Long', seed: null, days: 7, speed: 1440, timetable };
    const refused = await post(
      room.address,
      '/api/sessions',
      { ...wanted, timetable: { ...timetable, dayWallMinutes: 45 } },
      room.controlToken,
    );
    expect(refused.body).toMatchObject({ code: 'day-too-long' });
    const without = await post(
      room.address,
      '/api/sessions',
      { ...wanted, timetable: { ...timetable, dayWallMinutes: 45 }, planning: false },
      room.controlToken,
    );
    expect(without.status).toBe(200);
  });
});
