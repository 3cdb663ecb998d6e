// What a reader must know to judge the study, that no engine can know. Owns the `study` section of the file only.

import { sourceField } from './frameShapes.ts';
import { words } from './quantities.ts';
import type { Study } from './scenario.ts';
import { entry, listOf, optional, refine, required, type Shape } from './shape.ts';

const dataSourceShape: Shape<Study['dataSources'][number]> = refine(
  entry({
    name: required(words, 'A&E attendances, NHS England'),
    says: required(words, 'what was taken from it'),
    access: optional(words, null, 'where it can be had, and under which licence'),
  }),
  ({ name, says, access }) => ({ name, says, access }),
);

export const studyShape: Shape<Study> = refine(
  entry({
    purpose: optional(words, '', 'what the model is for'),
    outputs: optional(words, '', 'which figures it is asked for'),
    aims: optional(words, '', 'what the experiments are to find out'),
    'data-sources': optional(listOf(dataSourceShape), [], '[{name: …, says: …, access: …}]'),
    'pre-processing': optional(listOf(words), [], 'what was done to the data before they stood here'),
    assumptions: optional(listOf(words), [], '"guess: …" or "computed: …", or with its source'),
    access: optional(words, '', 'how others get the model'),
    source: sourceField,
  }),
  (read): Study => ({
    purpose: read.purpose,
    outputs: read.outputs,
    aims: read.aims,
    dataSources: read['data-sources'],
    preprocessing: read['pre-processing'],
    assumptions: read.assumptions,
    access: read.access,
  }),
);

export const noStudy: Study = studyShape.standIn();
