// Lays out rows as aligned columns of plain text. Knows nothing of what they mean.

export interface TextColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** One line a row, under a line of headings; columns that are empty in every row are left out. Of no rows, nothing. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const shown = columns
    .map((column, index) => ({ column, cells: rows.map((row) => row[index] ?? '') }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ column, cells }) => padded(column.align, [column.heading, ...cells]));
  return [-1, ...rows.keys()]
    .map((row) =>
      shown
        .map((cells) => cells[row + 1] ?? '')
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function padded(align: 'left' | 'right', cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map((cell) => cell.length));
  return cells.map((cell) => (align === 'left' ? cell.padEnd(width) : cell.padStart(width)));
}
