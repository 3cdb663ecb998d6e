// Civil dates of the Gregorian calendar as whole days since 1970-01-01. Knows no time of day, no time zone
// and no `Date`: integer arithmetic only (Howard Hinnant, "chrono-compatible low-level date algorithms").

/** Days since 1970-01-01 of a date written `YYYY-MM-DD`; `null` if no such day exists. */
export function dayNumberOf(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return null;
  const day = dayNumberOfParts(Number(match[1]), Number(match[2]), Number(match[3]));
  return dateOf(day) === date ? day : null;
}

/** The date `YYYY-MM-DD` of a whole number of days since 1970-01-01; years 0000 to 9999. */
export function dateOf(dayNumber: number): string {
  const sinceMarch0000 = dayNumber + 719468;
  const era = Math.floor(sinceMarch0000 / 146097);
  const dayOfEra = sinceMarch0000 - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Day of the week of a day number: Monday is 0, Sunday is 6. */
export function weekdayOf(dayNumber: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const sinceMonday = dayNumber + 3;
  return (sinceMonday - Math.floor(sinceMonday / 7) * 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

function dayNumberOfParts(year: number, month: number, day: number): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
