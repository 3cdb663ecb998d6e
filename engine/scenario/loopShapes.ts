// Feedback loops: how one thing drives another and comes back. Owns the `loops` section of the file only; the changes
// of a loop that is off have been made to the file before it is read here.

import { isMap, type Node } from 'yaml';
import { expression } from './expressionShape.ts';
import { sourceField } from './frameShapes.ts';
import { namedEffect } from './leverShapes.ts';
import { identifier, nameFor, positiveDuration, reference, words, yesOrNo } from './quantities.ts';
import type { Reading } from './reading.ts';
import type { FeedbackLoop } from './scenario.ts';
import {
  describe,
  type EntryOf,
  entry,
  listOf,
  optional,
  refine,
  required,
  type Shape,
  startOf,
} from './shape.ts';

const usualEvery = 1440;

/** Keys and values of whatever sections: read with the file when the loop is off, not here. */
const changes: Shape<boolean> = {
  read(node, reading) {
    if (!isMap(node)) {
      reading.report(startOf(node), {
        code: 'wrong-kind',
        sentence: 'Expected sections of the file with what changes in them.',
        expected: '{steps: [{id: …, …}]}',
        found: describe(node),
      });
    }
    return true;
  },
  standIn: () => false,
  schema: () => ({ type: 'object' }),
  keys: () => {},
};

const fields = {
  id: required(identifier, 'thin-nursing'),
  name: optional(words, null, 'Escalation beds thin the nursing'),
  says: required(words, 'how one thing drives the other and comes back'),
  parameters: optional(listOf(reference), [], '[thin-nursing-a-bed]: which say how strong it is'),
  reads: optional(expression, null, 'max(0, capacity(escalation) - 35): becomes the amount in its effects'),
  every: optional(positiveDuration, null, '6 h: how often it is read; otherwise once a day, at midnight'),
  effects: optional(listOf(namedEffect), [], 'what changes, by how much it reads'),
  on: optional(yesOrNo, true, 'false: it does nothing'),
  off: optional(changes, false, 'changes of the file when it is off, for a loop that stands in the network'),
  source: sourceField,
};
type Read = EntryOf<typeof fields>;

export const loopShape: Shape<FeedbackLoop> = refine(entry(fields), (read, reading, node): FeedbackLoop => {
  if (node !== null && !reading.isDoubtful(read)) reportNoLoop(read, reading, node);
  return {
    id: read.id,
    name: read.name ?? nameFor(read.id),
    says: read.says,
    on: read.on,
    parameters: read.parameters,
    reads: read.reads,
    everyMinutes: read.every ?? usualEvery,
    effects: read.effects,
    source: read.source,
  };
});

function reportNoLoop(read: Read, reading: Reading, node: Node): void {
  const report = (offset: number, sentence: string): void =>
    reading.report(offset, {
      code: 'no-loop',
      sentence,
      expected: 'reads and effects, or off, or all three',
    });
  if (read.effects.length === 0) {
    if (!read.off) report(startOf(node), 'A loop that changes nothing could not be switched off.');
    if (read.reads !== null)
      report(reading.offsetOf(read, 'reads'), 'What it reads changes nothing: it has no effects.');
    if (read.every !== null) report(reading.offsetOf(read, 'every'), 'Only a loop with effects is read.');
  } else if (read.reads === null) {
    report(reading.offsetOf(read, 'effects'), 'A loop with effects reads something, which is their amount.');
  }
}
