// What the wall says in words: the clock's state, changes, the dots, who declared the level. Pure.

import type {
  ClockMessage,
  IndicatorBrief,
  IndicatorView,
  NewsItem,
  RoomView,
  ScenarioBrief,
  SessionPhase,
} from '../../server/protocol/index.ts';
import {
  civilInstant,
  clockText,
  dateText,
  dayMonthText,
  speedText,
  timeOfDay,
  wallDurationText,
  wallMsUntil,
} from '../clock/instants.ts';
import { changeText, grouped } from '../parts/figure.ts';
import { hourAgo } from '../parts/hourAgo.ts';

/** The clock in two parts: read from the back of a room, and read from the front. */
export function wallClockText(brief: ScenarioBrief, simMinutes: number): { large: string; small: string } {
  const at = civilInstant(brief, simMinutes);
  const weeks = Math.ceil(brief.durationMinutes / 10_080);
  const week = Math.min(weeks, Math.floor(simMinutes / 10_080) + 1);
  if (brief.pace === 'season') {
    const whole = clockText(brief, simMinutes);
    return { large: whole.replace(` ${at.year}`, ''), small: `${at.year}, week ${week} of ${weeks}` };
  }
  const days = Math.ceil(brief.durationMinutes / 1440);
  const day = Math.min(days, Math.floor((simMinutes + brief.startMinuteOfDay) / 1440) + 1);
  const small = `${dateText(brief, simMinutes)} ${at.year}${days > 1 ? `, day ${day} of ${days}` : ''}`;
  return { large: timeOfDay(at.minuteOfDay), small };
}

/** The first of each month between the planning round and the start, as shares of the way; none too near either end. */
export function monthTicks(
  brief: Pick<ScenarioBrief, 'startDate' | 'startMinuteOfDay' | 'pace'>,
  beforeMinutes: number,
): readonly { readonly share: number; readonly name: string }[] {
  const ticks: { share: number; name: string }[] = [];
  for (let minutes = -beforeMinutes; minutes < 0; minutes += 1440) {
    const share = 1 + minutes / beforeMinutes;
    if (civilInstant(brief, minutes).day !== 1 || share < 0.06 || share > 0.9) continue;
    ticks.push({ share, name: dayMonthText(brief, minutes).replace(/^1 /, '') });
  }
  return ticks;
}

/** "Hold", "Paused", … while the clock stands; null while it runs. */
export function standingWord(phase: SessionPhase, clock: ClockMessage): string | null {
  if (phase === 'briefing') return 'Briefing';
  if (phase === 'ended') return 'Ended';
  if (phase === 'debrief') return 'Debrief';
  if (phase === 'closed') return 'Closed';
  if (clock.fault !== null) return 'Stopped';
  if (clock.state === 'hold') return 'Hold';
  return clock.state === 'paused' ? 'Paused' : null;
}

/** What the room may expect of the clock next: "13 hours a minute, hold in 10 min 42 s". */
export function clockCourse(
  phase: SessionPhase,
  clock: ClockMessage,
  simMinutes: number,
  holdLeftWallMs: number | null,
): string {
  if (phase === 'ended' || phase === 'debrief' || phase === 'closed') return 'the run is over';
  if (clock.fault !== null) return 'a fault keeps the run from going on';
  if (clock.state !== 'running') {
    if (clock.state === 'hold' && holdLeftWallMs !== null)
      return `runs again in ${wallDurationText(holdLeftWallMs)}`;
    return clock.state === 'hold' ? 'the clock stands, desks are open' : 'the clock stands';
  }
  const speed = speedText(clock.speed);
  if (clock.nextStop === null) return speed;
  const left = wallDurationText(wallMsUntil(clock.nextStop.atSimMinutes, simMinutes, clock.speed));
  const what = { beat: 'hold', round: 'round ends', end: 'ends' }[clock.nextStop.kind];
  return `${speed}, ${what} in ${left}`;
}

/** The change that the pace compares with, in words: "+5 on a week ago"; null while the run is younger, or the figure is not known. */
export function changeWords(
  brief: Pick<ScenarioBrief, 'pace' | 'startMinuteOfDay'>,
  view: IndicatorView,
  unit: IndicatorBrief['unit'],
): { readonly change: string; readonly since: string } | null {
  const choices =
    brief.pace === 'season'
      ? ([[view.weekAgo, 'a week ago'] as const, [view.dayAgo, 'a day ago'] as const] as const)
      : ([[view.dayAgo, 'a day ago'] as const, [hourAgo(brief, view), 'an hour ago'] as const] as const);
  const [from, since] = choices.find(([value]) => value !== null) ?? [null, ''];
  if (from === null || view.value === null) return null;
  const change = changeText(view.value - from, unit);
  const points = unit === 'share' && change !== '0' ? ' points' : '';
  return {
    change: change === '0' ? 'Same' : `${change}${points}`,
    since: change === '0' ? `as ${since}` : `on ${since}`,
  };
}

/** "161 dots: each one waiting patient." */
export function dotsSentence(dots: number, people: number): string {
  if (dots === people) {
    return `${grouped(dots)} ${dots === 1 ? 'dot' : 'dots'}: each one waiting patient.`;
  }
  return `${grouped(dots)} dots for ${grouped(people)} waiting patients: each one patient, or as many as its list says.`;
}

/** What the width of a band counts: on the first day there are no 24 hours yet. */
export function flowSpan(simMinutes: number): 'since the start' | 'in 24 hours' {
  return simMinutes < 1440 ? 'since the start' : 'in 24 hours';
}

/** Who declared the system's level and when, if the news still knows: "by the CCG, Mon 13 Jan". */
export function declaredWords(brief: ScenarioBrief, news: readonly NewsItem[]): string | null {
  const commissioner = brief.agencies.find((agency) => agency.kind === 'commissioner');
  const latest = news.find((item) => item.kind === 'level' && item.from === commissioner?.name);
  if (commissioner === undefined || latest === undefined) return null;
  return `by ${commissioner.short}, ${dateText(brief, latest.atMinutes)}`;
}

export interface NewsLine {
  readonly key: string;
  readonly when: string;
  readonly text: string;
}

/** The newest five, announcements from the facilitator among them. */
export function newsLines(
  brief: ScenarioBrief,
  news: readonly NewsItem[],
  log: RoomView['log'],
): readonly NewsLine[] {
  const weekday = (minutes: number) =>
    brief.pace === 'season' ? dateText(brief, minutes) : timeOfDay(civilInstant(brief, minutes).minuteOfDay);
  const fromNews = news.map((item) => ({
    atMinutes: item.atMinutes,
    key: `news ${item.atMinutes} ${item.title}`,
    text: item.kind === 'level' || item.from === '' ? item.title : `${item.from}: ${item.title}`,
  }));
  const fromRoom = log
    .filter(({ kind, audience }) => (kind === 'announcement' || kind === 'fault') && audience === 'room')
    .map(({ kind, atMinutes, sequence, text }) => ({
      atMinutes,
      key: `said ${sequence}`,
      text: kind === 'fault' ? text : `Facilitator: ${text}`,
    }));
  return [...fromRoom, ...fromNews]
    .sort((left, right) => right.atMinutes - left.atMinutes)
    .slice(0, 5)
    .map(({ key, atMinutes, text }) => ({ key, text, when: weekday(atMinutes) }));
}
