// The inject list in the order a controller reads it, and how long until the next one in real time.
// Pure: state, no pixels.

import type { ClockMessage, InjectView } from '../../server/protocol/index.ts';

export interface InjectGroups {
  /** Active first, then ended; newest first. */
  readonly sent: readonly InjectView[];
  /** With a time, in order of time; the first is the next one. */
  readonly toCome: readonly InjectView[];
  /** Waiting for a controller. */
  readonly held: readonly InjectView[];
  /** Fired by a condition. */
  readonly conditional: readonly InjectView[];
  readonly skipped: readonly InjectView[];
}

export function groupInjects(injects: readonly InjectView[]): InjectGroups {
  const pick = (test: (inject: InjectView) => boolean) => injects.filter(test);
  const isSent = (inject: InjectView) => inject.state === 'active' || inject.state === 'ended';
  const isHeld = (inject: InjectView) =>
    inject.state === 'held' || (inject.state === 'to-come' && inject.trigger === 'held');
  const stateRank = (inject: InjectView) => (inject.state === 'active' ? 0 : 1);
  return {
    sent: pick(isSent).sort(
      (a, b) =>
        stateRank(a) - stateRank(b) ||
        (b.firedAtMinutes ?? 0) - (a.firedAtMinutes ?? 0) ||
        b.number - a.number,
    ),
    toCome: pick((inject) => inject.state === 'to-come' && inject.trigger === 'at').sort(byTime),
    held: pick(isHeld).sort(byTime),
    conditional: pick((inject) => inject.state === 'to-come' && inject.trigger === 'when').sort(
      (a, b) => a.number - b.number,
    ),
    skipped: pick((inject) => inject.state === 'skipped').sort(byTime),
  };
}

function byTime(a: InjectView, b: InjectView): number {
  const time = (inject: InjectView) => inject.atMinutes ?? Number.MAX_SAFE_INTEGER;
  return time(a) - time(b) || a.number - b.number;
}

/** When a scheduled inject will go out, as the room feels it. */
export type InjectWait =
  | { readonly kind: 'real-time'; readonly leftWallSeconds: number }
  /** The timetable stops the clock first. */
  | { readonly kind: 'after-stop'; readonly stop: 'beat' | 'round' | 'end' }
  | { readonly kind: 'clock-stands' };

/** @param simMinutes the minute that the console shows now */
export function waitFor(atMinutes: number, simMinutes: number, clock: ClockMessage): InjectWait {
  if (clock.nextStop && clock.nextStop.atSimMinutes < atMinutes)
    return { kind: 'after-stop', stop: clock.nextStop.kind };
  if (clock.state !== 'running') return { kind: 'clock-stands' };
  return {
    kind: 'real-time',
    leftWallSeconds: Math.max(0, Math.round(((atMinutes - simMinutes) / clock.speed) * 60)),
  };
}
