// Five places on a phone, at the thumb.

import { Activity, Bell, Layers, type LucideIcon, Newspaper, Zap } from 'lucide-react';
import styles from './PhoneTabs.module.css';

export type DeskTab = 'now' | 'patch' | 'decide' | 'news' | 'system';

const tabs: readonly { readonly id: DeskTab; readonly name: string; readonly Icon: LucideIcon }[] = [
  { id: 'now', name: 'Now', Icon: Bell },
  { id: 'patch', name: 'Patch', Icon: Activity },
  { id: 'decide', name: 'Decide', Icon: Zap },
  { id: 'news', name: 'News', Icon: Newspaper },
  { id: 'system', name: 'System', Icon: Layers },
];

export function PhoneTabs({ tab, onTab }: { tab: DeskTab; onTab: (tab: DeskTab) => void }) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the desk">
      {tabs.map(({ id, name, Icon }) => (
        <button
          key={id}
          type="button"
          aria-current={tab === id ? 'page' : undefined}
          data-testid={`tab-${id}`}
          onClick={() => {
            onTab(id);
            window.scrollTo(0, 0);
          }}
        >
          <Icon size={22} aria-hidden="true" />
          {name}
        </button>
      ))}
    </nav>
  );
}
