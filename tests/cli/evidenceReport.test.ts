// The printable report: one well-formed page that holds every row, every item of STRESS-DES and every source, and
// asks nobody for anything. Looked at in a real browser.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openBrowser } from '../e2e/browser.ts';
import { emptyFolder, fileWith, flowday, withoutUnread } from './flowday.ts';

const hostile = 'Trust return <b>"quoted"</b> & more';
const ward = fileWith(
  'ward.yaml',
  `flowday: 1
scenario: ward
name: A ward & its door
place: {name: Anytown, population: 60000, source: census of the place}
calendar: {start: 2013-12-02, length: 6 weeks, warm-up: 1 week, source: the winter that was feared}
parameters:
  - {id: beds, name: Beds, value: 44, low: 40, high: 48, source: '${hostile}'}
  - {id: plain, value: 3}
  - {id: comes, name: Admissions, value: 9 per day, low: 5 per day, high: 11 per day, source: returns of three winters}
attributes: [{id: frailty, shares: {frail: 30%, fit: 70%}, source: "guess: three in ten"}]
profiles: [{id: flat, by-hour: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], source: "computed: nothing varies"}]
arrivals: [{id: admitted, rate: =comes, hours: flat, to: on-ward, source: returns of three winters}]
resources: [{id: bed, kind: bed, capacity: =beds, source: as counted}]
steps:
  - id: on-ward
    name: On the ward
    seize: [bed]
    patience: {after: 5 days, to: elsewhere, source: "guess: five days"}
    lasts: {lognormal: {mean: 4 days, cv: 0.9}}
    next: home
    source: "guess: log-normal"
outcomes: [{id: home}, {id: elsewhere}]
census: [{id: there, step: on-ward, count: 30, source: midnight return}]
indicators: [{id: full, name: Beds in use, unit: share, value: occupied(bed) / capacity(bed), source: bed state}]
headline: [full]
loops:
  - {id: crowding, name: Crowding, says: A full ward slows itself., reads: occupied(bed), effects: [{duration: on-ward, factor: 1 + amount / 1000}], source: "guess: a little"}
agencies: [{id: trust, name: The Trust, kind: acute, budget: £1000}]
levers: [{id: open, name: Open beds, agency: trust, says: Two beds., lead-time: 1 day, effects: [{capacity: bed, add: 2}], source: "guess: two"}]
injects: [{id: flu, name: Flu, number: 1, from: Public Health, to: all, channel: email, text: It comes., at: 12-20, effects: [{arrivals: admitted, factor: 1.1}], source: flu of that year}]
evidence:
  - {id: a-day, name: Admissions a day, origin: own, count: arrived(admitted), observed: 9, within: 2, unit: people, tolerance: five winters, source: the returns}
  - {id: wrong, name: Beds in use, origin: design, level: occupied(bed), observed: 20, within: 2, unit: beds, source: "guess: wrong on purpose"}
  - {id: by-day, name: By day, origin: other-years, count: arrived(admitted), by: day, take: deviation, observed: 3, within: 1, unit: people, source: square root of nine}
  - {id: daily, name: Each day, origin: national, level: occupied(bed), by: day, observed: [${Array.from({ length: 35 }, () => '37').join(', ')}], within: 8, unit: beds, source: midnight returns}
  - {id: weekly, name: Each week, origin: neighbour, count: arrived(admitted), by: week, observed: [9, 9, "-", 9, 9], within: 3, unit: people, source: weekly returns}
study:
  purpose: To see whether the ward is large enough.
  data-sources: [{name: Returns, says: admissions, access: public}]
  assumptions: ["guess: nobody leaves early", "computed: stay from bed days"]
`,
);
const page = join(emptyFolder(), 'report.html');
let html = '';

beforeAll(async () => {
  const { code, stderr } = await flowday(
    'evidence',
    ward,
    '--replications',
    '3',
    '--sensitivity',
    '--report',
    page,
    '--date',
    '1 May 2014',
  );
  expect(withoutUnread(stderr)).toBe('');
  expect(code).toBe(0);
  html = readFileSync(page, 'utf8');
});

/** As it stands in HTML, with places where long words may break. */
function written(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function wordsOf(): string {
  return html.replaceAll('<wbr/>', '');
}

/** Every `source:` of the file, and every assumption. */
function sourcesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(sourcesOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'source' ? [String(value)] : key === 'assumptions' ? (value as string[]) : sourcesOf(value),
  );
}

describe('the report', () => {
  it('says at the top of every printed page which part of the contents it belongs to', () => {
    const contents = html.slice(html.indexOf('<ul class="contents">'), html.indexOf('</ul>'));
    const listed = [...contents.matchAll(/<li><a href="#([a-z]+)">([^<]+)<\/a><\/li>/g)];
    expect(listed.map(([, id]) => id)).toEqual(['evidence', 'sensitivity', 'values', 'stress']);
    for (const [, id, title] of listed) {
      expect(html).toContain(`<section class="part-${id}"><h2 id="${id}">${title}</h2>`);
      expect(html).toContain(`.part-${id} { page: ${id}; }`);
      expect(html).toContain(`@page ${id} { @top-right { content: "${title}";`);
    }
    expect(html).toContain('counter(page) " of " counter(pages)');
  });

  it('asks nobody for anything: no script, no address', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!#)/i);
    const addresses = (html.match(/https?:\/\/[^"' )]*/g) ?? []).filter(
      (one) => one !== 'http://www.w3.org/2000/svg',
    );
    expect(addresses).toEqual([]);
  });

  it('holds every row, with its verdict, source and width of band', () => {
    for (const words of [
      'Admissions a day',
      'By day',
      'Each day',
      'Each week',
      'five winters',
      'not stated why it is so wide',
    ]) {
      expect(wordsOf()).toContain(words);
    }
    expect(wordsOf()).toMatch(/4 of 5 rows inside/);
    expect(wordsOf()).toMatch(/outside, \d+\.\d bands too high/);
    expect(wordsOf()).toContain('35 of 35 inside');
    expect(wordsOf()).toContain('1 May 2014');
  });

  it('holds every item of STRESS-DES 1.0, in order, and says what nobody has stated', () => {
    const numbers = [...html.matchAll(/<h3 id="item-[\d-]+">([\d.]+) /g)].map((match) => match[1]);
    expect(numbers.join(' ')).toBe(
      '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4 6.1',
    );
    expect(html).toContain('To see whether the ward is large enough.');
    const silent = [...html.matchAll(/<b>Not stated:<\/b> ([^<]*)\./g)].map((match) => match[1]);
    expect(silent).toEqual([
      'which figures the model is asked for',
      'what the experiments are to find out',
      'what was done to the data before they stood in the file',
      'how others get the model',
    ]);
  });

  it('holds every source of the file, by status', () => {
    const sources = sourcesOf(parse(readFileSync(ward, 'utf8')));
    expect(sources.length).toBeGreaterThan(18);
    const missing = sources.filter((source) => !wordsOf().includes(written(source)));
    expect(missing).toEqual([]);
    // Of the study two, of the file: place, calendar, beds, rate, bed, census, indicator and inject; the profile; five guesses.
    expect(html).toContain('<h4 id="sources-sourced">Sourced (9)</h4>');
    expect(html).toContain('>Computed (2)</h4>');
    expect(html).toContain('>General knowledge (6)</h4>');
    expect(wordsOf()).toMatch(
      /parameters, no source stated|<td>plain<\/td><td>value: 3<\/td><td>not stated<\/td>/,
    );
  });

  it('leaves where figures come from out with --brief, says so, and keeps the rest', async () => {
    const brief = join(emptyFolder(), 'brief.html');
    const words = ['evidence', ward, '--replications', '2', '--brief'];
    expect((await flowday(...words, '--report', brief)).code).toBe(0);
    const short = readFileSync(brief, 'utf8').replaceAll('<wbr/>', '');
    expect(wordsOf()).toContain('class="sources"');
    expect(short).not.toContain('class="sources"');
    expect(short).not.toContain('guess: log-normal');
    expect(short).toContain('9 sourced');
    expect(short).toContain('This brief edition leaves the sources out');
    for (const kept of ['Source: the returns', 'Crowding', 'item-6-1']) expect(short).toContain(kept);
    const without = await flowday(...words);
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('--brief goes with --report.');
  });

  it('shows loops with their switch, and the tornado', () => {
    expect(wordsOf()).toMatch(
      /Crowding \(crowding\)<\/td><td>A full ward slows itself\.<\/td>.*<td>on<\/td>/,
    );
    expect(wordsOf()).toContain('Beds (40–48)');
  });

  it('draws pale what chance alone may have moved, and says so', async () => {
    const { stdout } = await flowday('evidence', ward, '--replications', '3', '--sensitivity', '--json');
    type Bar = Record<'low' | 'high', { ci95: [number, number] | null }>;
    const figures: readonly { bars: readonly Bar[] }[] = JSON.parse(stdout).sensitivity.figures;
    const ends = figures.flatMap(({ bars }) => bars.flatMap(({ low, high }) => [low, high]));
    const chance = ends.filter(({ ci95 }) => ci95 === null || (ci95[0] <= 0 && ci95[1] >= 0));
    expect(chance.length).toBeGreaterThan(0);
    expect(chance.length).toBeLessThan(ends.length);
    expect(html.match(/<rect class="chance"/g)).toHaveLength(chance.length);
    expect(wordsOf()).toContain('A bar is pale where the 95% interval of the change');
  });
});

describe('in a browser', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is well-formed, fits A4, loads nothing else, and every link leads somewhere', async () => {
    const tab = await browser.newPage({ viewport: { width: 680, height: 1000 } });
    const asked: string[] = [];
    const errors: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    tab.on('console', (message) => errors.push(message.text()));
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(pathToFileURL(page).href);
    await tab.emulateMedia({ media: 'print' });
    const found = await tab.evaluate((text) => {
      const xml = new DOMParser().parseFromString(
        text
          .replace('<!DOCTYPE html>\n', '')
          .replace('<html ', '<html xmlns="http://www.w3.org/1999/xhtml" '),
        'application/xhtml+xml',
      );
      const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        mistake: xml.querySelector('parsererror')?.textContent ?? '',
        lost: links.filter((link) => document.querySelector(link) === null),
        twice: ids.filter((id, index) => ids.indexOf(id) !== index && !id.startsWith('head')),
        pictures: document.querySelectorAll('svg').length,
        width: document.documentElement.scrollWidth,
        background: getComputedStyle(document.documentElement).backgroundColor,
      };
    }, html);
    expect(found).toMatchObject({
      mistake: '',
      lost: [],
      twice: [],
      width: 680,
      background: 'rgb(255, 255, 255)',
    });
    expect(found.pictures).toBeGreaterThan(7);
    expect(asked).toEqual([pathToFileURL(page).href]);
    expect(errors).toEqual([]);
    await tab.close();
  });
});
