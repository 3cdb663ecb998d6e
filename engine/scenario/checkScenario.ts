// Does the whole make sense? Owns the list of the checks; each is a file of its own.

import type { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';

/** Reports to `reading` everything about the scenario that cannot be right. */
export function checkScenario(_scenario: Scenario, _reading: Reading): void {}
