// A fault of the run in words: whose it is, what happened where, what to do. Pure.

import type { RunFault } from '../../server/protocol/index.ts';

export function faultWords({ of, sentence, remedy }: RunFault): {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
} {
  const what =
    of === 'scenario'
      ? 'The run cannot go on: the scenario has a fault.'
      : 'The run cannot go on: Flowday has a fault.';
  return { what, why: sentence, remedy };
}
