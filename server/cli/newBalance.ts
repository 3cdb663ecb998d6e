// Whether the figures close: the beds that admissions, stays and delays need at any time, beside the beds there are; and
// attendances beside the people there are. Rules of thumb before anything is simulated, from the neutral scenario's own runs.

import type { Answers } from './newAnswers.ts';
import { figure, percent } from './newAnswers.ts';

/** Admissions ÷ same-day emergency care left out, GP referrals and readmissions added. */
const inpatientsForAnAdmission = 1.02;
/** Days that somebody stays on, with nobody to leave to, for each admission. */
const delayDaysForAnAdmission = 1.1;
const plannedBedsForABed = 0.1;

/** Share of the beds, escalation beds included, that would be full on an average day. */
export function expectedOccupancy(answers: Answers): number {
  const admissions = answers.attendances * answers.conversion;
  const needed =
    admissions * (inpatientsForAnAdmission * answers['mean-stay'] + delayDaysForAnAdmission) +
    answers.beds * plannedBedsForABed;
  return needed / (answers.beds * 1.03);
}

/**
 * From here on a quarter of those who come wait longer than four hours and handovers take some 50 minutes on average,
 * against 36 at 93% (the neutral scenario with stays of 5 to 5.6 days, four replications each).
 */
const tight = 0.97;
/**
 * From here on people queue: at 105% handovers take 67 minutes on average and one in thirteen leaves unseen (the neutral
 * scenario with 260 attendances, a third by ambulance, a third admitted, and 540 beds; two replications).
 */
const full = 1;

/**
 * Attendances a day for each 1,000 people between which about as many come as were put in. The practices, sized by the
 * people, send some of theirs to A&E: 239 came where 210 were put in at 0.37, 227 where 240 were at 1.0 (the neutral scenario, two
 * replications each).
 */
const usualAttendances = { least: 0.5, most: 1.1 };

/** Whether so many people fit so many attendances; null where they do. */
export function attendancesSentence({ attendances, population }: Answers): string | null {
  const perThousand = (attendances / population) * 1000;
  const { least, most } = usualAttendances;
  if (perThousand >= least && perThousand <= most) return null;
  const [how, come] = perThousand < least ? ['few', 'More'] : ['many', 'Fewer'];
  return `${figure(attendances)} attendances a day are ${how} for ${figure(population)} people (0.8 for each 1,000 is usual). ${come} are likely to come than you put in, since the practices send some of theirs: is it the hospital's own people that you counted?`;
}

/** One sentence for the person who has just answered. */
export function balanceSentence(answers: Answers): string {
  const occupancy = expectedOccupancy(answers);
  const filled = occupancy > 2 ? 'several times the beds there are' : `${percent(occupancy)} of the beds`;
  const said = `By rule of thumb these figures fill ${filled}`;
  if (occupancy > full) {
    return `${said}: queues will grow all winter. Look at admissions, stays and beds again: one of them is likely to be counted differently.`;
  }
  if (occupancy < 0.8) {
    return `${said}: nothing will queue for a bed. Look at admissions, stays and beds again: one of them is likely to be counted differently.`;
  }
  if (occupancy > tight) {
    return `${said}: they close with nothing to spare. Expect a bad winter at the door.`;
  }
  return `${said}: they close.`;
}
