// The door to mathematics that gives the same bits on every JavaScript engine: only + − × ÷, square root
// and exact operations on bits. Knows no chance and no simulation.

export { exactExp, exactLog, exactPower } from './elementary.ts';
export { gammaQuantile, gammaTail, logGamma } from './gamma.ts';
export { gammaQuantileOf } from './gammaTable.ts';
export { normalQuantile } from './normalQuantile.ts';
export { normalDensity, normalTail } from './normalTail.ts';
export { studentTQuantile } from './studentT.ts';
