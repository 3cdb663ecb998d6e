// Why somebody did not get in at a step, from what the step says at its door.

import type { Step } from '../scenario/scenario.ts';
import type { JourneyMoment } from '../world/journeys.ts';
import { expressionText, shareText } from './wording.ts';

/** Of `baulk` and `turned-away`; null for every other moment. */
export function refusalText(moment: JourneyMoment, step: Step | undefined): string | null {
  if (step === undefined) return null;
  if (moment === 'baulk') return baulkText(step);
  if (moment !== 'turned-away') return null;
  const full = step.room?.whenFull ? `its ${step.room.places} places were taken` : '';
  const shut = step.open?.whenClosed ? 'it was closed' : '';
  return [full, shut].filter((word) => word !== '').join(', or ');
}

function baulkText({ baulk }: Step): string | null {
  if (baulk === null) return null;
  const when = baulk.when === null ? [] : [`because ${expressionText(baulk.when)}`];
  if (baulk.share === null) return when.join('');
  const share = baulk.share.kind === 'number' ? shareText(baulk.share.value) : expressionText(baulk.share);
  return [...when, `by their own luck (share ${share})`].join(', ');
}
