// Marks that show which way a band flows: at most 300, on paths sampled once. They are direction and nothing
// else: no mark is a patient. Computes, draws nothing.

import { type PlacedBand, sampleBand } from './mapBands.ts';

export const particlesAtMost = 300;
const samplesPerCurve = 180;
const peoplePerParticle = 12;
const lengthsPerSecond = 0.075;

export interface Particle {
  /** Index into the paths. */
  readonly path: number;
  /** 0–1: where it begins. */
  readonly start: number;
  /** Pixels beside the middle of the band. */
  readonly aside: number;
  /** Share of the path a second. */
  readonly perSecond: number;
}

export interface ParticleField {
  readonly paths: readonly (readonly (readonly [number, number, number])[])[];
  readonly particles: readonly Particle[];
}

export function particleField(bands: readonly PlacedBand[], unit: number): ParticleField {
  const wanted = bands.map((band) => Math.max(1, Math.min(24, Math.round(band.people / peoplePerParticle))));
  const total = wanted.reduce((sum, count) => sum + count, 0);
  const share = Math.min(1, particlesAtMost / Math.max(1, total));
  const particles = bands.flatMap((band, path) => {
    const count = Math.floor((wanted[path] ?? 0) * share);
    const beside = Math.max(0, band.width - unit) * 0.7;
    return Array.from(
      { length: count },
      (_, index): Particle => ({
        path,
        start: scattered(index * 2 + path * 7 + 1),
        aside: (scattered(index * 2 + path * 13 + 2) - 0.5) * beside,
        perSecond: lengthsPerSecond * (0.85 + 0.3 * scattered(index + path * 3)),
      }),
    );
  });
  return { paths: bands.map((band) => sampleBand(band, samplesPerCurve)), particles };
}

/** x, y and direction of a particle after some seconds. */
export function particleAt(
  field: ParticleField,
  particle: Particle,
  seconds: number,
): readonly [number, number, number] | null {
  const path = field.paths[particle.path];
  if (path === undefined || path.length === 0) return null;
  const along = (particle.start + particle.perSecond * seconds) % 1;
  const [x, y, direction] = path[Math.floor(along * path.length)] ?? [0, 0, 0];
  return [x - Math.sin(direction) * particle.aside, y + Math.cos(direction) * particle.aside, direction];
}

/** Well spread numbers in 0–1 (golden ratio): the same picture every time. */
function scattered(index: number): number {
  const value = index * 0.618033988749895;
  return value - Math.floor(value);
}
