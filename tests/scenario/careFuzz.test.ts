// Whatever words and figures of the README's examples are changed for others: the loader answers, and what it takes
// for good the engine runs. The seed is fixed, so that a failure is found again.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileModel, createWorld, drive, parseScenario } from '../../engine/index.ts';

const readme = readFileSync(new URL('../../scenarios/README.md', import.meta.url), 'utf8');
const chapter = readme.slice(
  readme.indexOf('## How care is organised'),
  readme.indexOf('## What happens exactly'),
);
const examples = [...chapter.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const token = /[a-z][a-z0-9-]*|[0-9.]+/g;
const words = [...new Set(examples.join('\n').match(token) ?? [])].filter((word) => /^[a-z]/.test(word));
const figures = ['0', '1', '2', '3', '100'];

const spoilt = fc
  .tuple(
    fc.constantFrom(...examples),
    fc.array(
      fc.record({ at: fc.nat(), word: fc.constantFrom(...words), figure: fc.constantFrom(...figures) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((now, { at, word, figure }) => {
      const places = [...now.matchAll(token)];
      const place = places[at % places.length];
      if (place === undefined) return now;
      const other = /^[0-9]/.test(place[0]) ? figure : word;
      return now.slice(0, place.index) + other + now.slice(place.index + place[0].length);
    }, text),
  );

it('has an error, or runs for a day', { timeout: 60_000 }, () => {
  let ran = 0;
  fc.assert(
    fc.property(spoilt, (text) => {
      const { scenario, problems } = parseScenario(text, 'spoilt.yaml');
      if (scenario === null) {
        expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      ran += 1;
      const world = createWorld(compileModel(scenario), { seed: 'spoilt', replication: 0, measuring: true });
      drive(world, Math.min(1440, scenario.calendar.durationMinutes));
    }),
    { seed: 20131202, numRuns: 800 },
  );
  expect(ran).toBeGreaterThan(40);
});
