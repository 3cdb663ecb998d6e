// What theory says of places that fill up, lines that block, machines that are mended, appointments and the time of day:
// case → measure → value.

import { appointmentWaits } from './appointments.ts';
import { dayOf, stationary, type TimeVarying } from './chains.ts';
import type { Figures } from './published.ts';
import { birthDeath, erlangB } from './singleStation.ts';
import { wave } from './timeVarying.ts';

export function placeFigures(): Readonly<Record<string, Figures>> {
  return {
    'ambulance-offload': offloadCase(),
    'appointments-no-shows': noShowsCase(),
    'blocking-two-laws': blockingCase(),
    'cut-off-priority': cutOffCase(),
    'icu-step-down': stepDownCase(),
    'kept-for-urgent': keptCase(),
    kitting: kittingCase(),
    'loss-in-waves': lossInWavesCase(),
    'overflow-peaked': peakedCase(),
    'repair-priority': repairCase(),
    'transient-from-full': fromFullCase(),
  };
}

/** Four crews, six beds, by the hour. State: crews on the road, crews who wait to hand over, beds in use. */
function offloadCase(): Figures {
  const [calls, walkIns] = [2, 1.5];
  const chain = stationary([0, 0, 0], ([road = 0, waiting = 0, beds = 0]) => [
    [[road + 1, waiting, beds], road + waiting < 4 ? calls : 0],
    [beds < 6 ? [road - 1, waiting, beds + 1] : [road - 1, waiting + 1, beds], road / 0.75],
    [[road, waiting, beds + 1], beds < 6 ? walkIns : 0],
    [waiting > 0 ? [road, waiting - 1, beds] : [road, waiting, beds - 1], beds / 2],
  ]);
  return {
    'turned-away.convey': chain.mean(([road = 0, waiting = 0]) => (road + waiting === 4 ? 1 : 0)),
    'waiting.hand-over': chain.mean(([, waiting = 0]) => waiting),
    'baulked.walk-in-care': chain.mean(([, , beds = 0]) => (beds === 6 ? 1 : 0)),
  };
}

/** Eleven appointments, two at the start and two half-way; a fifth do not come, others take 8 or 14 minutes. */
function noShowsCase(): Figures {
  const work = new Map([
    [0, 0.2],
    [8, 0.4],
    [14, 0.4],
  ]);
  const waits = appointmentWaits([0, 10, 10, 10, 10, 0, 10, 10, 10, 10], work);
  return {
    'wait.see': waits.slice(0, 10).reduce((sum, wait) => sum + wait, 0) / 10,
    'wait.see-last': waits[10] ?? 0,
  };
}

/** Two stations, nobody between them, always somebody at the door: both begin together and the slower one decides. Uniform to 2, exponential of 1. */
function blockingCase(): Figures {
  const longer = 1.5 - 0.5 * Math.exp(-2);
  const minutes = 6000 - 200;
  return { 'outcome.done': minutes / longer, 'utilisation.server-2': 1 / longer };
}

/** Four beds, the last of which only the urgent may have; the others wait (Taylor & Templeton 1980). State: beds in use, who waits. */
function cutOffCase(): Figures {
  const [urgent, other] = [1.2, 1];
  const chain = stationary([0, 0], ([beds = 0, waiting = 0]) => [
    [[beds + 1, waiting], beds < 4 ? urgent : 0],
    [beds < 3 ? [beds + 1, waiting] : [beds, waiting + 1], waiting < 200 ? other : 0],
    [waiting > 0 && beds === 3 ? [3, waiting - 1] : [beds - 1, waiting], beds],
  ]);
  return {
    'turned-away.urgent-care': chain.mean(([beds = 0]) => (beds === 4 ? 1 : 0)),
    'wait.other-care': (chain.mean(([, waiting = 0]) => waiting) / other) * 60,
  };
}

/**
 * Three intensive beds, seven in ten go on to one of four step-down beds and keep theirs until there is one; others come
 * to these by themselves, or are lost. By the hour. State: intensive, blocked there, step-down.
 */
function stepDownCase(): Figures {
  const [intensive, direct] = [1, 0.8];
  const chain = stationary([0, 0, 0], ([ill = 0, blocked = 0, down = 0]) => [
    [[ill + 1, blocked, down], ill + blocked < 3 ? intensive : 0],
    [[ill - 1, blocked, down], (ill * 0.3) / 2],
    [down < 4 ? [ill - 1, blocked, down + 1] : [ill - 1, blocked + 1, down], (ill * 0.7) / 2],
    [[ill, blocked, down + 1], down < 4 ? direct : 0],
    [blocked > 0 ? [ill, blocked - 1, down] : [ill, blocked, down - 1], down / 2],
  ]);
  return {
    'turned-away.intensive-care': chain.mean(([ill = 0, blocked = 0]) => (ill + blocked === 3 ? 1 : 0)),
    'waiting.step-down': chain.mean(([, blocked = 0]) => blocked),
    'baulked.direct': chain.mean(([, , down = 0]) => (down === 4 ? 1 : 0)),
    'utilisation.intensive-bed': chain.mean(([ill = 0, blocked = 0]) => (ill + blocked) / 3),
  };
}

/** Eight beds, the last two for the urgent: trunk reservation. */
function keptCase(): Figures {
  const [urgent, other] = [3, 4];
  const beds = birthDeath(
    (n) => (n < 6 ? urgent + other : n < 8 ? urgent : 0),
    (n) => n,
    6,
    urgent + other,
    8,
  );
  // Everybody is refused at 8, only the others at 6 and 7, and nobody below.
  const lost = beds.turnedAway * (urgent + other);
  const full = (lost - other * beds.delayed) / urgent;
  return { 'turned-away.urgent-care': full, 'baulked.other-care': beds.delayed, 'in-use.bed': beds.inSystem };
}

/** One of each of two parts makes a kit; at most four of either wait. State: first parts, second parts, at work. */
function kittingCase(): Figures {
  const made = (first: number, second: number): readonly number[] =>
    first > 0 && second > 0 ? [first - 1, second - 1, 1] : [first, second, 0];
  const chain = stationary([0, 0, 0], ([first = 0, second = 0, busy = 0]) => [
    [busy === 1 ? [first + 1, second, 1] : made(first + 1, second), first < 4 ? 1 : 0],
    [busy === 1 ? [first, second + 1, 1] : made(first, second + 1), second < 4 ? 0.8 : 0],
    [made(first, second), busy / 0.8],
  ]);
  return {
    'baulked.bring-first': chain.mean(([first = 0]) => (first === 4 ? 1 : 0)),
    'turned-away.make': chain.mean(([, second = 0]) => (second === 4 ? 1 : 0)),
    'waiting.make': chain.mean(([, second = 0]) => second),
    'utilisation.fitter': chain.mean(([, , busy = 0]) => busy),
  };
}

/** A loss system of so many beds: its Kolmogorov equations. */
function lossSystem(
  beds: number,
  lambda: (minute: number) => number,
  stayMinutes: number,
  jump?: TimeVarying['jump'],
): TimeVarying {
  return {
    states: beds + 1,
    flows: (chance, minute, change) => {
      change.fill(0);
      for (let n = 0; n <= beds; n++) {
        const up = n < beds ? lambda(minute) * (chance[n] as number) : 0;
        const down = (n / stayMinutes) * (chance[n] as number);
        change[n] = (change[n] as number) - up - down;
        if (n < beds) change[n + 1] = (change[n + 1] as number) + up;
        if (n > 0) change[n - 1] = (change[n - 1] as number) + down;
      }
    },
    ...(jump === undefined ? {} : { jump }),
  };
}

const meanOver = (chance: Float64Array | undefined): number =>
  (chance ?? new Float64Array()).reduce((sum, share, n) => sum + share * n, 0);

/** Four beds, an hour each, four people an hour in a wave: M(t)/M/4/4. */
function lossInWavesCase(): Figures {
  const comes = wave(4 / 60, 0.8, 720);
  const day = dayOf(lossSystem(4, comes, 60), { days: 3, stepMinutes: 1 });
  const lost = day.reduce((sum, chance, minute) => sum + comes(minute) * (chance[4] ?? 0), 0);
  return {
    'turned-away.stay': lost / (4 * 24),
    'kpi.at-6': meanOver(day[360]),
    'kpi.at-12': meanOver(day[720]),
  };
}

/** Who finds all five servers at work goes where there is no limit: mean and variance of those (Riordan; Wilkinson 1956). */
function peakedCase(): Figures {
  const [load, servers] = [5, 5];
  const mean = load * erlangB(servers, load);
  const variance = mean * (1 - mean + load / (servers + 1 + mean - load));
  return { 'present.over': mean, 'kpi.squared': variance + mean * mean };
}

/** Three machines that are mended first and four that wait for them, one mender. State: broken of each. */
function repairCase(): Figures {
  const chain = stationary([0, 0], ([first = 0, second = 0]) => [
    [[first + 1, second], (3 - first) / 10],
    [[first, second + 1], (4 - second) / 8],
    [[first - 1, second], first > 0 ? 1 / 2 : 0],
    [[first, second - 1], first === 0 && second > 0 ? 1 / 1.5 : 0],
  ]);
  return {
    'present.mend-first': chain.mean(([first = 0]) => first),
    'present.mend-second': chain.mean(([, second = 0]) => second),
    'utilisation.mender': chain.mean(([first = 0, second = 0]) => Math.min(1, first + second)),
  };
}

/** Six beds that are full at the start, two people an hour for two hours each: how many after one hour and after five. */
function fromFullCase(): Figures {
  const full: TimeVarying['jump'] = (chance, minute) => {
    if (minute === 0) chance.set([0, 0, 0, 0, 0, 0, 1]);
  };
  const day = dayOf(
    lossSystem(6, () => 2 / 60, 120, full),
    { days: 1, stepMinutes: 1 },
  );
  return { 'kpi.at-1': meanOver(day[60]), 'kpi.at-5': meanOver(day[300]) };
}
