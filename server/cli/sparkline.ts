// A series as one line of blocks. Knows nothing of what it shows.

const blocks = '▁▂▃▄▅▆▇█';

/**
 * @param width characters at most; longer series are averaged
 * @param cut 0–1: a bar stands after this share of the series; none at 0
 */
export function sparkline(series: readonly number[], width: number, cut: number): string {
  const bins = Math.min(width, series.length);
  const means = Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * series.length) / bins);
    const values = series.slice(from, Math.floor(((bin + 1) * series.length) / bins));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const lowest = Math.min(...means);
  const range = Math.max(...means) - lowest;
  const drawn = means.map((mean) => {
    const height = range === 0 ? 0 : Math.min(7, Math.floor(((mean - lowest) / range) * 8));
    return blocks[height] ?? '';
  });
  const at = Math.round(cut * bins);
  if (cut > 0) drawn.splice(at, 0, '|');
  return drawn.join('');
}
