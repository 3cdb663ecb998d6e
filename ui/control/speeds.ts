// Which speeds the console offers, in simulated minutes a real minute. Pure.

import { isOddMinutes } from '../clock/instants.ts';

export const allSpeeds: readonly number[] = [1, 2, 5, 10, 15, 30, 60, 120, 360, 780, 1440, 2880];

/** The four that stand in the deck. */
export const usualSpeeds: Readonly<Record<'day' | 'season', readonly number[]>> = {
  day: [1, 5, 15, 60],
  season: [60, 360, 780, 2880],
};

/** "5 min", "13 h", "2 days". */
export function shortSpeed(simMinutesPerWallMinute: number): string {
  const rate = simMinutesPerWallMinute;
  if (rate < 60 || isOddMinutes(rate)) return `${round1(rate)} min`;
  if (rate < 1440) return `${round1(rate / 60)} h`;
  return rate === 1440 ? '1 day' : `${round1(rate / 1440)} days`;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
