// The printable report of a study: verdicts, pictures, tornados, and the STRESS-DES items. One self-contained HTML page
// without scripts. Owns the order of the page; words about the model come from the engine.

import {
  type EvidenceVerdict,
  type Scenario,
  type StudyBlock,
  type StudyItem,
  scenarioInputs,
  studyReport,
} from '../../engine/index.ts';
import { changePrintedIn } from './changes.ts';
import type { EvidenceReport } from './evidence.ts';
import { breakable, escaped, pageHtml, partHtml, parts, tableHtml } from './evidenceHtml.ts';
import { networkHtml } from './evidenceNetwork.ts';
import { bandPicture, isWide, legendPicture, seriesPicture, tornadoPicture } from './evidencePlots.ts';
import type { Sensitivity } from './evidenceSensitivity.ts';
import { sourcesHtml } from './evidenceSources.ts';
import { insideWords, origins, originWords, pointCells, printedRow, verdictWords } from './evidenceText.ts';
import { countText, lengthText } from './figures.ts';
import { printedIn, type TimeUnit } from './printedIn.ts';

/**
 * @param merged the scenario as one file, everything it extends and computes written out
 * @param isBrief without the words that vouch for each figure, which are many pages
 */
export function reportHtml(
  scenario: Scenario,
  merged: string,
  report: EvidenceReport,
  isBrief = false,
): string {
  const { record, targets, sensitivity } = report;
  const { timeUnit } = scenario.calendar;
  const stated = studyReport(scenario, scenarioInputs(merged), {
    ...record,
    sensitivity:
      sensitivity === null
        ? null
        : { parameters: sensitivity.parameters.length, replications: sensitivity.replications },
  });
  const items = isBrief ? stated.map(withoutSources) : stated;
  const shown = origins.filter((origin) => targets.some((target) => target.origin === origin));
  return pageHtml(
    `${scenario.name}: evidence`,
    [
      headHtml(scenario, report),
      contentsHtml(shown, sensitivity, items),
      partHtml('evidence', evidenceHtml(shown, targets, timeUnit)),
      sensitivity === null ? '' : partHtml('sensitivity', sensitivityHtml(sensitivity, timeUnit)),
      partHtml(
        'values',
        `<div class="values">${targets.map((target) => valuesHtml(target, timeUnit)).join('\n')}</div>`,
      ),
      partHtml('stress', studyHtml(items, scenario)),
    ].join('\n'),
  );
}

function evidenceHtml(
  shown: readonly EvidenceVerdict['origin'][],
  targets: readonly EvidenceVerdict[],
  timeUnit: TimeUnit,
): string {
  return [
    `<p>Grey is the band in which a row should lie; why it is as wide as it is stands beside each row under “Every value”. A row is inside when the mean over the replications lies in its band, a row of several values when nine in ten do. “1.4 bands too low” is 1.4 half-widths of the band below its lower end.</p>`,
    legendPicture(),
    ...shown.map((origin) => originHtml(origin, targets, timeUnit)),
  ].join('\n');
}

function studyHtml(items: readonly StudyItem[], scenario: Scenario): string {
  return [
    '<p>Items and their order: Monks et al., Strengthening the reporting of empirical simulation studies, Journal of Simulation 13(1), 2019. Words beside a blue line are the study’s own; everything else was written by the engine from the scenario and the record of the run. What nobody has stated says so.</p>',
    ...items.map((item, index) => itemHtml(item, items[index - 1]?.group, scenario)),
  ].join('\n');
}

function headHtml(scenario: Scenario, { record, targets }: EvidenceReport): string {
  const changed = [
    ...Object.entries(record.set).map(([id, value]) => `${id} = ${value}`),
    ...record.off.map((id) => `${id} off`),
  ];
  const facts: readonly (readonly [string, string])[] = [
    ['Date', record.date ?? 'not stated'],
    ['Scenario', `${scenario.name} (${record.scenario})`],
    [
      'Runs',
      `${countText(record.replications, 'replication')} of ${lengthText(record.simulatedMinutes / record.replications)}, seed ${record.seed}`,
    ],
    ...(changed.length === 0 ? [] : [['Changed', changed.join(', ')] as const]),
    ['Engine', `Flowday ${record.flowday}, fingerprint ${record.engine}`],
  ];
  return `<header>
<h1>${escaped(scenario.name)}</h1>
<p class="lead">A model held beside what was observed</p>
<p><span class="notice">Simulation, not live data</span></p>
<dl class="facts">${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p class="answer">${escaped(insideWords(targets))}</p>
${countsHtml(targets)}
</header>`;
}

function countsHtml(targets: readonly EvidenceVerdict[]): string {
  const rows = origins.flatMap((origin) => {
    const own = targets.filter((target) => target.origin === origin);
    const count = (verdict: EvidenceVerdict['verdict']): string =>
      String(own.filter((target) => target.verdict === verdict).length);
    if (own.length === 0) return [];
    return [
      [
        escaped(originWords[origin]),
        String(own.length),
        count('inside'),
        count('outside'),
        count('missing'),
        count('unobserved'),
      ],
    ];
  });
  return tableHtml(['Whose figures', 'Rows', 'Inside', 'Outside', 'Not simulated', 'Not known yet'], rows, {
    figures: [1, 2, 3, 4, 5],
  });
}

function contentsHtml(
  shown: readonly EvidenceVerdict['origin'][],
  sensitivity: Sensitivity | null,
  items: readonly StudyItem[],
): string {
  const entry = (id: string, words: string, depth: '' | 'deep' | 'deeper' = ''): string =>
    `<li${depth === '' ? '' : ` class="${depth}"`}><a href="#${id}">${escaped(words)}</a></li>`;
  return `<h2>Contents</h2><ul class="contents">${[
    entry('evidence', parts.evidence),
    ...shown.map((origin) => entry(`from-${origin}`, originWords[origin], 'deep')),
    ...(sensitivity === null ? [] : [entry('sensitivity', parts.sensitivity)]),
    entry('values', parts.values),
    entry('stress', parts.stress),
    ...items.flatMap(({ number, title, blocks }) => [
      entry(itemId(number), `${number} ${title}`, 'deep'),
      ...blocks.flatMap((block) =>
        number === sourcesItem && block.kind === 'heading'
          ? [entry(headingId(block.text), block.text, 'deeper')]
          : [],
      ),
    ]),
  ].join('')}</ul>`;
}

function originHtml(
  origin: EvidenceVerdict['origin'],
  targets: readonly EvidenceVerdict[],
  timeUnit: TimeUnit,
): string {
  const own = targets.filter((target) => target.origin === origin);
  const single = own.filter(({ points }) => points.length === 1);
  const rows = single.flatMap((target) => {
    const [point] = target.points;
    if (point === undefined) return [];
    const printed = printedRow(target, timeUnit);
    const [observed = '', simulated = '', interval = ''] = pointCells(point, printed).map(escaped);
    return [
      [
        `${escaped(target.name)} <span class="id">${breakable(target.id)}</span>`,
        observed + unitHtml(printed.unit),
        `${simulated}<br/><span class="id">${interval}</span>`,
        bandPicture(point),
        verdictHtml(target),
      ],
    ];
  });
  const series = own.filter(({ points }) => points.length > 1).map((target) => seriesHtml(target, timeUnit));
  return `<section><h3 id="from-${origin}">${escaped(originWords[origin])}</h3>
${rows.length === 0 ? '' : tableHtml(['Row', 'Observed', 'Simulated', 'In its band', ''], rows, { figures: [1, 2], name: 'rows' })}
${series.length === 0 ? '' : `<div class="plots">${series.join('\n')}</div>`}</section>`;
}

function unitHtml(unit: string): string {
  return ['share', 'pounds', 'number'].includes(unit) ? '' : ` <span class="id">${escaped(unit)}</span>`;
}

function verdictHtml(target: EvidenceVerdict): string {
  const missed = target.verdict === 'outside' || target.verdict === 'missing';
  return `<span class="${missed ? 'outside' : 'inside'}">${escaped(verdictWords(target))}</span>`;
}

function seriesHtml(target: EvidenceVerdict, timeUnit: TimeUnit): string {
  const printed = printedRow(target, timeUnit);
  return `<figure${isWide(target.points) ? ' class="whole"' : ''}><h4>${escaped(target.name)} <span class="id">${breakable(target.id)}</span></h4>
${seriesPicture(target, printed)}
<figcaption>${verdictHtml(target)}${unitHtml(printed.unit) === '' ? '' : `; ${escaped(printed.unit)}`}</figcaption></figure>`;
}

function sensitivityHtml(sensitivity: Sensitivity, timeUnit: TimeUnit): string {
  const { replications, parameters, figures, unreadable } = sensitivity;
  const leftOut = unreadable.map(
    ({ parameter, value, sentence }) => `<li>${escaped(`${parameter} = ${value}: ${sentence}`)}</li>`,
  );
  const names = new Map(
    parameters.map(({ id, name, low, high }) => [
      id,
      `${name.length > 26 ? id : name} (${shorter(low)}–${shorter(high)})`,
    ]),
  );
  const moved = figures.filter(({ bars }) => bars.length > 0);
  const still = figures.filter(({ bars }) => bars.length === 0);
  return `<p>${escaped(countText(parameters.length, 'parameter'))}, each set alone to the low and to the high end of its range; ${escaped(countText(replications, 'replication'))} of each, under the same luck as the base case. The open bar is where the low end takes the figure, the filled one where the high end does; the line is the base case. A bar is pale where the 95% interval of the change (Student’s t over the paired replications) holds 0: there it may be chance, and few replications tell only what is large.</p>
${moved
  .map((figure) => {
    const printed = printedIn(figure.unit, timeUnit);
    return `<figure class="whole"><h4>${escaped(figure.name)} <span class="id">${breakable(figure.id)}</span></h4>${tornadoPicture(figure, names, { printed, change: changePrintedIn(figure.unit, timeUnit) })}<figcaption>${escaped(printed.unit)}${figure.bars.length > 12 ? `; the ${figure.bars.length - 12} smallest are left out` : ''}</figcaption></figure>`;
  })
  .join('\n')}
${leftOut.length === 0 ? '' : `<h4>Left out, because the scenario makes no sense with it</h4><ul>${leftOut.join('')}</ul>`}
${still.length === 0 ? '' : `<p>Nothing that was varied changes ${escaped(still.map(({ name }) => name).join(', '))}.</p>`}`;
}

/** `4752 min` as `3.3 days`. */
function shorter(written: string): string {
  const minutes = /^(\d[\d.]*) min$/.exec(written)?.[1];
  return minutes === undefined ? written : lengthText(Number(minutes));
}

function valuesHtml(target: EvidenceVerdict, timeUnit: TimeUnit): string {
  const printed = printedRow(target, timeUnit);
  const told = `<h4>${escaped(target.name)} <span class="id">${breakable(target.id)}, ${escaped(printed.unit)}</span></h4>
<div class="small"><p>${escaped(target.definition)}</p><p>Source: ${escaped(target.source || 'not stated')}</p><p>Band: ${escaped(target.tolerance || 'not stated why it is so wide')}</p></div>`;
  const rows = target.points.map((point) => [
    escaped(point.label),
    ...pointCells(point, printed).map(escaped),
    point.inside === null ? 'not judged' : point.inside ? 'inside' : '<span class="outside">outside</span>',
  ]);
  const [only = []] = rows;
  const table =
    rows.length === 1
      ? `<p>Observed ${only[1]}; simulated ${only[2]}${only[3] === '' ? '' : ` (95% ${only[3]})`}; band ${only[4] || 'none'}: ${verdictHtml(target)}.</p>`
      : tableHtml(['Part', 'Observed', 'Simulated', '95% interval', 'Band', ''], rows, {
          figures: [1, 2, 3, 4],
        });
  return `<section class="target">${told}\n${table}</section>`;
}

/** The item in which every figure's source stands. */
const sourcesItem = '3.4';

function withoutSources(item: StudyItem): StudyItem {
  if (item.number !== sourcesItem) return item;
  const kept = item.blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'table');
  const why = 'This brief edition leaves the sources out; the whole report names them, figure by figure.';
  return { ...item, blocks: [...kept, { kind: 'text', text: why }] };
}

/** `Sourced in part (88)`: whatever it counts, the same place. */
function headingId(words: string): string {
  return `sources-${words
    .toLowerCase()
    .replace(/ \(\d+\)$/, '')
    .replace(/[^a-z]+/g, '-')}`;
}

function itemId(number: string): string {
  return `item-${number.replaceAll('.', '-')}`;
}

function itemHtml(item: StudyItem, groupBefore: string | undefined, scenario: Scenario): string {
  const group = item.group === groupBefore ? '' : `<h3 class="group">${escaped(item.group)}</h3>\n`;
  const name = item.number === '3.3' ? 'inputs' : item.number === sourcesItem ? 'sources' : '';
  const blocks = item.blocks.map((block) => blockHtml(block, name, scenario)).join('\n');
  return `${group}<section class="item"><h3 id="${itemId(item.number)}">${item.number} ${escaped(item.title)}</h3>
${blocks}</section>`;
}

function blockHtml(block: StudyBlock, name: string, scenario: Scenario): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'said':
      return `<p class="said">${escaped(block.text)}</p>`;
    case 'heading':
      return `<h4${name === 'sources' ? ` id="${headingId(block.text)}"` : ''}>${escaped(block.text)}</h4>`;
    case 'list':
      return `<ul>${block.items.map((words) => `<li>${escaped(words)}</li>`).join('')}</ul>`;
    case 'table':
      if (name === 'sources') return sourcesHtml(block);
      return tableHtml(
        block.headings,
        block.rows.map((cells) => cells.map((cell) => breakable(cell).replaceAll('\n', '<br/>'))),
        { name },
      );
    case 'network':
      return networkHtml(scenario);
    case 'not-stated':
      return `<p><span class="unstated"><b>Not stated:</b> ${escaped(block.what)}.</span></p>`;
  }
}
