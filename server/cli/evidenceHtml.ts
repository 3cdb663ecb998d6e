// Pieces of an HTML page as text: escaping, tables, the page around them. Every page is also well-formed XML, so that
// a mistake in it can be found. Knows nothing of evidence.

/** For text and for attributes; what XML forbids altogether is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Cells are HTML; a column named in `figures` (from 0) is set for figures; without any heading there is no head. */
export function tableHtml(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly figures?: readonly number[]; readonly name?: string } = {},
): string {
  const { figures = [], name = '' } = options;
  const mark = (column: number): string => (figures.includes(column) ? ' class="figure"' : '');
  const cells = headings.map((heading, column) => `<th${mark(column)}>${escaped(heading)}</th>`).join('');
  const head = headings.every((heading) => heading === '') ? '' : `<thead><tr>${cells}</tr></thead>`;
  const body = rows
    .map((cells) => `<tr>${cells.map((cell, column) => `<td${mark(column)}>${cell}</td>`).join('')}</tr>`)
    .join('\n');
  return `<table${name === '' ? '' : ` class="${name}"`}>${head}<tbody>\n${body}\n</tbody></table>`;
}

/** Long ids and expressions may be broken at their hyphens, dots and commas. */
export function breakable(text: string): string {
  return escaped(text).replace(/([-._,])(?=[a-z])/gi, '$1<wbr/>');
}

export function pageHtml(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** What stands at the top of each page of a part of the report: the browsers cannot put page numbers into contents. */
export const parts = {
  evidence: 'Evidence',
  sensitivity: 'Sensitivity',
  values: 'Every value',
  stress: 'The study, item by item (STRESS-DES 1.0)',
} as const;

/** A part begins on a page of its own. */
export function partHtml(id: keyof typeof parts, body: string): string {
  return `<section class="part-${id}"><h2 id="${id}">${escaped(parts[id])}</h2>
${body}
</section>`;
}

const partStyles = Object.entries(parts)
  .map(
    ([id, title]) =>
      `.part-${id} { page: ${id}; }\n@page ${id} { @top-right { content: "${title}"; font: 8pt system-ui, sans-serif; color: #55626f; } }`,
  )
  .join('\n');

const style = `
:root { --ink: #1a242e; --soft: #55626f; --rule: #d3dbe2; --band: #dfe7ee; --blue: #1d5c9e; --red: #b3261e; color-scheme: light; }
@page { size: A4; margin: 16mm 15mm 17mm; @bottom-center { content: counter(page) " of " counter(pages); font: 8pt system-ui, sans-serif; color: #55626f; } }
@page wide { size: A4 landscape; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0 auto; max-width: 190mm; padding: 8mm; font: 10pt/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: var(--ink); }
h1, h2, h3, h4 { line-height: 1.2; font-weight: 650; break-after: avoid; }
h1 { font-size: 22pt; margin: 0 0 2mm; letter-spacing: -0.01em; }
h2 { font-size: 15pt; margin: 11mm 0 3mm; padding-top: 3mm; border-top: 0.6mm solid var(--ink); }
h3 { font-size: 11.5pt; margin: 7mm 0 2mm; }
h4 { font-size: 9.5pt; margin: 4mm 0 1mm; }
p { margin: 0 0 2.2mm; max-width: 165mm; orphans: 3; widows: 3; }
.lead { font-size: 12pt; color: var(--soft); }
.notice { display: inline-block; border: 0.3mm solid var(--ink); border-radius: 1mm; padding: 0.4mm 2mm; font-size: 8.5pt; font-weight: 600; }
.facts { display: grid; grid-template-columns: auto 1fr; gap: 0.6mm 5mm; margin: 5mm 0; font-size: 9pt; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.answer { font-size: 17pt; font-weight: 650; margin: 7mm 0 2mm; }
table { border-collapse: collapse; width: 100%; margin: 1.5mm 0 4mm; font-size: 8.5pt; line-height: 1.35; }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 0.4mm solid var(--soft); padding: 0.8mm 2mm 0.8mm 0; vertical-align: bottom; }
td { border-bottom: 0.2mm solid var(--rule); padding: 1mm 2mm 1mm 0; vertical-align: top; overflow-wrap: break-word; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.small { font-size: 8pt; color: var(--soft); line-height: 1.35; } .small p { margin-bottom: 1mm; }
.id { color: var(--soft); font-size: 7.5pt; }
.outside { color: var(--red); font-weight: 600; } .inside { color: var(--ink); }
.rows { table-layout: fixed; } .rows th:first-child { width: 33%; } .rows th:nth-child(2) { width: 12%; } .rows th:nth-child(3) { width: 14%; } .rows th:nth-child(4) { width: 20%; } .rows td:last-child { padding-left: 2mm; } .rows td:nth-child(4) { padding-top: 0.4mm; }
.plots { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm 6mm; margin: 3mm 0; }
figure { margin: 0; break-inside: avoid; } figure.whole { grid-column: 1 / -1; margin-bottom: 4mm; }
figcaption { font-size: 8pt; line-height: 1.35; color: var(--soft); }
figure h4 { margin: 0 0 0.5mm; } figure svg { display: block; width: 100%; height: auto; }
.network { margin: 4mm 0; } .network.large { page: wide; break-before: page; break-after: page; }
.network svg { width: auto; max-width: 100%; max-height: 160mm; }
.legend { width: 150mm; max-width: 100%; height: auto; }
.said { border-left: 0.8mm solid var(--blue); padding-left: 3mm; }
.unstated { border: 0.3mm dashed var(--red); border-radius: 1mm; padding: 0.5mm 2mm; display: inline-block; font-size: 9pt; }
.unstated b { color: var(--red); font-weight: 600; }
ul { margin: 0 0 3mm; padding-left: 5mm; max-width: 165mm; } li { margin-bottom: 0.8mm; }
.contents { columns: 2; font-size: 9pt; list-style: none; padding: 0; max-width: none; } .contents a { color: inherit; text-decoration: none; }
.contents li { break-inside: avoid; } .contents li.deep { padding-left: 4mm; color: var(--soft); } .contents li.deeper { padding-left: 9mm; color: var(--soft); font-size: 8pt; }
.item { font-size: 9pt; line-height: 1.38; } .item table { font-size: 7.4pt; line-height: 1.24; } .item td { padding-top: 0.6mm; padding-bottom: 0.6mm; } .item h4 { font-size: 9pt; margin-top: 2.5mm; }
.ways { table-layout: fixed; } .ways th { white-space: normal; font-size: 6.8pt; overflow-wrap: anywhere; } .ways th:first-child { width: 22mm; }
.inputs td:first-child { width: 34%; }
.values { columns: 2; column-gap: 6mm; font-size: 8pt; } .values table { font-size: 6.8pt; line-height: 1.2; margin: 0.5mm 0 2mm; } .values td { padding: 0.4mm 1.5mm 0.4mm 0; } .values td:first-child { white-space: nowrap; } .values .figure { white-space: normal; } .values h4 { margin: 2.5mm 0 0.5mm; } .values .small { font-size: 7pt; line-height: 1.22; } .values p { margin-bottom: 0.6mm; }
.sources { columns: 2; column-gap: 5mm; font-size: 6.4pt; line-height: 1.18; margin: 1mm 0 4mm; }
.sources p { margin: 0 0 0.7mm; max-width: none; overflow-wrap: anywhere; } .sources span { color: var(--soft); }
.sources h5 { margin: 2mm 0 0.8mm; font-size: 7.2pt; font-weight: 650; break-after: avoid; border-bottom: 0.2mm solid var(--rule); }
svg text { font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: var(--ink); }
@media screen { body { padding: 12mm 8mm 30mm; } table { display: table; } }
@media screen { .sources { font-size: 8.5pt; } }
@media screen and (max-width: 700px) { .plots { grid-template-columns: 1fr; } .contents, .sources, .values { columns: 1; } }
@media print { body { padding: 0; max-width: none; } a { color: inherit; } h2 { margin-top: 0; } }
${partStyles}
`;
