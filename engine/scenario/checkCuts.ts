// Does what takes units away make sense: ends of shifts, planned closures, breakdowns?

import { meanOf } from '../random/mean.ts';
import { growingResources, mostUnits } from './checkCapacity.ts';
import type { Checking } from './directory.ts';
import type { Breakdown, Resource } from './scenario.ts';

/** Units that fail each on their own: more would only be a slip. */
const mostLives = 2000;

export function checkCuts(checking: Checking): void {
  const growing = growingResources(checking.scenario);
  for (const resource of checking.scenario.resources) {
    if (checking.reading.isDoubtful(resource)) continue;
    if (resource.kind === 'slots') reportCutsOfSlots(resource, checking);
    else reportWhenCut(resource, checking);
    for (const closure of resource.closures) {
      reportClosure(closure, checking);
      if (!growing.has(resource.id)) reportTooMany(closure, resource, checking);
    }
    for (const breakdown of resource.breakdowns) reportBreakdown(breakdown, resource, checking);
  }
}

/** Slots are used up by whoever seizes them: there is no work in hand that could be cut, and nothing to repair. */
function reportCutsOfSlots(resource: Resource, { reading }: Checking): void {
  const keys = [
    ...(resource.closures.length > 0 ? ['closures'] : []),
    ...(resource.breakdowns.length > 0 ? ['breakdowns'] : []),
    ...(resource.whenCut !== 'finish' ? ['when-cut'] : []),
  ];
  for (const key of keys) {
    reading.report(reading.offsetOf(resource, key), {
      code: 'cut-of-slots',
      sentence: `"${resource.id}" are slots: they are used up and refilled; "${key}" is for units that come and go.`,
      hint: `Take "${key}" out; "refills" says how many there are and when.`,
    });
  }
}

function reportWhenCut(resource: Resource, { reading }: Checking): void {
  const { whenCut } = resource;
  if ((whenCut === 'overtime' || whenCut === 'hand-over') && resource.rota.length === 0) {
    reading.report(reading.offsetOf(resource, 'when-cut'), {
      code: 'cut-without-rota',
      sentence: `"${whenCut}" says what happens at the end of a shift, and "${resource.id}" has no rota.`,
      expected: 'finish, resume or restart, or a rota',
    });
  }
}

function reportClosure(closure: Resource['closures'][number], { scenario, reading }: Checking): void {
  if (closure.untilMinutes <= closure.fromMinutes) {
    const past = closure.untilMinutes <= 0;
    reading.report(reading.offsetOf(closure, 'until'), {
      code: past ? 'before-start' : 'closure-order',
      sentence: past
        ? 'This closure is over before the scenario starts.'
        : 'This closure ends before it begins.',
      hint: past ? 'Take it away, or let it end later.' : 'Write the later instant under "until".',
    });
  } else if (
    closure.fromMinutes >= scenario.calendar.durationMinutes &&
    !reading.isDoubtful(scenario.calendar)
  ) {
    reading.report(reading.offsetOf(closure, 'from'), {
      code: 'after-end',
      severity: 'warning',
      sentence: 'This closure comes after the scenario has ended.',
      hint: 'Correct its dates, make the calendar longer, or take it out.',
    });
  }
}

/** As many are away as there are: more of them is a slip, or says more simply "all". */
function reportTooMany(closure: Resource['closures'][number], resource: Resource, checking: Checking): void {
  const { reading } = checking;
  const most = mostUnits(resource);
  if (closure.units === null || closure.units <= most || resource.kind === 'slots') return;
  reading.report(reading.offsetOf(closure, 'units'), {
    code: 'closure-too-large',
    severity: 'warning',
    sentence: `This closes ${closure.units} units, and there are never more than ${most} of "${resource.id}".`,
    hint: 'To close all of them leave "units" out.',
  });
}

function reportBreakdown(breakdown: Breakdown, resource: Resource, { reading }: Checking): void {
  if (breakdown.units === 'each' && resource.capacity === 0) {
    reading.report(reading.offsetOf(breakdown), {
      code: 'nothing-to-break',
      sentence: `Each unit of the capacity has a life of its own, and "${resource.id}" has a capacity of 0.`,
      hint: 'Units that only a rota adds fail together: units: all.',
    });
  }
  if (breakdown.units === 'each' && resource.capacity > mostLives) {
    reading.report(reading.offsetOf(breakdown), {
      code: 'too-many',
      sentence: `At most ${mostLives} units can have lives of their own.`,
      found: String(resource.capacity),
      hint: 'units: all lets them fail together.',
    });
  }
  if (meanOf(breakdown.every) === 0) {
    reading.report(reading.offsetOf(breakdown, 'every'), {
      code: 'always-broken',
      sentence: 'This would fail again at the instant of its repair, for ever.',
      expected: 'a time longer than nothing',
    });
  }
}
