// What the theory of this folder says of our own cases in which the clock or the day matters: case → measure → value.

import { present } from './chains.ts';
import type { Figures } from './published.ts';
import { overtime, presentThroughTheDay, presentWithoutLimit, wave } from './timeVarying.ts';

export function dayFigures(): Readonly<Record<string, Figures>> {
  return {
    'waves-mmc': wavesCase(),
    'stays-uniform': staysCase(),
    'hourly-round': { 'wait.see': 30 },
    'opening-hours': { 'share.elsewhere': 14 / 24 },
    'lines-uniform': linesCase(),
    'shift-change-overtime': overtimeCase(),
    'shift-change-resume': resumeCase(),
    'uneven-days': { 'arrivals.patient': 100, 'arrivals.patient variance': 100 + (0.3 * 100) ** 2 },
    'factors-of-a-day': { 'arrivals.patient': 100 * 2 * 1.5 * (0.5 + 0.5 * 0.7) },
    'slots-daily': { 'kpi.left': leftOver(10, 12) },
    'rounds-daily': { 'kpi.left': leftOver(10, 12) },
    // Closed for fourteen hours: who comes then waits for seven.
    'open-and-wait': { 'wait.clinic': 7 * 60 * (14 / 24) },
    // From 2 to 10 an hour in ten hours, and ten hours more at 10.
    'lines-once': { 'arrivals.patient': 10 * 6 + 10 * 10 },
    transient: transientCase(),
  };
}

function wavesCase(): Figures {
  const present = presentThroughTheDay(wave(4 / 60, 0.5, 720), 1 / 30, () => 3, 150);
  return {
    'kpi.at-0': present(0),
    'kpi.at-6': present(360),
    'kpi.at-12': present(720),
    'kpi.at-18': present(1080),
  };
}

function staysCase(): Figures {
  const lambda = wave(10 / 60, 0.8, 900);
  const longer = (u: number): number => (u <= 60 ? 1 : u >= 300 ? 0 : (300 - u) / 240);
  return {
    'kpi.at-3': presentWithoutLimit(lambda, longer, 180, 300),
    'kpi.at-9': presentWithoutLimit(lambda, longer, 540, 300),
    'kpi.at-15': presentWithoutLimit(lambda, longer, 900, 300),
    'kpi.at-21': presentWithoutLimit(lambda, longer, 1260, 300),
  };
}

/** A peak at noon of four times the night, straight lines between. */
function linesCase(): Figures {
  const lambda = (minute: number): number => {
    const hour = (((minute / 60) % 24) + 24) % 24;
    return (hour < 12 ? 5 + (hour / 12) * 15 : 20 - ((hour - 12) / 12) * 15) / 60;
  };
  const longer = (u: number): number => (u >= 240 ? 0 : (240 - u) / 240);
  return {
    'kpi.at-6': presentWithoutLimit(lambda, longer, 360, 240),
    'kpi.at-12': presentWithoutLimit(lambda, longer, 720, 240),
    'kpi.at-14': presentWithoutLimit(lambda, longer, 840, 240),
    'kpi.at-0': presentWithoutLimit(lambda, longer, 1440, 240),
  };
}

function overtimeCase(): Figures {
  const { present, busy } = overtime({ lambda: dayAndNight, mu: 1 / 60, day: 5, night: 3, most: 120 });
  return {
    'kpi.at-4': present(240),
    'kpi.at-14': present(840),
    'kpi.at-20-15': present(1215),
    'kpi.busy-20-15': busy(1215),
    'kpi.busy-21': busy(1260),
  };
}

function resumeCase(): Figures {
  const staff = (minute: number): number => (minute >= 480 && minute < 1200 ? 5 : 3);
  const present = presentThroughTheDay(dayAndNight, 1 / 60, staff, 120);
  return { 'kpi.at-4': present(240), 'kpi.at-14': present(840), 'kpi.at-20-15': present(1215) };
}

const dayAndNight = (minute: number): number => (minute >= 480 && minute < 1200 ? 4 : 2.5) / 60;

/** M/M/1 as busy as can be, from empty. */
function transientCase(): Figures {
  return { 'kpi.at-10': present(1, 1, 10, 200), 'kpi.at-30': present(1, 1, 30, 200) };
}

/** Who is left when of those there and those who came, Poisson, up to so many are seen each day (Lindley 1952). */
function leftOver(mean: number, seen: number): number {
  const most = 300;
  const come = [Math.exp(-mean)];
  for (let n = 1; n <= most; n++) come.push(((come[n - 1] ?? 0) * mean) / n);
  let left = new Float64Array(most + 1);
  left[0] = 1;
  for (let day = 0; day < 600; day++) {
    const next = new Float64Array(most + 1);
    for (let before = 0; before <= most; before++) {
      const here = left[before] as number;
      if (here < 1e-18) continue;
      for (let n = 0; n <= 80; n++) {
        const after = Math.min(most, Math.max(0, before + n - seen));
        next[after] = (next[after] as number) + here * (come[n] ?? 0);
      }
    }
    left = next;
  }
  return left.reduce((sum, share, n) => sum + share * n, 0);
}
