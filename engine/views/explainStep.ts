// How a step serves, refuses, interrupts and lets go of patients, in sentences.

import { hasList } from '../scenario/pathwayGraph.ts';
import type { Minutes, Preempt, Scenario, Step } from '../scenario/scenario.ts';
import { blocksOthers, isAgeing, resourcesThatStop, waysOnFrom } from './ways.ts';
import {
  daysText,
  expressionText,
  listText,
  minutesText,
  numberText,
  shareText,
  timeOfDayText,
} from './wording.ts';

export function explainStep(scenario: Scenario, step: Step): readonly string[] {
  return [
    ...comingSentences(scenario, step),
    ...(hasList(step) ? listSentences(step) : []),
    ...seizingSentences(scenario, step),
    ...leavingSentences(step),
    ...workSentences(scenario, step),
    ...goingSentences(scenario, step),
  ];
}

/** Who gets in at all. */
function comingSentences(scenario: Scenario, { baulk, room, open, join }: Step): readonly string[] {
  const sentences: string[] = [];
  if (baulk) {
    const when =
      baulk.when === null ? 'Whoever comes' : `Whoever comes while ${expressionText(baulk.when)} holds`;
    const share =
      baulk.share === null
        ? 'goes'
        : `goes, with probability ${baulk.share.kind === 'number' ? shareText(baulk.share.value) : expressionText(baulk.share)} by their own luck,`;
    sentences.push(`${when} ${share} to ${baulk.to} instead.`);
  }
  if (open) sentences.push(...openingSentences(open));
  if (room) {
    const places = room.places === 0 ? 'Nobody can wait here' : `Its list has ${room.places} places`;
    const full = room.places === 0 ? 'whoever cannot be served at once' : 'whoever comes when they are taken';
    sentences.push(
      room.whenFull === null
        ? `${places}: ${full} stays where they are, with all they hold, until there is room (blocking after service). A circle of such blocking is reported.`
        : `${places}: ${full} goes to ${room.whenFull}.`,
    );
  }
  if (join) {
    const parts = scenario.steps.filter(({ split }) => split.length > 0).map(({ id }) => id);
    sentences.push(
      `The patient waits here until all its parts${parts.length === 0 ? '' : ` (from ${listText(parts)})`} have come to an outcome, and only then joins the list.`,
    );
  }
  return sentences;
}

function openingSentences({ hours, whenClosed }: NonNullable<Step['open']>): readonly string[] {
  const times = hours.map(
    ({ days, fromMinuteOfDay, toMinuteOfDay }) =>
      `from ${timeOfDayText(fromMinuteOfDay)} to ${timeOfDayText(toMinuteOfDay)} ${daysText(days)}`,
  );
  return [
    `It is open ${listText(times)}. Who comes while it is closed ${whenClosed === null ? 'waits' : `goes to ${whenClosed}`}; nobody begins while it is closed, and work that has begun goes on.`,
  ];
}

/** Who is served first. */
function listSentences(step: Step): readonly string[] {
  const { rank, order, preempt, jockey, together, servedAt, serveWhen } = step;
  const among = {
    'first-come': 'who came to this list first',
    'last-come': 'who came to this list last',
    random: 'a lot drawn whenever somebody is called',
  }[order];
  const sentences = [
    rank === null
      ? `Served first: ${among}.`
      : `Served first: the lowest ${expressionText(rank)}${isAgeing(step) ? ', read anew whenever somebody is called' : ', read when they join the list'}; among equals ${among}.`,
  ];
  if (preempt) sentences.push(...preemptSentences(preempt));
  if (together) sentences.push(partySentence(together));
  if (serveWhen) {
    sentences.push(
      `Whoever is first in the list is served only while ${expressionText(serveWhen)} holds; that is asked when they come, when units are free, whenever something has happened to a patient or to something decided that it names, and when the hour strikes.`,
    );
  }
  for (const { days, minutesOfDay, most } of servedAt ?? []) {
    const times = listText(minutesOfDay.map(timeOfDayText));
    const limit = most === null ? 'all for whom there are units' : `at most ${most} each time`;
    sentences.push(`The list is served at set times only, ${times} ${daysText(days)}: ${limit}.`);
  }
  if (jockey) {
    sentences.push(
      `Whoever is last in the list goes over to ${listText(jockey.with, 'or')} when there are at least ${jockey.fewer} fewer people there, waiting and at work: as somebody who comes now, with the patience that is left, and without being asked at the door.`,
    );
  }
  return sentences;
}

function preemptSentences({ how, to, waits, first }: Preempt): readonly string[] {
  const who = first === 'latest' ? 'began last' : 'began first';
  const then = {
    resume: 'goes on later where it stopped',
    restart: 'begins again later, with the same length',
    lose: `is lost: the patient goes to ${to ?? 'nowhere'} and gives back what was seized here, nothing else`,
  }[how];
  const where =
    waits === 'in-front'
      ? 'The interrupted wait in front of all others of their rank; among several interrupted, by when they first joined.'
      : 'The interrupted wait as if they had just come.';
  return [
    `Work here is interrupted by whoever has a lower rank and needs its units: of those with the highest rank, the one who ${who}; and only if that makes enough, and nobody without whom the others make enough. The interrupted work ${then}.`,
    ...(how === 'lose' ? [] : [where]),
  ];
}

function partySentence({ least, most, orAfterMinutes, until }: NonNullable<Step['together']>): string {
  const or = orAfterMinutes === null ? '' : `, or when the first has waited ${minutesText(orAfterMinutes)}`;
  const onward =
    until.length === 0
      ? 'and all go on at the same instant.'
      : `and what is held for all is in the hands of the first. When it is done they go on as one: the first walks, waits and works for all, and the others are at no step until it comes to ${listText(until, 'or')}, or to any outcome; then each goes there too.`;
  return `Served in parties of ${least === most ? `exactly ${least}` : `${least} to ${most}`}${or}: units are seized once, the work is that of the first in the list, ${onward}`;
}

/** What it takes to begin. */
function seizingSentences({ groups }: Scenario, { seize, releaseAtStart }: Step): readonly string[] {
  const words = seize.map(({ resource, units }) => {
    const members = groups.find(({ id }) => id === resource)?.members;
    const of = members === undefined ? '' : ` (the first that can of ${members.join(', ')})`;
    const many = typeof units === 'number' ? String(units) : `(${expressionText(units)})`;
    return `${units === 1 ? '' : `${many} of `}${resource}${of}`;
  });
  const several = seize.length > 1 || seize.some(({ units }) => units !== 1);
  return [
    ...(words.length === 0
      ? []
      : [
          `To begin it takes ${listText(words)}${several ? ', all at the same instant; until then it takes nothing and reserves nothing' : ''}.`,
        ]),
    ...(releaseAtStart.length === 0
      ? []
      : [
          `The moment that is granted, ${listText(releaseAtStart.map(({ resource }) => resource))} is given back; until then it stays blocked.`,
        ]),
  ];
}

/** Who leaves the list without being served. */
function leavingSentences({ patience }: Step): readonly string[] {
  if (!patience) return [];
  const keeps =
    patience.release.length === 0
      ? 'keeps everything held from before'
      : `gives back ${listText(patience.release)} and keeps whatever else is held from before`;
  const { after, when, to } = patience;
  const who = [
    ...(after === null
      ? []
      : [`Who has waited as long as their patience lasts (${minutesSourceText(after)})`]),
    ...(when === null
      ? []
      : [`${after === null ? 'Whoever waits while' : 'or while'} ${expressionText(when)} holds for them`]),
  ].join(', ');
  return [`${who}, leaves for ${to} and ${keeps}. This is about the waiting before the first start only.`];
}

function minutesSourceText(minutes: Minutes): string {
  switch (minutes.kind) {
    case 'drawn': {
      const { distribution } = minutes;
      if (distribution.kind === 'by')
        return `drawn once by each patient’s own luck, by ${distribution.attribute}`;
      return distribution.value.kind === 'constant'
        ? `${minutesText(distribution.value.value)} for everybody`
        : 'drawn once by each patient’s own luck';
    }
    case 'computed':
      return `${expressionText(minutes.minutes)} minutes, read once when it begins`;
    case 'listed':
      return `the n-th patient of each source takes the n-th of ${minutes.minutes.length} given figures, and after the last from the first again`;
  }
}

function workSentences(scenario: Scenario, step: Step): readonly string[] {
  const { lasts, stretch, preempt, stop } = step;
  if (lasts === null) return [];
  const times = stretch === null ? '' : `, times ${expressionText(stretch)}, read once when it starts`;
  const cut = resourcesThatStop(scenario, step).map(({ id }) => id);
  return [
    `Work: ${minutesSourceText(lasts)}${times}.`,
    ...(cut.length > 0
      ? [`It may also stop because units of ${listText(cut, 'or')} go.`]
      : preempt === null && stop === null
        ? ['Once begun it is never interrupted.']
        : []),
    ...(stop === null
      ? []
      : [
          `It stops undone as soon as ${expressionText(stop.when)} holds: the patient goes to ${stop.to}, gives back what was seized here${stop.release.length === 0 ? '' : ` and ${listText(stop.release)}`}, and keeps whatever else is held from before.`,
        ]),
  ];
}

/** What is kept, what is given back, and where it goes on. */
function goingSentences(scenario: Scenario, step: Step): readonly string[] {
  const { hold, releaseAtEnd, redraw, set, supply, split } = step;
  const sentences: string[] = [];
  if (hold.length > 0) sentences.push(`At the end ${listText(hold)} is kept.`);
  for (const { resource, after } of releaseAtEnd) {
    sentences.push(
      `At the end ${resource} is given back${after === null ? '' : ', but can be used again only after a drawn time (cleaning, making ready)'}.`,
    );
  }
  if (redraw.length > 0)
    sentences.push(
      `At the end ${listText(redraw)} ${redraw.length === 1 ? 'is' : 'are'} drawn anew, as at the arrival.`,
    );
  for (const { what, to } of set) sentences.push(`At the end ${what} becomes ${expressionText(to)}.`);
  for (const { resource, units } of supply) {
    const many = typeof units === 'number' ? numberText(units) : expressionText(units);
    sentences.push(`At the end there ${units === 1 ? 'is' : 'are'} ${many} more of ${resource}.`);
  }
  for (const { to, count } of split) {
    sentences.push(
      `At the end ${count === 1 ? 'a part' : `${numberText(count)} parts`} of the patient set out to ${to}, with the same attributes, luck of their own and empty hands; the patient goes on at once, and then ${count === 1 ? 'the part does' : 'the parts do'}, before anybody is called.`,
    );
  }
  const full = scenario.steps.filter((other) => waysOnFrom(step).includes(other.id) && blocksOthers(other));
  for (const { id } of full) {
    sentences.push(
      `While there is no room at ${id}, those who are on the way there stay here, and block what they hold.`,
    );
  }
  return sentences;
}
