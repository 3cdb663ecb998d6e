// What an item of a study's report is made of. Knows neither what is reported nor how it is laid out.

import { isToBeFilledIn } from '../scenario/inputs.ts';

export type StudyBlock =
  /** Written by the engine. */
  | { readonly kind: 'text'; readonly text: string }
  /** The study's own words. */
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly headings: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'heading'; readonly text: string }
  /** The picture of the network of steps belongs here. */
  | { readonly kind: 'network' }
  | { readonly kind: 'not-stated'; readonly what: string };

export interface StudyItem {
  /** `1.1` … `6.1`, `2.5.1` … `2.5.5`. */
  readonly number: string;
  readonly group: string;
  readonly title: string;
  readonly blocks: readonly StudyBlock[];
}

export function item(group: string, number: string, title: string, blocks: readonly StudyBlock[]): StudyItem {
  return { group, number, title, blocks };
}

export function text(words: string): StudyBlock {
  return { kind: 'text', text: words };
}

export function list(items: readonly string[]): StudyBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): StudyBlock[] {
  return rows.length === 0 ? [] : [{ kind: 'table', headings, rows }];
}

export function heading(words: string): StudyBlock {
  return { kind: 'heading', text: words };
}

/** @param words of the study; what is still to be filled in states nothing */
export function said(words: string, what: string): StudyBlock[] {
  return words === '' || isToBeFilledIn(words)
    ? [{ kind: 'not-stated', what }]
    : [{ kind: 'said', text: words }];
}
