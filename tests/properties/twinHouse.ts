// A small house of care for the twin: resources, sources of patients with stated instants, steps with stated work. It is
// the part of the language that the twin knows, as plain data; nothing in it is left to chance.

/** What may be asked about a person and about how things stand. What holds is 1, what does not 0. */
export type Ask =
  | { readonly kind: 'number'; readonly value: number }
  /** Of the person: minutes since they came for `stay`, people whom they are the first of for `party`. */
  | { readonly kind: 'urgency' | 'stay' | 'party' }
  | { readonly kind: 'variable'; readonly id: string }
  | { readonly kind: Count; readonly of: string }
  | { readonly kind: 'two'; readonly left: Ask; readonly sign: Sign; readonly right: Ask };
/** Of a resource the first three, of a step the others. */
export type Count =
  | 'free'
  | 'occupied'
  | 'capacity'
  | 'waiting'
  | 'present'
  | 'working'
  | 'blocked'
  | 'ended';
export type Sign = '+' | '-' | '<' | '>=' | '==' | '!=' | '>' | 'and' | 'or';

export interface Resource {
  readonly id: string;
  /** Used up by whoever seizes them; steps supply and refills set them. */
  readonly slots: boolean;
  readonly refills: readonly { readonly at: number; readonly to: number }[];
  readonly capacity: number;
  /** Steps whose lists are looked at before all others, in this order. */
  readonly prefers: readonly string[];
  readonly whenCut: 'finish' | 'resume' | 'restart';
  readonly closures: readonly { readonly from: number; readonly until: number; readonly units: number }[];
}

export interface Release {
  readonly what: string;
  readonly afterMinutes: number;
}

export type Way =
  | { readonly kind: 'to'; readonly to: string }
  | { readonly kind: 'shortest' | 'in-turn'; readonly among: readonly string[] }
  | { readonly kind: 'first-free'; readonly among: readonly string[]; readonly otherwise: Way }
  | { readonly kind: 'if'; readonly when: Ask; readonly to: string; readonly otherwise: Way };

export interface Stop {
  readonly how: 'resume' | 'restart' | 'lose';
  /** Where those go whose work is lost. */
  readonly to: string;
  readonly atBack: boolean;
  readonly earliest: boolean;
}

export interface Step {
  readonly id: string;
  /** Of a resource or a group. */
  readonly needs: readonly { readonly what: string; readonly units: number }[];
  readonly serveWhen: Ask | null;
  readonly rank: Ask;
  readonly lastCome: boolean;
  readonly preempt: Stop | null;
  /** `full`: `block`, or where those go who find no place. */
  readonly room: { readonly places: number; readonly full: string } | null;
  readonly patience: {
    readonly minutes: readonly number[];
    readonly to: string;
    readonly release: readonly string[];
  } | null;
  /** Ends work undone while it holds. */
  readonly stopWhen: { readonly when: Ask; readonly to: string; readonly release: readonly string[] } | null;
  readonly jockey: { readonly with: readonly string[]; readonly fewer: number } | null;
  readonly together: {
    readonly least: number;
    readonly most: number;
    readonly orAfterMinutes: number | null;
    /** They go as one until the first comes there; nowhere: each goes alone. */
    readonly until: readonly string[];
  } | null;
  readonly releaseAtStart: readonly Release[];
  /** Minutes of the first, second, … patient of each source; none where the step takes no time. */
  readonly work: readonly number[];
  /** Multiplies the work. */
  readonly stretch: Ask | null;
  readonly supply: readonly { readonly what: string; readonly units: number }[];
  /** Of a variable or `urgency`. */
  readonly set: readonly { readonly what: string; readonly to: Ask }[];
  readonly hold: readonly string[];
  readonly release: readonly Release[];
  readonly next: Way;
}

export interface House {
  readonly variables: readonly { readonly id: string; readonly value: number }[];
  readonly resources: readonly Resource[];
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  readonly sources: readonly {
    readonly id: string;
    readonly at: readonly number[];
    readonly urgency: readonly number[];
    readonly to: string;
  }[];
  readonly steps: readonly Step[];
  readonly outcomes: readonly string[];
}

/** People may come to wait there. */
export function hasList({ needs, serveWhen }: Step): boolean {
  return needs.length > 0 || serveWhen !== null;
}
