// How this wall is shown: kept in this browser, never in the address and never sent.

export interface WallSettings {
  readonly theme: 'light' | 'dark';
  readonly moving: boolean;
  readonly asTable: boolean;
}

const storageKey = 'flowday.wall';
const usual: WallSettings = { theme: 'light', moving: true, asTable: false };

export function keptWallSettings(): WallSettings {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const kept = read();
  return { ...usual, ...kept, moving: !calm && (kept.moving ?? true), asTable: false };
}

export function keepWallSettings(settings: WallSettings): void {
  localStorage.setItem(storageKey, JSON.stringify(settings));
}

function read(): Partial<WallSettings> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    const { theme, moving } = found as Record<string, unknown>;
    return {
      ...(theme === 'dark' || theme === 'light' ? { theme } : {}),
      ...(typeof moving === 'boolean' ? { moving } : {}),
    };
  } catch {
    return {};
  }
}
