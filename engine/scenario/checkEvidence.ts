// Do the evidence targets make sense? Owns their ids, their times, and whether what was observed fits the parts.

import type { Expression } from '../base/expression.ts';
import { checkCounted } from './checkCounted.ts';
import type { Checking } from './directory.ts';
import { evidenceParts } from './evidenceParts.ts';
import type { EvidenceFigure, EvidenceTarget } from './scenario.ts';

export function checkEvidence(checking: Checking): void {
  const { scenario, reading } = checking;
  const seen = new Set<string>();
  for (const target of scenario.evidence) {
    if (target.id !== '' && seen.has(target.id)) {
      reading.report(reading.offsetOf(target, 'id'), {
        code: 'duplicate-id',
        sentence: `There are two evidence targets "${target.id}".`,
        hint: 'Give one of them another id.',
      });
    }
    seen.add(target.id);
    if (checkTimes(target, checking)) checkParts(target, checking);
    for (const { counted, path } of countedBy(target.figure)) {
      if (!reading.isDoubtful(target, ...path)) checkCounted(counted, checking);
    }
  }
}

/** Reports times outside the run; answers whether the target's own are good. */
function checkTimes(target: EvidenceTarget, { scenario, reading }: Checking): boolean {
  const { durationMinutes } = scenario.calendar;
  const good = (from: number, until: number): boolean =>
    from >= 0 && from < until && until <= durationMinutes;
  const complain = (key: string): void =>
    reading.report(reading.offsetOf(target, key), {
      code: 'bad-period',
      sentence: 'This time does not lie within the run, its beginning before its end.',
      expected: 'from and until, both between the start and the end of the calendar',
    });
  const { relativeTo, fromMinutes, untilMinutes } = target;
  if (
    relativeTo !== null &&
    relativeTo !== 'mean' &&
    !good(relativeTo.fromMinutes, relativeTo.untilMinutes)
  ) {
    complain('relative-to');
  }
  if (good(fromMinutes, untilMinutes)) return true;
  complain(fromMinutes < 0 || fromMinutes >= durationMinutes ? 'from' : 'until');
  return false;
}

function checkParts(target: EvidenceTarget, { scenario, reading }: Checking): void {
  if (reading.isDoubtful(target, 'observed')) return;
  const parts = evidenceParts(target, scenario.calendar);
  const values = target.take === null ? parts.length : Math.min(1, parts.length);
  if (target.observed.length === values) return;
  const { by } = target;
  const inTime = by === 'whole' ? 'one value' : `${values} ${values === 1 ? `whole ${by}` : `whole ${by}s`}`;
  reading.report(reading.offsetOf(target, 'observed'), {
    code: 'wrong-count',
    sentence:
      target.take === null
        ? `There ${values === 1 ? 'is' : 'are'} ${inTime} from ${parts[0]?.label || 'the start'} on, and ${target.observed.length} observed.`
        : 'One figure is taken of all parts: one must be observed.',
    expected: target.take === null ? `${values} in order, "-" where it is not known` : 'one figure',
    found: String(target.observed.length),
  });
}

interface Counted {
  readonly counted: Expression;
  /** Where it stands in its target. */
  readonly path: readonly string[];
}

function countedBy(figure: EvidenceFigure): readonly Counted[] {
  if (figure.kind === 'count') return [{ counted: figure.of, path: ['count'] }];
  if (figure.kind === 'level') return [];
  return [
    { counted: figure.of, path: ['ratio', 'of'] },
    { counted: figure.per, path: ['ratio', 'per'] },
  ];
}
