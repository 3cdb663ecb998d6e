// Everything that people, control, standing orders and the inject schedule can do to a world.

export type Command =
  | { readonly kind: 'pullLever'; readonly leverId: string; readonly amount: number | null }
  | { readonly kind: 'stopLever'; readonly leverId: string }
  | { readonly kind: 'declareLevel'; readonly agencyId: string; readonly level: number }
  | { readonly kind: 'fireInject'; readonly injectId: string }
  | { readonly kind: 'holdInject'; readonly injectId: string }
  | { readonly kind: 'releaseInject'; readonly injectId: string }
  | { readonly kind: 'skipInject'; readonly injectId: string }
  | { readonly kind: 'endInject'; readonly injectId: string }
  /** The planning round is over: agencies that nobody plays carry out their plans, and what is left of the money is gone. */
  | { readonly kind: 'closePlanning' }
  | {
      readonly kind: 'handAgency';
      readonly agencyId: string;
      readonly playedBy: 'people' | 'standing-orders';
    };

export type Actor =
  /** A team at its desk, for one of the agencies it plays. */
  | { readonly kind: 'agency'; readonly agencyId: string; readonly seatId: string | null }
  | { readonly kind: 'control'; readonly seatId: string | null };

/** Who made a derived command: computed by `drive`, never journalled. */
export type DerivedActor =
  | { readonly kind: 'standing-orders'; readonly agencyId: string; readonly orderId: string }
  | { readonly kind: 'schedule'; readonly injectId: string }
  /** The first advance of the clock: it closes a planning round that is still open. */
  | { readonly kind: 'clock' };

/** Why a command was not accepted. Nothing changed. The sentence is for a manager. */
export interface Refusal {
  readonly code:
    | 'unknown-lever'
    | 'unknown-inject'
    | 'unknown-agency'
    | 'not-yours'
    | 'control-only'
    | 'not-available'
    | 'cooling-down'
    | 'too-often'
    | 'amount-out-of-range'
    | 'not-enough-money'
    | 'precondition'
    | 'not-in-force'
    | 'unknown-level'
    | 'already-so'
    | 'no-scheme'
    /** Only in the planning round, or only in play. */
    | 'not-now'
    /** There is no planning round, or it is closed. */
    | 'no-planning'
    | 'over-planning-budget'
    | 'malformed';
  readonly sentence: string;
}

/** One accepted command of people or control. An instant is (atMinutes, sequence). */
export interface JournalEntry {
  readonly sequence: number;
  readonly atMinutes: number;
  readonly commandId: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly rationale: string;
}

/** One line of the decision log: journalled or derived. */
export interface Decision {
  readonly atMinutes: number;
  /** Of the journal entry; null when derived. */
  readonly sequence: number | null;
  readonly actor: Actor | DerivedActor;
  readonly command: Command;
  readonly rationale: string;
  /** Taken in the planning round; absent: in play. */
  readonly decidedIn?: 'planning';
}
