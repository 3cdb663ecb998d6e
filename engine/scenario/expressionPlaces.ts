// The places in which expressions stand, and what may be read in each. Owns these rules; what is wrong with an expression
// is told elsewhere.

import type { Directory } from './directory.ts';
import type { KnownFunction } from './expressionFunctions.ts';

/** What may be read in the place where an expression stands. */
export interface Place {
  /** In words, for the sentence. */
  readonly called: string;
  /** There is a patient whose attributes can be read. */
  readonly patient: boolean;
  readonly indicators: boolean;
  /** The world may be looked at: functions, hour, weekday, day. */
  readonly world: boolean;
  readonly amount: boolean;
  /** The daily samples of indicators may be read: it is known whose eyes look. */
  readonly history: boolean;
  /** Somebody is in a waiting list: how long already can be read. */
  readonly waiting: boolean;
}

export const patientPlace: Place = {
  called: 'where a patient is asked',
  patient: true,
  indicators: false,
  world: true,
  amount: false,
  history: false,
  waiting: false,
};
/** What holds as long as somebody waits. */
export const unitsPlace: Place = { ...patientPlace, called: 'in a number of units', world: false };
export const rankPlace: Place = { ...patientPlace, called: 'in a rank', waiting: true };
export const leavingPlace: Place = { ...rankPlace, called: 'in what makes people leave' };
export const figurePlace: Place = { ...patientPlace, called: 'in a figure', patient: false, history: true };
export const arrivalPlace: Place = { ...figurePlace, called: 'where nobody has come yet', history: false };
/** Evidence and ledger are read beside the world, so an indicator is one figure more, seen live. */
export const levelPlace: Place = { ...figurePlace, indicators: true };
export const endPlace: Place = { ...figurePlace, called: 'in what ends a run' };
export const conditionPlace: Place = { ...figurePlace, called: 'in a condition', indicators: true };
export const effectPlace: Place = {
  called: 'in the size of an effect',
  patient: false,
  indicators: false,
  world: false,
  amount: false,
  history: false,
  waiting: false,
};

export function mayAsk(known: KnownFunction, place: Place): boolean {
  return (
    (place.world || !known.looksAtWorld) &&
    (place.history || !known.looksBack) &&
    (place.patient || !known.looksAtPatient)
  );
}

/** Every name that may be read, for "did you mean …?". */
export function namesIn(place: Place, directory: Directory): readonly string[] {
  return [
    ...directory.ids('parameter'),
    ...(place.patient ? directory.ids('attribute') : []),
    ...(place.world ? directory.ids('variable') : []),
    ...(place.indicators ? directory.ids('indicator') : []),
    ...wordsIn(place),
  ];
}

/** The same in words, with what there is besides names. */
export function readableIn(place: Place): string {
  const kinds = [
    'numbers and parameters',
    ...(place.patient ? ["the patient's attributes"] : []),
    ...(place.world ? ['variables'] : []),
    ...(place.indicators ? ['indicators'] : []),
    ...(place.world ? ['functions such as waiting(triage)'] : []),
    ...wordsIn(place),
  ];
  return kinds.join(', ');
}

function wordsIn(place: Place): readonly string[] {
  return [
    ...(place.world ? ['hour', 'weekday', 'day'] : []),
    ...(place.world && !place.patient ? ['deadlocked'] : []),
    ...(place.amount ? ['amount'] : []),
    ...(place.patient && place.world ? ['stay', 'party'] : []),
    ...(place.waiting ? ['waited'] : []),
  ];
}
