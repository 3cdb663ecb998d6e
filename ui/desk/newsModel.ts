// News in groups: what was sent to this desk stands alone, runs of declared levels are folded into one line.

import type { NewsItem } from '../../server/protocol/index.ts';

export type NewsGroup =
  | { readonly kind: 'item'; readonly item: NewsItem }
  /** Newest first, at least two. */
  | { readonly kind: 'levels'; readonly items: readonly NewsItem[] };

/** `news` newest first; the groups too. */
export function groupNews(news: readonly NewsItem[]): readonly NewsGroup[] {
  const groups: NewsGroup[] = [];
  let run: NewsItem[] = [];
  const close = () => {
    const [only, ...more] = run;
    if (only !== undefined) {
      groups.push(more.length === 0 ? { kind: 'item', item: only } : { kind: 'levels', items: run });
    }
    run = [];
  };
  for (const item of news) {
    if (item.kind === 'level') {
      run.push(item);
    } else {
      close();
      groups.push({ kind: 'item', item });
    }
  }
  close();
  return groups;
}
