// `check --explain` and `check --graph` as the real program: what goes to stdout can be kept in a file as it is.

import { describe, expect, it } from 'vitest';
import { flowday } from './flowday.ts';

describe('check', () => {
  it('explains one file in sentences that fit a terminal, or as JSON', async () => {
    const [text, json] = await Promise.all([
      flowday('check', 'scenarios/small-hospital.yaml', '--explain'),
      flowday('check', 'scenarios/single-queue.yaml', '--explain', '--json'),
    ]);
    expect({ code: text.code, stderr: text.stderr }).toEqual({ code: 0, stderr: '' });
    const lines = text.stdout.split('\n');
    expect(lines[0]).toBe('A small hospital, one winter day');
    expect(lines).toContain('To be triaged (triage)');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(JSON.parse(json.stdout)[0]).toMatchObject({ about: 'run', id: 'single-queue' });
  }, 120_000);

  it('draws one file as Mermaid or SVG, and says what goes with what', async () => {
    const file = 'scenarios/single-queue.yaml';
    const [mermaid, svg, alone, both, two] = await Promise.all([
      flowday('check', file, '--graph'),
      flowday('check', file, '--graph', '--svg'),
      flowday('check', file, '--svg'),
      flowday('check', file, '--graph', '--explain'),
      flowday('check', file, 'scenarios/small-hospital.yaml', '--graph'),
    ]);
    expect(mermaid.stdout).toMatch(/^flowchart LR\n/);
    expect(svg.stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/);
    expect([mermaid.code, svg.code, alone.code, both.code, two.code]).toEqual([0, 0, 2, 2, 2]);
    expect(alone.stderr).toContain('--svg goes with --graph');
    expect(two.stderr).toContain('--explain and --graph are for one file');
  }, 120_000);
});
