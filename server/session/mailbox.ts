// One queue, one worker: what is posted runs to its end before the next thing begins.

export class Mailbox {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects with the work; a failure never stops what was posted behind it. */
  post<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
