// Answers to the twenty questions, as texts by question, and what becomes of them: the scenario as it is written and read.

import { parseScenario } from '../../engine/index.ts';
import { answersIn } from '../../server/cli/newAsking.ts';
import { datedInjects, neutralFile } from '../../server/cli/newFiles.ts';
import { scenarioText } from '../../server/cli/newScenario.ts';
import { besideShipped } from '../ground/shipped.ts';

export type Texts = Readonly<Record<string, string>>;

/** The text that is written for these answers. */
export async function writtenFor(texts: Texts): Promise<string> {
  const given = await answersIn(new Map(Object.entries(texts)), 'answers.yaml');
  return scenarioText({ ...given, today: '2026-01-15', template: neutralFile, dated: datedInjects() });
}

/** That text, read as a file beside the neutral system. */
export async function readFor(texts: Texts): Promise<ReturnType<typeof parseScenario>> {
  return parseScenario(await writtenFor(texts), 'new.yaml', besideShipped);
}

/** Allowed, and as far from the usual as can be. */
export const extremes: Readonly<Record<string, Texts>> = {
  'the smallest place, with nothing': {
    population: '20,000',
    start: '2026-02-28',
    weeks: '2',
    attendances: '20',
    'ambulance-share': '5%',
    conversion: '5%',
    beds: '40',
    'mean-stay': '1',
    crews: '1/1',
    'gp-slots': '50',
    'calls-111': '10',
    councils: 'A 1%, B 1%',
    'home-care': '2',
    'community-beds': '1',
    'care-homes': '2',
    scheme: 'colours',
    money: '0',
    planning: '2026-02-27',
    room: '60',
  },
  'far more people than beds': {
    population: '20000',
    start: '2025-09-01',
    weeks: '4',
    attendances: '400',
    'ambulance-share': '60%',
    conversion: '60%',
    beds: '40',
    'mean-stay': '15 days',
    crews: '2/1',
    'gp-slots': '50',
    'calls-111': '1000',
    councils: 'A 99%, B 1%',
    'home-care': '2',
    'community-beds': '1',
    'care-homes': '2',
    money: '£1m',
  },
  'far more beds than people': {
    population: '100000',
    start: '2026-01-31',
    weeks: '26',
    attendances: '20',
    conversion: '5%',
    beds: '2500',
    'mean-stay': '1',
    crews: '200/200',
    'gp-slots': '5,000',
    'calls-111': '10',
    councils: 'A 50%, B 50%',
    'home-care': '3000',
    'community-beds': '1000',
    'care-homes': '1000',
    money: '100m',
    planning: '2025-01-31',
    room: '600',
  },
};
