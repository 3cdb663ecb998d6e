// Random networks, compiled, and worlds of them: what every law here begins with.

import { createWorld, type Model, type World } from '../../engine/index.ts';
import { modelOf } from '../engine/tiny.ts';
import { type NetworkOptions, randomNetwork, textOf } from './randomNetwork.ts';

/** Two days. */
export const untilMinutes = 2880;

/** Numbers of the networks that a law is tried on: a few from `first` on, hundreds with `FLOWDAY_LONG`. */
export function networkNumbers(first: number, few: number): readonly number[] {
  const many = process.env.FLOWDAY_LONG ? few * 40 : few;
  return Array.from({ length: many }, (_, index) => first + index);
}

export function networkModel(number: number, options?: NetworkOptions): Model {
  return modelOf(textOf(randomNetwork(number, options)));
}

export function worldOf(model: Model, number: number, measuring = true): World {
  return createWorld(model, { seed: `network ${number}`, replication: number % 3, measuring });
}
