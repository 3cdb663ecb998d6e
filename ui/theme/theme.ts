// Light or dark, kept in this browser. Light unless somebody chose: most rooms are lit.

export type Theme = 'light' | 'dark';

const storageKey = 'flowday.theme';

export function storedTheme(): Theme {
  return localStorage.getItem(storageKey) === 'dark' ? 'dark' : 'light';
}

export function applyStoredTheme(): void {
  document.documentElement.dataset.theme = storedTheme();
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  applyStoredTheme();
}
