// What an arrival source does, in sentences.

import type { ScenarioCalendar, Source } from '../scenario/scenario.ts';
import { expressionText, instantText, listText, minutesText, numberText } from './wording.ts';

export function explainSource(calendar: ScenarioCalendar, source: Source): readonly string[] {
  const { arrivals, size, most, given, to } = source;
  return [
    ...patternSentences(calendar, source),
    ...(size === null
      ? []
      : [
          'Several come together: how many is drawn at each arrival; each is a patient with attributes of their own.',
        ]),
    ...(most === null
      ? []
      : [`After ${numberText(most)} ${size === null ? 'arrivals' : 'groups'} nobody comes any more.`]),
    ...given.map(
      ({ attribute, values }) =>
        `${attribute} is given patient by patient: the n-th has the n-th of ${values.length} values, and after the last it begins again.`,
    ),
    ...(arrivals.kind === 'rate' ? [] : ['No effect of a lever or inject changes when they come.']),
    `They go to ${to}.`,
  ];
}

function windowText(calendar: ScenarioCalendar, { fromMinutes, untilMinutes }: Source): string {
  const ends = [
    ...(fromMinutes > 0 ? [`from ${instantText(calendar, fromMinutes)} on`] : []),
    ...(untilMinutes === null ? [] : [`before ${instantText(calendar, untilMinutes)}`]),
  ];
  return ends.length === 0 ? '' : `, only ${ends.join(' and ')}`;
}

function patternSentences(calendar: ScenarioCalendar, source: Source): readonly string[] {
  const { arrivals, fromMinutes, headroom } = source;
  const window = windowText(calendar, source);
  switch (arrivals.kind) {
    case 'rate': {
      const perDay = numberText(arrivals.ratePerMinute * 1440);
      const factors = [
        arrivals.shape ? 'a shape of its own' : '',
        arrivals.profile === null ? '' : `the profile ${arrivals.profile}`,
        arrivals.weekday ? 'the weekday' : '',
        arrivals.holidayFactor === null ? '' : 'holidays',
        arrivals.seasons.length === 0 ? '' : `the season ${arrivals.seasons.join(' × ')}`,
        arrivals.events.length > 0 ? 'its events' : '',
        arrivals.dayVariation > 0 ? 'a factor drawn for each day' : '',
      ].filter((factor) => factor !== '');
      const times = factors.length === 0 ? ', the same at every instant' : `, times ${listText(factors)}`;
      const most = headroom > 1 ? `; effects may raise it to ${numberText(headroom)} times that` : '';
      return [
        `People come independently of each other (a Poisson process)${window}: ${perDay} a day${times}${most}.`,
      ];
    }
    case 'every':
      return [
        `The gaps between arrivals are drawn one after another${window}; the first comes one gap after ${fromMinutes === 0 ? 'the start' : instantText(calendar, fromMinutes)}.`,
        ...(arrivals.stretch === null
          ? []
          : [`Each gap is multiplied by ${expressionText(arrivals.stretch)}, read when it begins.`]),
      ];
    case 'at': {
      const [first = 0] = arrivals.atMinutes;
      const count = arrivals.atMinutes.length;
      return [
        count === 1
          ? `One arrival is given, ${minutesText(first)} after the start${window}.`
          : `${count} arrivals are given, from ${minutesText(first)} to ${minutesText(arrivals.atMinutes.at(-1) ?? 0)} after the start${window}.`,
      ];
    }
  }
}
