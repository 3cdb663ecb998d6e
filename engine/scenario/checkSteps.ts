// Do the keys of a step fit together? Owns what each needs of the others; where they lead is looked at elsewhere.

import { constantValue } from './constantValue.ts';
import type { Checking } from './directory.ts';
import { hasList, isNothing } from './pathwayGraph.ts';
import type { Step } from './scenario.ts';

export function checkSteps(checking: Checking): void {
  const { scenario, reading } = checking;
  for (const step of scenario.steps) {
    if (step.id === '' || reading.isDoubtful(step)) continue;
    reportNeedsList(step, checking);
    reportPreempt(step, checking);
    reportBaulk(step, checking);
    reportStretch(step, checking);
    reportStop(step, checking);
    reportTogether(step, checking);
    reportJockey(step, checking);
    reportJoin(step, checking);
    reportSupply(step, checking);
  }
  reportWordsAsIds(checking);
}

/** What a list can have, where nobody ever waits. */
function reportNeedsList(step: Step, { reading }: Checking): void {
  if (hasList(step)) return;
  const idle: readonly (readonly [boolean, string])[] = [
    [step.rank !== null, 'rank'],
    [step.order !== 'first-come', 'order'],
    [step.room !== null, 'room'],
    [step.patience !== null, 'patience'],
    [step.jockey !== null, 'jockey'],
  ];
  for (const [stands, key] of idle) {
    if (!stands) continue;
    reading.report(reading.offsetOf(step, key), {
      code: 'no-waiting-list',
      sentence: `Nobody ever waits at "${step.id}", so "${key}" means nothing there.`,
      expected: 'seize, together, served-at, serve-when or open beside it',
    });
  }
}

function reportPreempt(step: Step, { scenario, reading }: Checking): void {
  if (step.preempt === null) return;
  const report = (sentence: string, hint: string, severity: 'error' | 'warning' = 'error'): void =>
    reading.report(reading.offsetOf(step, 'preempt'), {
      code: 'nothing-to-interrupt',
      severity,
      sentence,
      hint,
    });
  const resources = new Map(scenario.resources.map((resource) => [resource.id, resource]));
  const units = new Set(step.seize.flatMap(({ resource }) => membersBehind(resource, scenario.groups)));
  const kinds = [...units].map((id) => resources.get(id)?.kind);
  if (kinds.every((kind) => kind === 'slots')) {
    report(
      `"${step.id}" works with no units that somebody else could need: it seizes none.`,
      'Let it seize units of a resource that is no slots, or take "preempt" out.',
    );
  } else if (step.lasts === null || isNothing(step.lasts)) {
    report(`Work at "${step.id}" takes no time: it cannot be interrupted.`, 'Give it a "lasts".');
  } else if (step.together !== null) {
    report('Patients who are served together are never interrupted.', 'Take "preempt" out, or "together".');
  } else {
    const rivals = scenario.steps.filter(({ seize }) =>
      seize.some(({ resource }) => membersBehind(resource, scenario.groups).some((id) => units.has(id))),
    );
    if (rivals.some(({ rank }) => rank !== null)) return;
    report(
      `Nobody is ever served before others here: no step that needs what "${step.id}" seizes has a rank.`,
      'Whoever has a lower rank interrupts.',
      'warning',
    );
  }
}

function reportStretch({ stretch }: Step, { scenario, reading }: Checking): void {
  if (stretch === null) return;
  const parameters = new Map(scenario.parameters.map(({ id, value }) => [id, value]));
  const factor = constantValue(stretch, parameters);
  if (factor === null || factor >= 0) return;
  reading.report(reading.offsetOf(stretch), {
    code: 'out-of-range',
    sentence: 'No work takes less than no time.',
    expected: 'a factor such as 1.2, which makes it a fifth longer',
    found: String(factor),
  });
}

function reportBaulk({ baulk }: Step, { scenario, reading }: Checking): void {
  if (baulk === null || baulk.share === null) return;
  const parameters = new Map(scenario.parameters.map(({ id, value }) => [id, value]));
  const share = constantValue(baulk.share, parameters);
  if (share === null || (share >= 0 && share <= 1)) return;
  reading.report(reading.offsetOf(baulk, 'share'), {
    code: 'out-of-range',
    sentence: 'A share of those who come lies between none and all of them.',
    expected: 'a probability from 0% to 100%, or 0 to 1',
    found: String(share),
  });
}

function reportStop(step: Step, { reading }: Checking): void {
  if (step.stop === null) return;
  const report = (sentence: string, hint: string): void =>
    reading.report(reading.offsetOf(step, 'stop'), { code: 'nothing-to-stop', sentence, hint });
  if (step.lasts === null || isNothing(step.lasts)) {
    report(`Work at "${step.id}" takes no time: there is nothing that could stop.`, 'Give it a "lasts".');
  } else if (step.together !== null) {
    report(
      `The work of a party is never stopped, and "${step.id}" serves patients together.`,
      'Take "stop" away, or "together".',
    );
  }
}

function membersBehind(
  name: string,
  groups: readonly { readonly id: string; readonly members: readonly string[] }[],
): readonly string[] {
  return groups.find(({ id }) => id === name)?.members ?? [name];
}

function reportTogether(step: Step, { reading }: Checking): void {
  if (step.together === null) return;
  const { least, orAfterMinutes } = step.together;
  const needed = orAfterMinutes === null ? least : 1;
  if (step.room !== null && step.room.places < needed) {
    reading.report(reading.offsetOf(step.room, 'places'), {
      code: 'no-room-for-a-party',
      sentence: `No party can ever begin at "${step.id}": its patients gather in the list, which has too few places.`,
      expected: `${needed} ${needed === 1 ? 'place' : 'places'} or more`,
      found: String(step.room.places),
    });
  }
  if (step.hold.length === 0 || step.together.until.length > 0) return;
  reading.report(reading.offsetOf(step, 'hold'), {
    code: 'together-holds',
    sentence: 'What a party seized is given back when the party ends; none of its patients can keep it.',
    hint: 'Say with "until" how far they go as one: the first holds it for all. Or let a further step seize it for each patient.',
  });
}

function reportJockey(step: Step, { scenario, reading }: Checking): void {
  for (const [index, id] of (step.jockey?.with ?? []).entries()) {
    const other = scenario.steps.find((one) => one.id === id);
    const itself = other === step;
    if (other === undefined || (!itself && (hasList(other) || reading.isDoubtful(other)))) continue;
    reading.report(reading.offsetOf(step.jockey ?? step, 'with', index), {
      code: 'bad-jockey',
      sentence: itself
        ? `"${id}" cannot change lists with itself.`
        : `"${id}" has no waiting list that could be joined: nobody ever waits there.`,
      hint: 'Name another step, at which people wait for what it seizes.',
    });
  }
}

/** What is given back by hand is units; only what is used up can be made up. */
function reportSupply({ supply }: Step, { scenario, reading }: Checking): void {
  for (const one of supply) {
    const resource = scenario.resources.find(({ id }) => id === one.resource);
    if (resource === undefined || resource.kind === 'slots') continue;
    reading.report(reading.offsetOf(one, 'resource'), {
      code: 'supply-without-slots',
      sentence: `"${resource.id}" are not used up, so nobody can supply more of them.`,
      expected: 'a resource of kind: slots',
    });
  }
}

/** Only whoever was split has parts to wait for. */
function reportJoin(step: Step, { scenario, reading }: Checking): void {
  if (!step.join || scenario.steps.some(({ split }) => split.length > 0)) return;
  if (scenario.steps.some((other) => reading.isDoubtful(other))) return;
  reading.report(reading.offsetOf(step, 'join'), {
    code: 'nothing-to-join',
    severity: 'warning',
    sentence: `Nobody who comes to "${step.id}" has parts: no step splits anybody.`,
    hint: 'Let a step on the way there "split", or take "join" out.',
  });
}

/** `when-full: block` and `when-closed: wait` are words; a place of that name could never be meant. */
function reportWordsAsIds({ scenario, reading }: Checking): void {
  const words = [
    { word: 'block', key: 'when-full', used: scenario.steps.some(({ room }) => room !== null) },
    { word: 'wait', key: 'when-closed', used: scenario.steps.some(({ open }) => open !== null) },
  ];
  for (const place of [...scenario.steps, ...scenario.outcomes]) {
    for (const { word, key, used } of words) {
      if (!used || place.id !== word) continue;
      reading.report(reading.offsetOf(place, 'id'), {
        code: 'reserved-id',
        sentence: `"${word}" is a word of "${key}" and cannot be the id of a place where that is used.`,
        hint: 'Choose another id, here and where it is named.',
      });
    }
  }
}
