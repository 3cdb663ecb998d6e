// Breaks a sentence into lines of a terminal's width.

const width = 100;

/** The first line begins with `lead`, the others with so many spaces: as many, unless it is said. */
export function wrapped(sentence: string, lead = '', indent = lead.length): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of sentence.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
