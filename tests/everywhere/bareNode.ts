// Runs a script in Node (V8) in a context that has the language and `print`, and nothing else: `bareNode.ts FILE`.

import { readFileSync } from 'node:fs';
import { constants, createContext, runInContext } from 'node:vm';

const [, , file] = process.argv;
if (file === undefined) throw new Error('Which script?');
const context = createContext(constants.DONT_CONTEXTIFY);
context.print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
delete context.console;
runInContext(readFileSync(file, 'utf8'), context, { filename: file });
