// One desk at season pace as the protocol would carry it: a typed example for the screens' tests. Invented
// figures; knows nothing of the engine's working.

import type {
  AgencyView,
  ClockMessage,
  IndicatorView,
  LeverBrief,
  LeverView,
  RoomView,
  ScenarioBrief,
  TeamView,
} from '../../server/protocol/index.ts';

const day = 1440;
export const nowSimMinutes = 43 * day + 14 * 60;

const lever = (part: Partial<LeverBrief> & Pick<LeverBrief, 'id' | 'name' | 'says'>): LeverBrief => ({
  agency: 'acute',
  makesWorkFor: '',
  kind: 'tactical',
  decidedIn: 'play',
  plan: null,
  costOncePounds: 0,
  costPerDayPounds: 0,
  costPerUnit: false,
  amount: null,
  leadTimeMinutes: 720,
  rampMinutes: 0,
  lastsMinutes: null,
  evidence: null,
  source: null,
  ...part,
});

const agency = (id: string, name: string, short: string, kind: string) => ({
  id,
  name,
  short,
  kind,
  brief: `${name} looks after its part of the system and answers for it.`,
  measures: [] as string[],
  patch: [] as string[],
  escalation: null,
});

const indicator = (
  id: string,
  name: string,
  unit: ScenarioBrief['indicators'][number]['unit'],
  when: string,
) => ({
  id,
  name,
  definition: `${name}: counted as the scenario says, for this organisation alone.`,
  unit,
  better: null,
  when,
  source: 'invented for this test',
});

const names = ['Green', 'Amber', 'Red', 'Black'];

export const brief: ScenarioBrief = {
  scenarioId: 'winter',
  name: 'A winter',
  summary: 'Eleven weeks of winter in one day.',
  placeName: 'Anytown',
  startDate: '2013-12-02',
  startMinuteOfDay: 0,
  durationMinutes: 17 * 7 * day,
  pace: 'season',
  planning: null,
  scheme: { name: 'Framework 2013', levels: names.map((name) => ({ id: name.toLowerCase(), name })) },
  agencies: [
    {
      ...agency('acute', 'Royal United Hospital', 'RUH', 'acute'),
      measures: [
        'attendances',
        'four-hour',
        'late-handovers',
        'admitted',
        'trolley',
        'occupancy',
        'ready',
        'cancelled',
      ],
      patch: ['admissions', 'medicine', 'older', 'surgery', 'icu'],
      escalation: {
        label: null,
        needs: 2,
        triggers: [
          { indicator: 'four-hour', thresholds: [0.95, 0.85, 0.7], worse: 'low' },
          { indicator: 'late-handovers', thresholds: [3, 8, 20], worse: 'high' },
          { indicator: 'occupancy', thresholds: [0.92, 0.97, 0.99], worse: 'high' },
          { indicator: 'ready', thresholds: [30, 50, 80], worse: 'high' },
        ],
        actions: [
          [],
          ['Extra board rounds'],
          ['Chief officers call twice a day', 'Cancel planned work'],
          ['Divert'],
        ],
      },
    },
    agency('ccg', 'Clinical Commissioning Group', 'CCG', 'commissioner'),
    {
      ...agency('ambulance', 'South Western Ambulance', 'Ambulance', 'ambulance'),
      escalation: { label: 'REAP', needs: 1, triggers: [], actions: [] },
    },
    agency('gp', 'General practices', 'GPs', 'primary-care'),
    agency('calls', '111 and out of hours', '111, OOH', 'urgent-calls'),
    agency('community', 'Sirona', 'Sirona', 'community'),
    agency('council', 'B&NES Council', 'B&NES', 'council'),
    agency('mental', 'AWP', 'AWP', 'mental-health'),
  ],
  teams: [
    { id: 'hospital', name: 'Royal United Hospital', agencies: ['acute'], seats: 5 },
    { id: 'ccg', name: 'CCG', agencies: ['ccg', 'council'], seats: 4 },
  ],
  indicators: [
    indicator('attendances', 'Came to A&E', 'people', 'last 24 h'),
    indicator('four-hour', 'Seen in four hours', 'share', 'last 24 h'),
    indicator('late-handovers', 'Late handovers', 'people', 'over 30 min, last 24 h'),
    indicator('admitted', 'Admitted', 'people', 'emergency, last 24 h'),
    indicator('trolley', 'Longest wait for a bed', 'minutes', 'now'),
    indicator('occupancy', 'Beds occupied', 'share', 'at 08:00'),
    indicator('ready', 'Ready to leave, still here', 'beds', 'at 08:00'),
    indicator('cancelled', 'Surgery cancelled', 'people', 'last 24 h'),
  ],
  headline: ['four-hour'],
  levers: [
    lever({
      id: 'winter-ward',
      name: 'Open the winter ward',
      says: 'Up to 24 beds, staffed by agency nurses.',
      makesWorkFor: 'therapy, pharmacy, Sirona in-reach',
      costOncePounds: 2000,
      costPerDayPounds: 350,
      costPerUnit: true,
      amount: { unit: 'beds', one: 'bed', least: 6, most: 24, step: 6, usual: 12 },
      rampMinutes: 2 * day,
      lastsMinutes: 21 * day,
      evidence: 'C',
      source: 'invented',
    }),
    lever({
      id: 'stop-surgery',
      name: 'Stop planned operations',
      says: 'No planned inpatient surgery for three days.',
      makesWorkFor: 'booking office, GPs',
      lastsMinutes: 3 * day,
    }),
    lever({
      id: 'senior-door',
      name: 'Senior doctor at the front door',
      says: 'A consultant in A&E from 08:00 to 22:00.',
      costPerDayPounds: 1150,
      makesWorkFor: 'acute medicine rota',
    }),
    lever({
      id: 'discharge-lounge',
      name: 'Open the discharge lounge early',
      says: 'From 08:00, seven days a week.',
      costPerDayPounds: 280,
    }),
    lever({
      id: 'ward-round',
      name: 'Ward round before 10:00',
      says: 'Every ward, every day.',
      leadTimeMinutes: 3 * day,
      rampMinutes: 5 * day,
    }),
    lever({
      id: 'joint-team',
      name: 'Joint discharge team',
      says: 'Six social workers and therapists on site.',
      leadTimeMinutes: 28 * day,
      costPerDayPounds: 1400,
      amount: { unit: 'posts', one: 'post', least: 2, most: 8, step: 2, usual: 6 },
      kind: 'structural',
    }),
    lever({
      id: 'divert',
      name: 'Ask for a divert',
      says: 'Ambulances from the edges go elsewhere for 8 hours.',
      makesWorkFor: 'the ambulance service, the next hospital',
    }),
  ],
  resources: [
    { id: 'admissions', name: 'Admissions', kind: 'bed', agency: 'acute' },
    { id: 'medicine', name: 'Medicine', kind: 'bed', agency: 'acute' },
    { id: 'older', name: 'Older people', kind: 'bed', agency: 'acute' },
    { id: 'surgery', name: 'Surgery', kind: 'bed', agency: 'acute' },
    { id: 'icu', name: 'ICU', kind: 'bed', agency: 'acute' },
  ],
  sourceNames: ['walk-in'],
  map: { nodes: [], links: [] },
};

const measure = (id: string, value: number, series: readonly number[]): IndicatorView => ({
  id,
  value,
  asAtMinutes: nowSimMinutes,
  dayAgo: series.at(-1) ?? null,
  weekAgo: series.at(-7) ?? null,
  series,
});

const wave = (from: number, to: number, swing: number) =>
  Array.from(
    { length: 14 },
    (_, n) => from + ((to - from) * n) / 13 + (((n * 7919) % 13) / 13 - 0.5) * swing,
  );

const leverView = (id: string, part: Partial<LeverView> = {}): LeverView => ({
  id,
  state: 'available',
  sinceMinutes: 0,
  untilMinutes: null,
  fraction: 0,
  amount: null,
  timesPulled: 0,
  planned: false,
  inForceFromMinutes: null,
  lateMinutes: 0,
  refusal: null,
  ...part,
});

export const acute: AgencyView = {
  agencyId: 'acute',
  playedBy: 'people',
  budgetPounds: 520_000,
  spentPounds: 306_000,
  spendingPerDayPounds: 4200,
  planning: null,
  escalation: {
    declared: 3,
    declaredAtMinutes: nowSimMinutes - 2 * day,
    computed: 3,
    computedSinceMinutes: nowSimMinutes - 2.3 * day,
    triggerLevels: [3, 3, 3, 3],
  },
  measures: [
    measure('attendances', 184, wave(170, 184, 18)),
    measure('four-hour', 0.842, wave(0.93, 0.85, 0.03)),
    measure('late-handovers', 11, wave(3, 10, 4)),
    measure('admitted', 87, wave(80, 86, 9)),
    measure('trolley', 412, wave(180, 400, 90)),
    measure('occupancy', 0.971, wave(0.94, 0.97, 0.01)),
    measure('ready', 61, wave(44, 60, 5)),
    measure('cancelled', 4, wave(2, 4, 3)),
  ],
  resources: [
    { id: 'admissions', capacity: 78, occupied: 75, blocked: 0 },
    { id: 'medicine', capacity: 190, occupied: 190, blocked: 24 },
    { id: 'older', capacity: 132, occupied: 135, blocked: 31 },
    { id: 'surgery', capacity: 130, occupied: 118, blocked: 6 },
    { id: 'icu', capacity: 14, occupied: 13, blocked: 0 },
  ],
  levers: [
    leverView('winter-ward'),
    leverView('stop-surgery'),
    leverView('senior-door'),
    leverView('discharge-lounge', { state: 'cooling', untilMinutes: nowSimMinutes + 3 * day }),
    leverView('ward-round', {
      state: 'mobilising',
      sinceMinutes: nowSimMinutes - day,
      untilMinutes: nowSimMinutes + 2 * day,
    }),
    leverView('joint-team', {
      state: 'ramping',
      fraction: 0.66,
      amount: 6,
      untilMinutes: nowSimMinutes + 6 * day,
    }),
    leverView('divert', {
      refusal: { code: 'precondition', sentence: 'Needs level Black to be declared first.' },
    }),
  ],
  decisions: [
    {
      atMinutes: nowSimMinutes - day,
      agencyId: 'acute',
      text: 'Ward round before 10:00',
      by: 'people',
      sequence: 41,
      rationale: 'The back door opens too late in the day.',
      decidedIn: 'play',
      lever: { id: 'ward-round', kind: 'tactical' },
    },
    {
      atMinutes: nowSimMinutes - 2 * day,
      agencyId: 'acute',
      text: 'Declared Red',
      by: 'people',
      sequence: 38,
      rationale: '',
      decidedIn: 'play',
      lever: null,
    },
  ],
};

export const teamView: TeamView = {
  kind: 'team',
  simMinutes: nowSimMinutes,
  planning: null,
  teamId: 'hospital',
  agencies: [acute],
  levels: [
    { agencyId: 'system', declared: 3 },
    { agencyId: 'ccg', declared: 3 },
    { agencyId: 'ambulance', declared: 3 },
    { agencyId: 'calls', declared: 2 },
    { agencyId: 'gp', declared: null },
    { agencyId: 'community', declared: 2 },
    { agencyId: 'council', declared: 1 },
    { agencyId: 'mental', declared: 4 },
  ],
  news: [
    {
      atMinutes: nowSimMinutes - 90,
      kind: 'inject',
      injectId: 'norovirus',
      from: 'Infection control',
      channel: 'phone',
      title: 'Norovirus on two wards',
      text: 'Two bays in Medicine have confirmed cases. Visiting is stopped. 28 beds cannot take new patients for up to two weeks.',
    },
    {
      atMinutes: nowSimMinutes - 600,
      kind: 'level',
      injectId: null,
      from: 'AWP',
      channel: '',
      title: 'AWP declares Black',
      text: '',
    },
    {
      atMinutes: nowSimMinutes - 2 * day,
      kind: 'inject',
      injectId: 'press',
      from: 'Bath Chronicle',
      channel: 'press',
      title: 'Reporter asks about ambulances outside',
      text: 'A reporter has pictures of six ambulances outside A&E and wants a comment by noon.',
    },
  ],
};

export const room: RoomView = {
  phase: 'play',
  joinCode: 'K7F4QA',
  joinAddress: 'http://192.168.1.23:8080',
  teams: [
    {
      teamId: 'hospital',
      name: 'Royal United Hospital',
      seats: 5,
      people: ['Sam Khan', 'Priya M', 'Jo Osei', 'Tom Adams'].map((name) => ({
        name,
        connected: name !== 'Tom Adams',
      })),
      locked: false,
    },
    { teamId: 'ccg', name: 'CCG', seats: 4, people: [], locked: false },
  ],
  log: [],
  timetable: [],
  deciders: [{ sequence: 41, name: 'Priya M' }],
  seats: null,
};

export const clock: ClockMessage = {
  type: 'clock',
  state: 'running',
  stoppedBy: null,
  fault: null,
  anchorSimMinutes: nowSimMinutes,
  speed: 780,
  planning: false,
  shownUntilSimMinutes: nowSimMinutes + 40,
  nextStop: { kind: 'beat', atSimMinutes: nowSimMinutes + 6 * day },
  holdLeftWallMs: null,
  round: { name: 'Round 1', number: 1, of: 2 },
};
