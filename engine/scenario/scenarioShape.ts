// The whole file: its sections in the order in which they are read. The calendar, the attributes and the
// escalation scheme come first, because instants, overrides and levels further down lean on them.

import {
  agencyShape,
  clockShape,
  indicatorShape,
  schemeShape,
  teamShape,
  usualScheme,
  usualSeats,
} from './agencyShapes.ts';
import { sourceShape } from './arrivalShapes.ts';
import { evidenceShape, withTimes } from './evidenceShapes.ts';
import { expectShape, measureId } from './expectShapes.ts';
import {
  calendarShape,
  parameterShape,
  placeShape,
  profileShape,
  sourceField,
  timetableShape,
  usualTimetable,
  variableShape,
} from './frameShapes.ts';
import { kpiShape } from './kpiShapes.ts';
import { ledgerShape } from './ledgerShapes.ts';
import { injectShape, leverShape, mapShape, type ReadLever } from './leverShapes.ts';
import { loopShape } from './loopShapes.ts';
import { isMeasureId } from './measureIds.ts';
import { outcomeShape } from './outcomeShape.ts';
import { attributeShape, censusShape } from './patientShapes.ts';
import { planningShape } from './planningShapes.ts';
import { identifier, nameFor, words } from './quantities.ts';
import { groupShape, resourceShape } from './resourceShapes.ts';
import { realMinutes } from './roomDay.ts';
import type { Lever, Planning, Scenario, Timetable } from './scenario.ts';
import { madeSeasons, seasonShape } from './seasonShapes.ts';
import { entry, leaf, listOf, oneOf, optional, refine, required, type Shape } from './shape.ts';
import { stepShape } from './stepShapes.ts';
import { noStudy, studyShape } from './studyShapes.ts';

/** Read before anything else, and gone by the time that the rest is. */
const extendsShape: Shape<readonly string[]> = oneOf<readonly string[]>(
  (node) => ('items' in node ? 1 : 0),
  refine(words, (name) => [name]),
  listOf(words, 1),
);

/** The version of the language, which is the first of every file. */
const languageVersion: Shape<number> = leaf({
  expected: '1: the version of the language that this program reads',
  standIn: 1,
  schema: { type: 'integer', minimum: 1, maximum: 1 },
  parse: (text) => (text === '1' ? { value: 1 } : { code: 'other-version' }),
});

const fileEntry = entry({
  flowday: required(languageVersion, '1: version of the language'),
  scenario: required(identifier, 'small-hospital'),
  extends: optional(extendsShape, null, 'a file, or a list of files, that this one changes'),
  name: optional(words, null, 'A small hospital, one day'),
  summary: optional(words, '', 'one paragraph for the person who chooses it'),
  place: optional(placeShape, null, '{name: Anytown, population: 60000}'),
  calendar: required(calendarShape, '{start: 2013-12-02, length: 3 days}'),
  timetable: optional(timetableShape, null, "the room's day"),
  parameters: optional(listOf(parameterShape), [], 'named constants'),
  profiles: optional(listOf(profileShape), [], 'shapes of a day'),
  seasons: optional(listOf(seasonShape), [], 'factors at dates'),
  attributes: optional(listOf(attributeShape), [], 'facts about a patient'),
  variables: optional(listOf(variableShape), [], 'numbers that steps write and expressions read'),
  arrivals: optional(listOf(sourceShape), [], 'who comes'),
  resources: optional(listOf(resourceShape), [], 'what is needed'),
  groups: optional(listOf(groupShape), [], 'any one of several resources'),
  steps: required(listOf(stepShape, 1), 'the ways through care'),
  outcomes: required(listOf(outcomeShape, 1), 'where they end'),
  census: optional(listOf(censusShape), [], 'who is there at the start'),
  clocks: optional(listOf(clockShape), [], 'stopwatches on each patient'),
  indicators: optional(listOf(indicatorShape), [], 'figures that may be looked at'),
  kpis: optional(listOf(kpiShape), [], 'figures to read after a run'),
  ledger: optional(listOf(ledgerShape), [], 'what a run did to people and money'),
  headline: optional(
    listOf(refine(measureId, (id) => ({ id }))),
    [],
    'indicators for the wall, and measures for run',
  ),
  expect: optional(expectShape, null, 'what a run should show, for validate'),
  evidence: optional(listOf(evidenceShape), [], 'what was observed of the real place'),
  study: optional(studyShape, noStudy, 'what a reader must know to judge it'),
  escalation: optional(schemeShape, null, 'the scheme of levels'),
  planning: optional(planningShape, null, 'decisions before the start'),
  agencies: optional(listOf(agencyShape), [], 'who decides'),
  teams: optional(listOf(teamShape), null, 'who sits together; otherwise each agency is a team'),
  levers: optional(listOf(leverShape), [], 'what they may decide'),
  loops: optional(listOf(loopShape), [], 'what drives what, and comes back'),
  injects: optional(listOf(injectShape), [], 'what may happen'),
  map: optional(mapShape, null, 'the wall'),
  source: sourceField,
});

export const scenarioShape: Shape<Scenario> = refine(fileEntry, (read, reading): Scenario => {
  const { calendar } = read;
  const headline = read.headline.map(({ id }) => id);
  reading.headline = read.headline;
  const agencies = read.agencies.map(({ agency }) => agency);
  const name = read.name ?? nameFor(read.scenario);
  return {
    id: read.scenario,
    name,
    summary: read.summary,
    place: { name: read.place?.name ?? name, population: read.place?.population ?? null },
    calendar,
    timetable: withDay(
      read.timetable ?? usualTimetable(calendar),
      read.planning ?? null,
      calendar.durationMinutes,
    ),
    parameters: read.parameters,
    profiles: read.profiles,
    seasons: madeSeasons(read.seasons, calendar, reading),
    attributes: read.attributes,
    variables: read.variables,
    sources: read.arrivals,
    resources: read.resources,
    groups: read.groups,
    steps: read.steps,
    outcomes: read.outcomes,
    census: read.census,
    clocks: read.clocks,
    indicators: read.indicators,
    headline: headline.filter((id) => !isMeasureId(id)),
    kpis: read.kpis,
    headlineMeasures: headline.filter(isMeasureId),
    expected: read.expect,
    ledger: read.ledger,
    loops: read.loops,
    planning: read.planning,
    evidence: read.evidence.map((one) => reading.keepAs(withTimes(one, calendar), one)),
    study: read.study,
    scheme: read.escalation ?? usualScheme,
    agencies,
    teams:
      read.teams ??
      agencies.map(({ id, name: agencyName }) => ({
        id,
        name: agencyName,
        agencies: [id],
        seats: usualSeats,
      })),
    levers: read.levers.map((one) => withTime(one, read.planning !== null)),
    injects: read.injects,
    standingOrders: read.agencies.flatMap(({ agency, orders }) =>
      orders.map((order) => Object.assign(order, { agency: agency.id })),
    ),
    map: read.map ?? { nodes: [], links: [] },
  };
});

/** Unless it says otherwise, what changes the shape of things may be decided in a planning round too. */
function withTime({ lever, decided }: ReadLever, hasPlanning: boolean): Lever {
  if (decided !== null || !hasPlanning || lever.kind !== 'structural') return lever;
  return Object.assign(lever, { decidedIn: 'either' });
}

/** A day without a stated length is as long as its timetable, in whole minutes. */
function withDay(timetable: Timetable, planning: Planning | null, durationMinutes: number): Timetable {
  if (timetable.dayWallMinutes > 0) return timetable;
  const dayWallMinutes = Math.ceil(realMinutes({ ...timetable, planning }, durationMinutes));
  return Object.assign(timetable, { dayWallMinutes });
}
