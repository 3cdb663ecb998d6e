// What may stand somewhere, as a problem lists it: short enough to be read.

const mostNamed = 12;

/** `one of a, b, c`; of many the first, and how many more there are. `otherwise` where there is none. */
export function mayStand(words: readonly string[], otherwise: string): string {
  if (words.length === 0) return otherwise;
  const more = words.length - mostNamed;
  const named = words.slice(0, mostNamed).join(', ');
  return more > 0 ? `one of ${named} and ${more} more` : words.length === 1 ? named : `one of ${named}`;
}
