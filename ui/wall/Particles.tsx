// Draws the moving marks on a canvas. Decorative: hidden from assistive technology, still when asked to be.

import { useEffect, useRef } from 'react';
import styles from './FlowMap.module.css';
import type { PlacedMap } from './mapLayout.ts';
import { type ParticleField, particleAt, particleField } from './particlePaths.ts';

export interface ParticlesProps {
  readonly placed: PlacedMap;
  /** `moving`, `still` (arrows stand), or `none` (the clock stands). */
  readonly motion: 'moving' | 'still' | 'none';
}

export function Particles({ placed, motion }: ParticlesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { bands, frame } = placed;
  // Bands change their figures every second; marks keep their places as long as the bands keep their paths.
  const shape = bands.map((band) => band.path).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the bands
  useEffect(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (canvas.current === null || context === null) return;
    const scale = devicePixelRatio;
    canvas.current.width = frame.width * scale;
    canvas.current.height = frame.height * scale;
    context.scale(scale, scale);
    context.fillStyle = getComputedStyle(canvas.current).getPropertyValue('--dot');
    const field = particleField(bands, frame.unit);
    if (motion === 'none') return;
    draw(context, field, performance.now() / 1000, placed);
    if (motion === 'still') return;
    let next = 0;
    const step = (wallMs: number) => {
      draw(context, field, wallMs / 1000, placed);
      next = requestAnimationFrame(step);
    };
    next = requestAnimationFrame(step);
    return () => cancelAnimationFrame(next);
  }, [shape, frame, motion]);
  return (
    <div className={styles.particles} aria-hidden="true">
      <canvas ref={canvas} data-motion={motion} />
    </div>
  );
}

function draw(
  context: CanvasRenderingContext2D,
  field: ParticleField,
  seconds: number,
  { frame }: PlacedMap,
): void {
  const size = frame.unit * 0.62;
  context.clearRect(0, 0, frame.width, frame.height);
  context.beginPath();
  for (const particle of field.particles) {
    const at = particleAt(field, particle, seconds);
    if (at === null) continue;
    const [x, y, direction] = at;
    const forwardX = Math.cos(direction) * size;
    const forwardY = Math.sin(direction) * size;
    context.moveTo(x + forwardX, y + forwardY);
    context.lineTo(x - forwardX * 0.8 - forwardY * 0.75, y - forwardY * 0.8 + forwardX * 0.75);
    context.lineTo(x - forwardX * 0.8 + forwardY * 0.75, y - forwardY * 0.8 - forwardX * 0.75);
    context.closePath();
  }
  context.fill();
}
