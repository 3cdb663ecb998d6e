// Where every figure comes from, set as small as it can be read: two columns, the figures behind the words that vouch for
// them. A model of this size has hundreds; as a table they were half of the report.

import type { StudyBlock } from '../../engine/index.ts';
import { breakable, escaped } from './evidenceHtml.ts';

type Table = Extract<StudyBlock, { kind: 'table' }>;

/** Rows are section, figures (a line each) and whose word it is; sections in the order in which they first come. */
export function sourcesHtml({ rows }: Table): string {
  const sections = [...new Set(rows.map(([section = '']) => section))];
  const parts = sections.map((section) => {
    const own = rows.filter(([name]) => name === section);
    return `<h5>${escaped(section)} (${own.length})</h5>\n${own.map(entryHtml).join('\n')}`;
  });
  return `<div class="sources">${parts.join('\n')}</div>`;
}

function entryHtml([, figures = '', source = '']: readonly string[]): string {
  const what = figures.split('\n').map(breakable).join(' <b>·</b> ');
  return `<p>${breakable(source)}${figures === '' ? '' : ` <span>– ${what}</span>`}</p>`;
}
