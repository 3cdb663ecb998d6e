// Does the whole make sense? Owns the list of the checks; each is a file of its own.

import { checkAttributes } from './checkAttributes.ts';
import { checkCapacity } from './checkCapacity.ts';
import { checkConditions } from './checkConditions.ts';
import { checkCuts } from './checkCuts.ts';
import { checkDecisions } from './checkDecisions.ts';
import { checkEvidence } from './checkEvidence.ts';
import { checkExpressions } from './checkExpressions.ts';
import { checkHolding } from './checkHolding.ts';
import { checkKpis } from './checkKpis.ts';
import { checkLedger } from './checkLedger.ts';
import { checkMeasures } from './checkMeasures.ts';
import { checkPathways } from './checkPathways.ts';
import { checkPlanning } from './checkPlanning.ts';
import { checkReferences } from './checkReferences.ts';
import { checkSteps } from './checkSteps.ts';
import { checkTime } from './checkTime.ts';
import { checkUnused } from './checkUnused.ts';
import { type Checking, Directory } from './directory.ts';
import { Pathways } from './pathwayGraph.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './scenario.ts';

/** Reports to `reading` everything about the scenario that cannot be right. */
export function checkScenario(scenario: Scenario, reading: Reading): void {
  const checking: Checking = { scenario, reading, directory: new Directory(scenario, reading) };
  checkReferences(checking);
  checkExpressions(checking);
  checkAttributes(checking);
  checkMeasures(checking);
  checkEvidence(checking);
  checkLedger(checking);
  checkKpis(checking);
  checkTime(checking);
  checkCapacity(checking);
  checkCuts(checking);
  checkSteps(checking);
  checkDecisions(checking);
  checkPlanning(checking);
  const pathways = new Pathways(checking);
  checkPathways(pathways, checking);
  checkHolding(pathways, checking);
  checkConditions(checking);
  checkUnused(checking);
}
