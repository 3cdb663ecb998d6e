// `flowday check FILE --explain`: what a scenario means, exactly, as text that fits a terminal.

import type { Explained } from '../../engine/index.ts';
import { wrapped } from './wrapped.ts';

const headings: Readonly<Record<Explained['about'], string>> = {
  run: 'The run',
  source: 'Who comes',
  census: 'Who is there at the start',
  variable: 'Variables',
  resource: 'Resources',
  step: 'Steps',
  outcome: 'Outcomes',
  loop: 'What feeds back',
};

/** Under a heading for each kind of thing: its name, its id, and a line for each sentence. */
export function explanationText(name: string, explained: readonly Explained[]): string {
  const lines = [name];
  let heading = '';
  for (const { about, id, name: what, sentences } of explained) {
    if (headings[about] !== heading) {
      heading = headings[about];
      lines.push('', heading.toUpperCase());
    }
    lines.push(
      '',
      about === 'run' ? what : `${what} (${id})`,
      ...sentences.flatMap((sentence) => wrapped(sentence, '  - ')),
    );
  }
  return `${lines.join('\n')}\n`;
}
