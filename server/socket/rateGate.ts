// How many messages a connection may send: a bucket that fills by itself. Knows no sockets.

export class RateGate {
  readonly #most: number;
  readonly #perSecond: number;
  #left: number;
  #atWallMs: number;

  constructor(options: { readonly most: number; readonly perSecond: number; readonly nowMs: number }) {
    this.#most = options.most;
    this.#perSecond = options.perSecond;
    this.#left = options.most;
    this.#atWallMs = options.nowMs;
  }

  /** False: too fast. */
  take(nowMs: number): boolean {
    this.#left = Math.min(this.#most, this.#left + ((nowMs - this.#atWallMs) / 1000) * this.#perSecond);
    this.#atWallMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
