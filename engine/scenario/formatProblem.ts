// A problem as a person reads it in a terminal. Knows nothing of how problems are found.

import type { Problem } from '../doorTypes.ts';

/** `file:line:column: error CODE: sentence`, then the source line, a caret, and what would be right. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, code, sentence } = problem;
  const lines = [`${file}:${line}:${column}: ${severity} ${code}: ${sentence}`];
  if (problem.sourceLine.trim() !== '') {
    const margin = `${line} | `;
    lines.push(`  ${margin}${problem.sourceLine}`);
    if (column <= problem.sourceLine.length + 1) {
      const before = problem.sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
      lines.push(`  ${' '.repeat(margin.length)}${before}^`);
    }
  }
  if (problem.expected !== null) lines.push(`    expected: ${problem.expected}`);
  if (problem.found !== null) lines.push(`    found:    ${problem.found}`);
  if (problem.hint !== null) lines.push(`    hint:     ${problem.hint}`);
  return lines.join('\n');
}
