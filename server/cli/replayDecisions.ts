// `flowday replay --decisions`: what was decided in a run, when, by whom and why, with the numbers by which a decision
// may be left out. Knows nothing of what a decision did.

import { amountText, type Command, type Decision, type Scenario } from '../../engine/index.ts';
import { instantText } from './figures.ts';
import { left, right } from './measureTable.ts';
import { textTable } from './textTable.ts';

export function decisionsText(scenario: Scenario, decisions: readonly Decision[]): string {
  const rows = decisions.map((decision) => [
    decision.sequence === null ? '–' : String(decision.sequence),
    decision.decidedIn === 'planning'
      ? 'planning'
      : instantText(decision.atMinutes, scenario.calendar.startMinuteOfDay),
    actorWords(decision),
    commandWords(scenario, decision.command),
    decision.rationale.replace(/\s+/g, ' ').trim(),
  ]);
  if (rows.length === 0) return '\nNothing was decided.\n';
  const columns = [right('number'), left('when'), left('who'), left('what'), left('why')];
  return `\n${textTable(columns, rows)}`;
}

function actorWords({ actor }: Decision): string {
  switch (actor.kind) {
    case 'agency':
      return actor.agencyId;
    case 'control':
    case 'clock':
    case 'schedule':
      return actor.kind;
    case 'standing-orders':
      return `${actor.agencyId}, by order`;
  }
}

/** `pull extra-crews, 2 crews`; ids, as the scenario writes them. */
export function commandWords(scenario: Scenario, command: Command): string {
  switch (command.kind) {
    case 'pullLever': {
      const lever = scenario.levers.find(({ id }) => id === command.leverId);
      if (command.amount === null) return `pull ${command.leverId}`;
      return `pull ${command.leverId}, ${amountText(command.amount, lever?.amount?.unit ?? '')}`.trim();
    }
    case 'stopLever':
      return `stop ${command.leverId}`;
    case 'declareLevel':
      return `declare level ${command.level} for ${command.agencyId}`;
    case 'closePlanning':
      return 'close the planning round';
    case 'handAgency':
      return `hand ${command.agencyId} to ${command.playedBy}`;
    case 'fireInject':
      return `fire ${command.injectId}`;
    case 'holdInject':
      return `hold ${command.injectId}`;
    case 'releaseInject':
      return `release ${command.injectId}`;
    case 'skipInject':
      return `skip ${command.injectId}`;
    case 'endInject':
      return `end ${command.injectId}`;
  }
}
