// What the picture of a patch is called, by the kinds of resource in it.

/** "Every bed", "Every crew", or what fits a mixture. */
export function patchTitle(kinds: readonly string[]): string {
  const [first] = kinds;
  if (first === undefined || kinds.some((kind) => kind !== first)) return 'Every place and person';
  return titles[first] ?? 'Every place';
}

/** Units whose work is finished but that cannot let go: the next place has no room. */
export function blockedWords(kinds: readonly string[]): string {
  if (kinds.every((kind) => kind === 'bed')) return 'ready to leave, still here';
  if (kinds.every((kind) => kind === 'vehicle')) return 'waiting to hand over';
  return 'done, waiting for what comes next';
}

const titles: Readonly<Record<string, string>> = {
  bed: 'Every bed',
  space: 'Every space',
  staff: 'Everybody on duty',
  vehicle: 'Every crew',
  place: 'Every place',
  slots: 'Every slot',
};
