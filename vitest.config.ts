import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first, so that no core is left with a long file at the end. */
const longest = [
  'everywhere/everywhere',
  'e2e/day',
  'validation/cases',
  'e2e/',
  '.browser',
  'ui-control/console',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at < 0 ? longest.length : at;
    };
    const sorted = await super.sort(files);
    return [...sorted].sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Node reads these itself, as it does outside the tests: rewritten by the test runner the engine takes nearly twice as long.
    server: { deps: { external: [new RegExp(`^${RegExp.escape(import.meta.dirname)}/(engine|server)/`)] } },
    // Test files share what they import: reading the engine and the server anew for each of 172 files takes half of the
    // processor time. So no test may leave anything behind in a module, the environment or the working folder.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
