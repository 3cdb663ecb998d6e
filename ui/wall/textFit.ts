// How wide words will be, near enough to break a line before they are drawn. Pure: no canvas, no document.
// Advance widths of Source Sans 3 in ems, by kinds of letter; a bold one is a twentieth wider.

const letterEms = widths([
  [' ', 0.2],
  ["ijlI.,:;'’|", 0.26],
  ['frt-()/', 0.34],
  ['cksvxyzJ', 0.47],
  ['aeg0123456789', 0.5],
  ['ABEFKLPRSTVXYZ', 0.57],
  ['mwMW%…', 0.82],
]);
const capitalEm = 0.65;
const usualEm = 0.54;
const boldTimes = 1.05;

export function textWidth(text: string, sizePx: number, bold = false): number {
  const ems = [...text].reduce((sum, letter) => sum + letterEm(letter), 0);
  return ems * sizePx * (bold ? boldTimes : 1);
}

function letterEm(letter: string): number {
  return letterEms.get(letter) ?? (/[A-Z&]/.test(letter) ? capitalEm : usualEm);
}

function widths(kinds: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  return new Map(kinds.flatMap(([letters, em]) => [...letters].map((letter) => [letter, em] as const)));
}

/** Broken at spaces, but not between a figure and its unit; what does not fit the last line is cut with an ellipsis. */
export function wrapText(text: string, widthPx: number, sizePx: number, mostLines = 2): readonly string[] {
  const lines: string[] = [];
  for (const word of unbroken(text).flatMap((one) => inParts(one, widthPx, sizePx))) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length === 0) lines.push(word);
    else if (textWidth(longer, sizePx) <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, mostLines);
  if (lines.length > mostLines) kept[mostLines - 1] = lines.slice(mostLines - 1).join(' ');
  return kept.map((line) => cutText(line, widthPx, sizePx));
}

const fewestLetters = { head: 3, tail: 4 };

/** A word that no line could hold goes on in the next, with a hyphen: "reable-", "ment". */
function inParts(word: string, widthPx: number, sizePx: number): readonly string[] {
  if (textWidth(word, sizePx) <= widthPx) return [word];
  for (let head = word.length - fewestLetters.tail; head >= fewestLetters.head; head--) {
    const part = `${word.slice(0, head)}-`;
    if (textWidth(part, sizePx) <= widthPx) return [part, ...inParts(word.slice(head), widthPx, sizePx)];
  }
  return [word];
}

/** Words, and figures with the short word that follows: "24 h", "30 min". */
function unbroken(text: string): readonly string[] {
  return text.match(/\d+ \S{1,3}(?= |$)|\S+/g) ?? [''];
}

export function cutText(text: string, widthPx: number, sizePx: number): string {
  if (textWidth(text, sizePx) <= widthPx) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, sizePx) > widthPx) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
