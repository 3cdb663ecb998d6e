// Ends a run of the tests: reads the test runner's own report, prints `N passed, N failed` and exits as it should.
// A test file that could not even be read counts as a failure, and so does a run that failed without naming a test.

import { existsSync, readFileSync } from 'node:fs';

const [reportFile, exitCode] = process.argv.slice(2);
const failedRun = exitCode !== '0';

if (!existsSync(reportFile)) {
  process.stdout.write('The tests did not run: lint, types or build failed, or the test runner itself.\n');
  finish({ passed: 0, failed: 1, skipped: 0 });
} else {
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  finish({
    passed: report.numPassedTests,
    failed: failed === 0 && (failedRun || !report.success) ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

function finish({ passed, failed, skipped }) {
  const skippedToo = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`${passed} passed, ${failed} failed${skippedToo}\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
