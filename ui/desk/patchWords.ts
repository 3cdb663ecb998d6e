// What the picture of a patch is called, by the kinds of resource in it.

/** "Every bed", "Every bed, space and person". */
export function patchTitle(kinds: readonly string[]): string {
  const words = [...new Set(kinds.map((kind) => unitWords[kind] ?? 'place'))];
  const last = words[words.length - 1] ?? 'place';
  return words.length < 2 ? `Every ${last}` : `Every ${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Units that are held now. An appointment is not in use: it is gone. */
export function usedWords(kinds: readonly string[]): string {
  return kinds.every((kind) => kind === 'slots') ? 'given out' : 'in use';
}

/** Units whose work is finished but that cannot let go: the next place has no room. */
export function blockedWords(kinds: readonly string[]): string {
  if (kinds.every((kind) => kind === 'bed')) return 'ready to leave, still here';
  if (kinds.every((kind) => kind === 'vehicle')) return 'waiting to hand over';
  return 'done here, waiting for the next place';
}

const unitWords: Readonly<Record<string, string>> = {
  bed: 'bed',
  space: 'space',
  staff: 'person on duty',
  vehicle: 'crew',
  place: 'place',
  slots: 'slot',
};
