// `npm run bench`: how fast the engine is, beside others and by itself. Owns the options and the order of things.

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCosts, manyWinters, savingCost, seekingCost, winterCost } from './engineCosts.ts';
import type { Workload } from './inputs.ts';
import { preparePeers } from './peers.ts';
import * as report from './report.ts';
import { runSideBySide } from './sideBySide.ts';

const usage = `npm run bench -- [options]
  --only NAME    one of mm1, ed, quoted, winter, events, saving, seeking
  --quick        a tenth of the people, three rounds, 24 winters for 200, no ten million patients
  --json FILE    everything measured, as JSON
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const rounds = options.quick ? 3 : 5;
const size = options.quick ? 0.1 : 1;
const folder = join(tmpdir(), 'flowday-bench');

/** Each measures, prints, and answers what goes into the JSON. */
const sections: Readonly<Record<string, () => unknown>> = {
  mm1: () => sideBySide('mm1', 1_000_000 * size),
  ed: () => sideBySide('ed', 200_000 * size),
  quoted: () => {
    print(report.quotedText());
    return null;
  },
  winter: () => {
    const winter = winterCost(rounds);
    const many = manyWinters(options.quick ? 24 : 200);
    print(report.winterText(winter, many));
    return { winter, many };
  },
  events: () => {
    const numbers = [10_000, 100_000, 1_000_000, 10_000_000];
    const costs = loadCosts(options.quick ? numbers.slice(0, 2) : numbers, rounds);
    print(report.loadText(costs, rounds));
    return costs;
  },
  saving: () => {
    const cost = savingCost(rounds);
    print(report.savingText(cost));
    return cost;
  },
  seeking: () => {
    const cost = seekingCost(rounds);
    print(report.seekingText(cost));
    return cost;
  },
};

function sideBySide(workload: Workload, people: number): unknown {
  const measured = runSideBySide({ workload, people, rounds, folder, peers: preparePeers(folder) });
  if (measured.lines.some((line) => 'refused' in line)) process.exitCode = 1;
  print(report.sideBySideText(measured));
  return measured;
}

function print(text: string): void {
  process.stdout.write(text);
}

const { only } = options;
if (options.help || (only !== undefined && !(only in sections))) {
  print(usage);
  process.exitCode = options.help ? 0 : 2;
} else {
  print(report.machineText());
  const measured: Record<string, unknown> = { node: process.version, rounds };
  for (const [name, run] of Object.entries(sections)) {
    if (only !== undefined && only !== name) continue;
    process.stderr.write(`${name} …\n`);
    measured[name] = run();
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
}
