// What this desk has been told: injects addressed to it, levels others declared, newest first.

import { Flag, type LucideIcon, Mail, MapPin, Megaphone, Newspaper, Phone, Radio } from 'lucide-react';
import type { NewsItem } from '../../server/protocol/index.ts';
import { instantText } from '../clock/instants.ts';
import { Panel } from '../parts/Panel.tsx';
import type { DeskProps } from './deskProps.ts';
import styles from './News.module.css';
import { groupNews } from './newsModel.ts';

export interface NewsProps extends DeskProps {
  readonly news: readonly NewsItem[];
  /** At most this many, for a card; all when absent. */
  readonly atMost?: number;
}

export function News({ brief, news, className, atMost }: NewsProps) {
  const groups = groupNews(news).slice(0, atMost);
  return (
    <Panel title="News" aside="newest first" className={className} testId="news">
      {groups.length === 0 && (
        <p className={styles.empty}>Nothing yet. Calls, letters and declared levels appear here.</p>
      )}
      <ol className={styles.list}>
        {groups.map((group) =>
          group.kind === 'levels' ? (
            <LevelsRow key={newsKey(group.items.at(-1))} items={group.items} brief={brief} />
          ) : (
            <NewsRow key={newsKey(group.item)} item={group.item} brief={brief} />
          ),
        )}
      </ol>
    </Panel>
  );
}

/** Keyed by its oldest, so that it stays open while newer ones join it. */
function LevelsRow({ items, brief }: { items: readonly NewsItem[]; brief: DeskProps['brief'] }) {
  const [newest] = items;
  if (newest === undefined) return null;
  return (
    <li className={styles.item} data-kind="levels">
      <Flag size={18} aria-hidden="true" />
      <details className={styles.levels}>
        <summary>
          <b>{instantText(brief, newest.atMinutes)}</b> {newest.title}
          <span> and {items.length - 1} more before</span>
        </summary>
        <ol>
          {items.slice(1).map((item) => (
            <li key={newsKey(item)}>
              <b>{instantText(brief, item.atMinutes)}</b> {item.title}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function newsKey(item: NewsItem | undefined): string {
  return item === undefined ? '' : `${item.atMinutes} ${item.injectId ?? ''} ${item.from} ${item.title}`;
}

function NewsRow({ item, brief }: { item: NewsItem; brief: DeskProps['brief'] }) {
  if (item.kind === 'level') {
    return (
      <li className={styles.item} data-kind={item.kind}>
        <Flag size={18} aria-hidden="true" />
        <p className={styles.from}>
          <b>{instantText(brief, item.atMinutes)}</b> {item.title}
        </p>
      </li>
    );
  }
  const Icon = icons[item.channel] ?? Megaphone;
  return (
    <li className={styles.item} data-kind={item.kind} data-inject={item.injectId}>
      <Icon size={18} aria-hidden="true" />
      <div>
        <p className={styles.from}>
          <b>{instantText(brief, item.atMinutes)}</b> {item.from}
          {item.channel === '' ? '' : `, by ${item.channel}`}
        </p>
        <h3>{item.title}</h3>
        {item.text !== '' && item.text !== item.title && <p className={styles.text}>{item.text}</p>}
      </div>
    </li>
  );
}

const icons: Readonly<Record<string, LucideIcon>> = {
  phone: Phone,
  email: Mail,
  letter: Mail,
  radio: Radio,
  press: Newspaper,
  visit: MapPin,
};
