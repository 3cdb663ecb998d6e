// What may be changed at the projector itself. Seen when the pointer moves over the wall or the keyboard
// comes to it; the room sees only the picture.

import { Button } from '../parts/Button.tsx';
import styles from './Wall.module.css';
import type { WallSettings } from './wallSettings.ts';

export interface WallControlsProps {
  readonly settings: WallSettings;
  readonly onChange: (changed: Partial<WallSettings>) => void;
}

export function WallControls({ settings, onChange }: WallControlsProps) {
  const { theme, moving, asTable } = settings;
  return (
    <aside className={styles.controls} aria-label="Wall controls">
      <Button small testId="wall-motion" onClick={() => onChange({ moving: !moving })}>
        {moving ? 'Stop movement' : 'Start movement'}
      </Button>
      <Button
        small
        testId="wall-theme"
        onClick={() => onChange({ theme: theme === 'dark' ? 'light' : 'dark' })}
      >
        {theme === 'dark' ? 'Light' : 'Dark'}
      </Button>
      <Button small testId="wall-as-table" onClick={() => onChange({ asTable: !asTable })}>
        {asTable ? 'Map as picture' : 'Map as table'}
      </Button>
    </aside>
  );
}
