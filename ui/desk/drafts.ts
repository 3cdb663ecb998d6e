// Reasons that were begun and not yet sent, kept in this tab: a sheet that is closed, or a page that is loaded
// again, loses no words. Knows no session; the key says whose draft it is and for what.

const prefix = 'flowday.draft.';

export function readDraft(key: string): string {
  return sessionStorage.getItem(prefix + key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + key);
  else sessionStorage.setItem(prefix + key, text);
}
