// How figures, instants and durations read on a terminal. English, the same on every machine.

/** With thousands separated: `12,345`. */
export function wholeText(figure: number): string {
  return String(Math.round(figure)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A measure in its unit, to about four digits: `4.444`, `93.1%`, `£12,300`. */
export function figureText(figure: number, unit: string): string {
  if (unit === 'share') return `${(figure * 100).toFixed(1)}%`;
  if (unit === 'pounds') return `${figure < 0 ? '-' : ''}£${wholeText(Math.abs(figure))}`;
  if (Math.abs(figure) >= 1000) return `${figure < 0 ? '-' : ''}${wholeText(Math.abs(figure))}`;
  return Number.isInteger(figure) ? String(figure) : figure.toPrecision(4);
}

/** `day 3 08:15`, day 1 being the first. */
export function instantText(simMinutes: number, startMinuteOfDay: number): string {
  const minutes = Math.floor(simMinutes + startMinuteOfDay);
  const ofDay = minutes % 1440;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `day ${Math.floor(minutes / 1440) + 1} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** Real minutes as `6 h 40 min`. */
export function realDurationText(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  return hours === 0 ? `${whole} min` : `${hours} h ${whole % 60} min`;
}

/** Simulated time gone by, in whole minutes: `8 h 20 min`, or `3 days 4 h` from the first whole day on. */
export function playedText(simMinutes: number): string {
  const hours = Math.floor(simMinutes / 60);
  const days = Math.floor(hours / 24);
  return days === 0
    ? `${hours} h ${Math.floor(simMinutes) % 60} min`
    : `${countText(days, 'day')} ${hours % 24} h`;
}

/** `1 patient`, `2 patients`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${wholeText(count)} ${count === 1 ? one : many}`;
}

/** Simulated minutes as `1 day`, `3 days`, `0.5 days`. */
export function daysText(simMinutes: number): string {
  const days = Number((simMinutes / 1440).toFixed(2));
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** Simulated minutes as a scenario file writes them: `100 min`, `32 h`, `30 days`. */
export function lengthText(simMinutes: number): string {
  if (simMinutes % 1440 === 0 || simMinutes > 2 * 1440) return daysText(simMinutes);
  if (simMinutes % 60 === 0) return `${simMinutes / 60} h`;
  return `${Number(simMinutes.toPrecision(4))} min`;
}
