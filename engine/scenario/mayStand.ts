// What may stand somewhere, as a problem lists it: short enough to be read.

const mostNamed = 12;

/** `one of a, b, c`; of many the first, and how many more there are. `otherwise` where there is none. */
export function mayStand(words: readonly string[], otherwise: string): string {
  if (words.length === 0) return otherwise;
  return words.length === 1 ? named(words) : `one of ${named(words)}`;
}

/** `a, b, c and 7 more`. */
export function named(words: readonly string[]): string {
  const more = words.length - mostNamed;
  const first = words.slice(0, mostNamed).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}
