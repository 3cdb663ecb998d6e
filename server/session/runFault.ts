// What a session says of the fault that keeps its run from going on: a scenario's own sentence and remedy, or, of a bug,
// what is kept and what to do. Knows no sockets, clocks or storage.

import { isScenarioFault } from '../../engine/index.ts';
import type { RunFault } from '../protocol/index.ts';

export function runFaultOf(error: unknown): RunFault {
  if (isScenarioFault(error)) return { of: 'scenario', sentence: error.message, remedy: error.remedy };
  return {
    of: 'flowday',
    sentence: 'The model has hit a fault and stands still. Everything up to here is kept.',
    remedy: 'The run file holds all that is needed to find it: save it, and open a new session.',
  };
}

/** No way leads back to the last minute of the run. */
export function notBroughtBack(error: unknown): RunFault {
  if (isScenarioFault(error)) return runFaultOf(error);
  const why = error instanceof Error ? error.message : String(error);
  return {
    of: 'flowday',
    sentence: `This session could not be brought back: ${why}`,
    remedy: 'Its record is kept. Save the run file, and open a new session.',
  };
}

export function faultInWords({ sentence, remedy }: RunFault): string {
  return `${sentence} ${remedy}`;
}
