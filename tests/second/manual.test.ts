// The manual's section "Another place" tells the truth: its commands and their options exist, and its pieces of a scenario
// go on top of what `flowday new` writes.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatProblem, parseScenario } from '../../engine/index.ts';
import { buildProgram } from '../../server/cli/program.ts';
import { besideShipped } from '../ground/shipped.ts';
import { writtenFor } from './answers.ts';

const manual = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
const section = manual.split('\n## Another place\n')[1]?.split('\n## ')[0] ?? '';
const pieces = [...section.matchAll(/```yml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
const commands = [...section.matchAll(/^flowday .*$/gm)].map(([line]) => line.replace(/\s+#.*$/, ''));

describe('another place, in the manual', () => {
  it('names commands and options that there are', () => {
    expect(commands.length).toBeGreaterThanOrEqual(6);
    const program = buildProgram();
    for (const line of commands) {
      const [, verb, ...words] = line.split(' ');
      const command = program.commands.find((one) => one.name() === verb);
      expect(command, line).toBeDefined();
      const known = command?.options.map(({ long }) => long) ?? [];
      for (const word of words.filter((one) => one.startsWith('--'))) expect(known, line).toContain(word);
    }
  });

  it('has pieces that go on top of a new scenario, and change it', async () => {
    expect(pieces).toHaveLength(2);
    // What the file says already is continued, as a person with an editor would.
    const text = (await writtenFor({})).replace(
      /^parameters:\n/m,
      () => pieces[0]?.split('\nsteps:')[0]?.concat('\n') ?? '',
    );
    const rest = `steps:${pieces[0]?.split('\nsteps:')[1] ?? ''}${pieces[1] ?? ''}`;
    const twice = text.replace(/ {2}- \{id: sdec-places, value: 14,.*\n/, '');
    const { scenario, problems } = parseScenario(`${twice}\n${rest}`, 'new.yaml', besideShipped);
    expect(problems.map(formatProblem)).toEqual([]);
    expect(scenario?.parameters.find(({ id }) => id === 'sdec-places')?.value).toBe(22);
    expect(scenario?.levers.some(({ id }) => id === 'care-home-rounds')).toBe(false);
    expect(scenario?.evidence.find(({ id }) => id === 'four-hours-all')?.observed[0]).toBeCloseTo(0.714, 9);
    expect(scenario?.evidence.find(({ id }) => id === 'four-hours-all')?.figure.kind).toBe('ratio');
    expect(scenario?.study?.purpose).toContain('second community ward');
  });
});
