// Plans that a scenario names and that nobody carries out, because they are refused in the planning round: told wherever
// such a scenario is run, so that nothing the file says is left out in silence.

import {
  amountText,
  compileModel,
  type RefusedPlan,
  refusedPlans,
  type Scenario,
} from '../../engine/index.ts';
import { countText } from './figures.ts';

/** Of the first replication: as a rule of every one, since it is a matter of money. */
export function refusedPlansOf(
  scenario: Scenario,
  { seed }: { readonly seed: string },
): readonly RefusedPlan[] {
  const planned = scenario.agencies.some(({ plans }) => plans.length > 0);
  return planned ? refusedPlans(compileModel(scenario), { seed, replication: 0 }) : [];
}

/** One line for each, and nothing when there are none. */
export function refusedPlansText(scenario: Scenario, refused: readonly RefusedPlan[]): string {
  if (refused.length === 0) return '';
  const lines = refused.map(({ agencyId, leverId, amount, refusal }) => {
    const unit = scenario.levers.find(({ id }) => id === leverId)?.amount?.unit;
    const many = amount === null || unit === undefined ? '' : `, ${amountText(amount, unit)}`;
    return `  ${agencyId}: ${leverId}${many}: ${refusal.sentence}\n`;
  });
  return `${countText(refused.length, 'plan')} not carried out:\n${lines.join('')}`;
}
