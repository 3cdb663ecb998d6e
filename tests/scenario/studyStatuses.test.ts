// On whose word figures stand, as a report says it: what begins like a source and is none, and what a template left to say.

import { describe, expect, it } from 'vitest';
import {
  parseScenario,
  type StudyItem,
  type StudyRun,
  scenarioInputs,
  studyReport,
} from '../../engine/index.ts';

const statuses: readonly (readonly [string, string])[] = [
  ['Trust bed return, December 2013', 'sourced'],
  ["local: unit's operating policy", 'sourced'],
  ['local: answered on 2026-01-15; A&E return of 2025', 'sourced'],
  ['as in the return of 2014', 'sourced'],
  ['written evidence of the Trust', 'sourced'],
  ['return of 2013; guess: half at weekends', 'sourced'],
  ['return of 2013; 5–15 beds once is a guess', 'sourced'],
  ['by definition', 'by definition'],
  ['By definition: leaves when a bed is free', 'by definition'],
  ['as the parameter says', 'by definition'],
  ['as the parameters say', 'by definition'],
  ['written at triage', 'by definition'],
  ['written when a GP refers', 'by definition'],
  ['by definition; guess: others hear of it a day later', 'general knowledge'],
  ['as the parameter says; guess: half at weekends', 'general knowledge'],
  ['guess: three in ten', 'general knowledge'],
  ['my guess: four', 'general knowledge'],
  ['general knowledge: hospitals do', 'general knowledge'],
  ['computed: from stays', 'computed'],
  ['as in the base; computed: from stays', 'computed'],
  ['local: answered on 2026-01-15; say here which return it comes from', 'to be filled in'],
  ['local: answered on 2026-01-15', 'to be filled in'],
  ['to be filled in: winter sitrep', 'to be filled in'],
];
const text = `flowday: 1
scenario: words
calendar: {start: 2024-01-01, length: 1 day}
parameters:
${statuses.map(([source], index) => `  - {id: p-${index}, value: 1, source: ${JSON.stringify(source)}}`).join('\n')}
arrivals: [{id: comes, rate: 1 per day, to: rest-a-while}]
steps: [{id: rest-a-while, lasts: 1 h, next: home}]
outcomes: [{id: home}]
study:
  purpose: "To be filled in: which decision."
  outputs: The wait.
  aims: to be filled in
  data-sources: [{name: Returns, says: beds, access: to be filled in}]
  pre-processing: ["To be filled in: what was done."]
  assumptions: ["To be filled in: what is assumed."]
  access: "To be filled in: who may have it."
`;
const run: StudyRun = {
  flowday: '0',
  engine: '0',
  seed: '1',
  replications: 1,
  simulatedMinutes: 1440,
  events: 1,
  patients: 1,
  stateHash: '0',
  set: {},
  off: [],
  sensitivity: null,
  machine: '',
  runtime: '',
  wallMs: 0,
};

describe('on whose word a figure stands', () => {
  const inputs = scenarioInputs(text);
  const { scenario, problems } = parseScenario(text, 'words.yaml');
  if (scenario === null) throw new Error(problems.map(({ sentence }) => sentence).join());
  const items = studyReport(scenario, inputs, run);
  const blocks = (number: string) => items.find((item: StudyItem) => item.number === number)?.blocks ?? [];

  it.each(statuses)('"%s": %s', (source, status) => {
    expect(inputs.find((input) => input.source === source)?.status).toBe(status);
  });

  it('is counted in classes of its own, each with what stands in it', () => {
    const said = blocks('3.4').flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(said.join()).toContain(
      '5 sourced, 2 sourced in part, the rest general knowledge, 6 by definition, 2 computed, 5 general knowledge and 3 to be filled in;',
    );
    const headings = blocks('3.4').flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toContain('By definition (6)');
    expect(headings).toContain('To be filled in (3)');
  });

  it('is not the study’s own word where a template says what is to be filled in', () => {
    const all = items.flatMap((item) => item.blocks);
    expect(all.flatMap((block) => (block.kind === 'said' ? [block.text] : []))).toEqual(['The wait.']);
    expect(all.flatMap((block) => (block.kind === 'not-stated' ? [block.what] : []))).toEqual([
      'what the model is for',
      'what the experiments are to find out',
      'what was done to the data before they stood in the file',
      'the assumptions of the study as a whole',
      'how others get the model',
    ]);
    const sources = blocks('3.1').flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(sources).toEqual([['Returns', 'beds', 'not stated (to be filled in)']]);
  });
});
