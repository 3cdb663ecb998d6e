// "Did you mean …?" Owns one measure of likeness between words; knows nothing of scenarios.

/** The candidate that a slip of the keys is most likely to have meant; null when none is near. */
export function nearestMatch(word: string, candidates: Iterable<string>): string | null {
  // One slip in a word of one or two letters leaves nothing of it.
  if (word.length < 3 || word.length > 60) return null;
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word, candidate);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** The same as a hint. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const nearest = nearestMatch(word, candidates);
  return nearest === null ? null : `Did you mean "${nearest}"?`;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let distance = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        distance = Math.min(distance, at(beforeLast, column - 2) + 1);
      }
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0;
}
