// Instants for play lie on a grid of 1/1024 minute, so that they print and add exactly. Pure.

const gridPerMinute = 1024;

export function onPlayGrid(simMinutes: number): number {
  return Math.floor(simMinutes * gridPerMinute) / gridPerMinute;
}

/** The last minute for play before another. */
export function minuteBefore(simMinutes: number): number {
  return Math.max(0, (Math.ceil(simMinutes * gridPerMinute) - 1) / gridPerMinute);
}
