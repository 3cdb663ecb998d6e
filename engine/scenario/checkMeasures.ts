// Are the measures there that the headline and the expectations name? Owns these references only.

import type { Checking, Kind } from './directory.ts';
import { mayStand } from './mayStand.ts';
import { isMeasureId, measureIdsOf, neededFor } from './measureIds.ts';
import { nearestMatch } from './nearestMatch.ts';
import type { Help } from './reading.ts';
import type { ExpectedTrace } from './scenario.ts';

export function checkMeasures(checking: Checking): void {
  const { scenario, directory, reading } = checking;
  const known = new Set(measureIdsOf(scenario));
  const expectMeasure = (id: string, offset: number): void => {
    if (id === '' || known.has(id) || reading.isFull) return;
    reading.report(offset, {
      code: 'unknown-measure',
      sentence: `There is no measure "${id}".`,
      ...helpWith(id, [...known]),
    });
  };
  for (const one of reading.headline) {
    const offset = reading.offsetOf(one);
    if (isMeasureId(one.id)) expectMeasure(one.id, offset);
    else directory.expect(one.id, ['indicator'], offset);
  }
  for (const one of scenario.expected?.measures ?? []) {
    expectMeasure(one.measure, reading.offsetOf(one, 'measure'));
  }
  for (const trace of scenario.expected?.traces ?? []) {
    if (!reading.isDoubtful(trace, 'moment'))
      directory.expect(trace.at, placesOf(trace.moment), reading.offsetOf(trace, 'at'));
  }
}

/** Of something that is there: which measures it has, and what it lacks for this one; otherwise the nearest id. */
function helpWith(id: string, known: readonly string[]): Help {
  const [name = ''] = id.split('.', 1);
  const beside = known.filter((one) => one.endsWith(id.slice(name.length)) && one.includes('.'));
  const nearest = nearestMatch(id, known);
  const needed = neededFor(name);
  const meant = nearest === null ? null : `Did you mean "${nearest}"?`;
  if (beside.length === 0 || !id.includes('.')) {
    return { expected: 'the id of a measure that a run of this scenario has', hint: meant };
  }
  return {
    expected: mayStand(beside, ''),
    hint: needed === null ? meant : `It needs ${needed}.`,
  };
}

function placesOf(moment: ExpectedTrace['moment']): readonly Kind[] {
  switch (moment) {
    case 'arrive':
      return ['source', 'inject', 'return'];
    case 'enter':
      return ['step', 'outcome'];
    case 'outcome':
      return ['outcome'];
    case 'start':
    case 'end':
    case 'give-up':
    case 'baulk':
    case 'turned-away':
    case 'interrupt':
    case 'resume':
    case 'stop':
      return ['step'];
  }
}
