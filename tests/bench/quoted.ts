// Figures of others that are not run here, with where they come from.

export interface Quoted {
  readonly name: string;
  readonly mm1PerSecond: number | null;
  readonly edPerSecond: number | null;
  readonly peakMiB: number | null;
}

export const quotedSource =
  'Quoted, not run: a study of simulation engines made for this project in 2026. The same two workloads and, where the\n' +
  'engine can be given times, the same kind of drawn numbers; medians of five runs on two cores of an AMD EPYC; Node\n' +
  '20.20, Python 3.11, R 4.2, Java 17, g++ 12, rustc 1.95. JaamSim draws its own and includes the start of Java; Ciw\n' +
  'has a reduced department, for it cannot hold a doctor and a cubicle together.';

/** Customers or patients a second. */
export const quoted: readonly Quoted[] = [
  { name: 'C++ floor of the study', mm1PerSecond: 30_800_000, edPerSecond: 3_950_000, peakMiB: 17 },
  { name: 'Rust floor of the study', mm1PerSecond: 19_600_000, edPerSecond: 4_260_000, peakMiB: 33 },
  { name: 'JavaScript floor of the study', mm1PerSecond: 11_200_000, edPerSecond: 1_500_000, peakMiB: 66 },
  { name: 'step table in JavaScript', mm1PerSecond: null, edPerSecond: 1_260_000, peakMiB: 66 },
  { name: 'discrete-sim 0.1.8', mm1PerSecond: 187_000, edPerSecond: 84_500, peakMiB: 129 },
  { name: 'JaamSim 2026-03', mm1PerSecond: 416_000, edPerSecond: 65_200, peakMiB: 319 },
  { name: 'simmer 4.4.6.4', mm1PerSecond: 394_000, edPerSecond: 39_300, peakMiB: 222 },
  { name: 'SimPy 4.1.2', mm1PerSecond: 96_400, edPerSecond: 25_100, peakMiB: 44 },
  { name: 'asimpy', mm1PerSecond: 107_000, edPerSecond: null, peakMiB: 45 },
  { name: 'Ciw 3.2.7', mm1PerSecond: 42_000, edPerSecond: 9_000, peakMiB: 129 },
  { name: 'salabim 26.0.2', mm1PerSecond: 3_300, edPerSecond: 2_300, peakMiB: 91 },
];

/** The study's own JavaScript floor in a cold process, that its figures may be read as ratios too. */
export const quotedFloor = { mm1PerSecond: 11_200_000, edPerSecond: 1_500_000 } as const;
