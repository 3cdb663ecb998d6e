// The door to drawing from distributions: one monotone transform of one uniform each (rule 6).

export { meanOf } from './mean.ts';
export { elapsedOf, residualOf } from './residual.ts';
export { exponentialOf, quantileOf } from './transform.ts';
