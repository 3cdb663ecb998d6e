// How wide words will be, near enough to break a line before they are drawn. Pure: no canvas, no document.
// Advance widths are averages over English text in the wall's typeface, in ems.

const averageEm = 0.445;
const boldEm = 0.515;

export function textWidth(text: string, sizePx: number, bold = false): number {
  return text.length * sizePx * (bold ? boldEm : averageEm);
}

/** Broken at spaces; what does not fit the last line is cut with an ellipsis. */
export function wrapText(text: string, widthPx: number, sizePx: number, mostLines = 2): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length === 0) lines.push(word);
    else if (textWidth(longer, sizePx) <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, mostLines);
  if (lines.length > mostLines) kept[mostLines - 1] = lines.slice(mostLines - 1).join(' ');
  return kept.map((line) => cutText(line, widthPx, sizePx));
}

export function cutText(text: string, widthPx: number, sizePx: number): string {
  // One letter of slack: an ellipsis saves nothing there.
  const letters = Math.max(2, Math.floor(widthPx / (sizePx * averageEm)) + 1);
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}
