// A small house of care for the twin: resources, sources of patients with stated instants, steps with stated work. It is
// the part of the language that the twin knows, as plain data; nothing in it is left to chance.

export interface Resource {
  readonly id: string;
  readonly capacity: number;
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
  | {
      readonly kind: 'fewer';
      readonly at: string;
      readonly than: number;
      readonly to: string;
      readonly otherwise: Way;
    };

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
  readonly rank: number | 'urgency';
  readonly lastCome: boolean;
  readonly preempt: Stop | null;
  /** `full`: `block`, or where those go who find no place. */
  readonly room: { readonly places: number; readonly full: string } | null;
  readonly patience: {
    readonly minutes: readonly number[];
    readonly to: string;
    readonly release: readonly string[];
  } | null;
  readonly jockey: { readonly with: readonly string[]; readonly fewer: number } | null;
  readonly together: {
    readonly least: number;
    readonly most: number;
    readonly orAfterMinutes: number | null;
  } | null;
  readonly releaseAtStart: readonly Release[];
  /** Minutes of the first, second, … patient of each source; none where the step takes no time. */
  readonly work: readonly number[];
  readonly hold: readonly string[];
  readonly release: readonly Release[];
  readonly next: Way;
}

export interface House {
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
