// Light or dark: what somebody chose in this browser, else what the device is set to, also when that changes.

import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const storageKey = 'flowday.theme';
const deviceIsDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function theme(): Theme {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return deviceIsDark.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

/** From now on the page has the colours of its device, or those chosen here. */
export function keepTheme(): void {
  apply();
  deviceIsDark.addEventListener('change', apply);
}

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(storageKey, chosen);
  apply();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, theme);
}
