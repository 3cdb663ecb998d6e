// The command line as commander knows it: the verbs, and what wrong usage looks like. Runs nothing by itself.

import { Command } from 'commander';
import { addCheck } from './check.ts';
import { addEvidence } from './evidence.ts';
import { addFit } from './fit.ts';
import { addLoops } from './loops.ts';
import { addNew } from './new.ts';
import { addReplay } from './replay.ts';
import { addRoomCheck } from './roomCheck.ts';
import { addRun } from './run.ts';
import { addServe } from './serve.ts';
import { addSessions } from './sessions.ts';
import { addValidate } from './validate.ts';
import { flowdayVersion } from './version.ts';
import { addWarmUp } from './warmUp.ts';

export function buildProgram(): Command {
  const program = new Command('flowday')
    .description('Whole-system simulation days for urgent and emergency care.')
    .version(flowdayVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [verb]', 'print help for a verb')
    .showHelpAfterError('(add --help to see how it is used)')
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  flowday check scenarios/small-hospital.yaml
  flowday run scenarios/single-queue.yaml --replications 50
  flowday serve

flowday stands for npm run -s flowday -- in the folder of Flowday.
Exit code: 0 good, 1 problems found, 2 wrong usage.`,
    );
  for (const addVerb of [
    addCheck,
    addRun,
    addWarmUp,
    addValidate,
    addEvidence,
    addFit,
    addLoops,
    addNew,
    addReplay,
    addServe,
    addSessions,
    addRoomCheck,
  ])
    addVerb(program);
  return program;
}
