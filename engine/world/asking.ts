// When conditions of steps are asked besides after what happens to patients.

import { eventKind, eventPriority, type World } from './world.ts';

/** Conditions are asked among the events of patients of this instant. */
export function askLater(world: World): void {
  const { leaving, stopping, condition } = world.model.stepsWith;
  if (leaving.length + stopping.length + condition.length === 0) return;
  world.calendar.schedule(world.simMinutes, eventPriority.patient, eventKind.ask, 0);
}
