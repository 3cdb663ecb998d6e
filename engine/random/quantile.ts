// The door to drawing from distributions: one monotone transform of one uniform each (rule 6).

export { residualOf } from './residual.ts';
export { exponentialOf, meanOf, quantileOf } from './transform.ts';
