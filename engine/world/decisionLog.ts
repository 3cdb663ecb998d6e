// Every command that was applied, in order: people's, control's and derived ones. Rationales are kept beside
// it for readers; they are not part of the world and never hashed ([L4]).

import type { Column, ColumnArray, Stateful } from '../base/columns.ts';
import { grown } from '../base/grow.ts';

/** Numbers are part of the hash: never reuse one. */
export const decisionKinds = [
  'pullLever',
  'stopLever',
  'declareLevel',
  'fireInject',
  'holdInject',
  'releaseInject',
  'skipInject',
  'endInject',
  'handAgency',
  'closePlanning',
] as const;
export const actorKinds = ['agency', 'control', 'standing-orders', 'schedule', 'clock'] as const;

export interface LoggedDecision {
  readonly atMinutes: number;
  /** −1: derived. */
  readonly sequence: number;
  readonly kind: (typeof decisionKinds)[number];
  readonly actor: (typeof actorKinds)[number];
  /** Agency index (agency, standing orders), inject's intervention index (schedule), or −1. */
  readonly actorIndex: number;
  /** Intervention or agency index; −1: neither. */
  readonly subject: number;
  /** Amount, level, or 1 for "people". */
  readonly value: number;
}

const doubles = ['at', 'value'] as const;
const wholes = ['sequence', 'kind', 'actor', 'actorIndex', 'subject'] as const;

export class DecisionLog implements Stateful {
  private at = new Float64Array(64);
  private value = new Float64Array(64);
  private sequence = new Int32Array(64);
  private kind = new Int32Array(64);
  private actor = new Int32Array(64);
  private actorIndex = new Int32Array(64);
  private subject = new Int32Array(64);
  private used = new Int32Array(1);
  /** Rationale of each journalled decision by its sequence; and the order's id of each derived one by place. */
  readonly words = new Map<number, string>();

  get size(): number {
    return this.used[0] as number;
  }

  add(decision: LoggedDecision, words: string): void {
    const place = this.size;
    if (place === this.at.length) this.grow();
    this.at[place] = decision.atMinutes;
    this.value[place] = decision.value;
    this.sequence[place] = decision.sequence;
    this.kind[place] = decisionKinds.indexOf(decision.kind);
    this.actor[place] = actorKinds.indexOf(decision.actor);
    this.actorIndex[place] = decision.actorIndex;
    this.subject[place] = decision.subject;
    this.used[0] = place + 1;
    if (words !== '') this.words.set(place, words);
  }

  get(place: number): LoggedDecision {
    return {
      atMinutes: this.at[place] as number,
      sequence: this.sequence[place] as number,
      kind: decisionKinds[this.kind[place] as number] as LoggedDecision['kind'],
      actor: actorKinds[this.actor[place] as number] as LoggedDecision['actor'],
      actorIndex: this.actorIndex[place] as number,
      subject: this.subject[place] as number,
      value: this.value[place] as number,
    };
  }

  /** How many decisions were taken in a planning round: all before it was closed. */
  plannedUntil(): number {
    const closed = this.kind.subarray(0, this.size).indexOf(decisionKinds.indexOf('closePlanning'));
    return closed < 0 ? this.size : closed;
  }

  columns(): readonly Column[] {
    const length = this.size;
    return [
      { name: 'used', array: this.used, length: 1 },
      ...[...doubles, ...wholes].map((name) => ({ name, array: this[name] as ColumnArray, length })),
    ];
  }

  adopt(saved: (name: string) => ColumnArray): void {
    const self = this as unknown as Record<string, ColumnArray>;
    for (const name of ['used', ...doubles, ...wholes]) self[name] = saved(name);
    if (this.at.length === 0) this.grow();
  }

  private grow(): void {
    const self = this as unknown as Record<string, ColumnArray>;
    const length = Math.max(64, this.at.length * 2);
    for (const name of [...doubles, ...wholes]) self[name] = grown(this[name] as ColumnArray, length);
  }
}
