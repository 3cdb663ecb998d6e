// A whole run told line by line: what happens to patients, and what is decided and changes around them. Drives in steps of
// one instant, which is the same as at once, because what changes between two events leaves no other mark of its minute.

import { gridMinutes } from '../base/time.ts';
import { ChangeWatch } from '../views/changes.ts';
import { changeLine, type TraceFilter, traceJourneys } from '../views/trace.ts';
import { advance } from '../world/createWorld.ts';
import { planningOpen } from '../world/planning.ts';
import type { World } from '../world/world.ts';
import { drive, nextDecisionMinutes, setOff } from './drive.ts';

/**
 * Answers a function that drives the world to a minute and calls `tell` with a line for each thing that happens. At one
 * instant: what the calendar changes, then patients and the variables that they wrote, then decisions and what follows from them. A world has one listener.
 */
export function traceRun(
  world: World,
  tell: (line: string) => void,
  filter: TraceFilter,
): (untilMinutes: number) => void {
  let heard: string[] = [];
  traceJourneys(world, (line) => heard.push(line), filter);
  const watch = new ChangeWatch(world);
  const { calendar } = world.model.scenario;
  /** What has changed, and then what patients did meanwhile. */
  const say = (): void => {
    const { simMinutes } = world;
    // Patients write variables; all else changes around them.
    const written: string[] = [];
    for (const change of watch.look()) {
      if (simMinutes < filter.fromMinutes || simMinutes > filter.untilMinutes) continue;
      const line = changeLine(calendar, simMinutes, change, filter);
      if (line !== null && change.who === 'variable') written.push(line);
      else if (line !== null) tell(line);
    }
    for (const line of [...heard, ...written]) tell(line);
    heard = [];
  };
  return (untilMinutes) => {
    if (planningOpen(world) && untilMinutes > world.simMinutes) setOff(world);
    say();
    // Before the first minute that is asked for, nothing is told.
    const from = Math.min(untilMinutes, filter.fromMinutes - gridMinutes);
    if (from > world.simMinutes) drive(world, from);
    watch.look();
    stepThrough(world, untilMinutes, say);
  };
}

function stepThrough(world: World, untilMinutes: number, say: () => void): void {
  let decisionMinutes = nextDecisionMinutes(world);
  for (;;) {
    const at = Math.min(world.calendar.peekMinutes(), decisionMinutes);
    if (at > untilMinutes || world.over) break;
    advance(world, at);
    say();
    if (at !== decisionMinutes) continue;
    drive(world, at);
    say();
    decisionMinutes = nextDecisionMinutes(world);
  }
  drive(world, untilMinutes);
  say();
}
