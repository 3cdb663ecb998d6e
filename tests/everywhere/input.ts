// What the program that runs on every JavaScript engine is given, and how it answers: plain data, no runtime.

export interface ProgramInput {
  /** Replaces everything that is not the same everywhere by functions that throw, once the models are compiled. */
  readonly forbid: boolean;
  readonly scenarios: readonly ScenarioInput[];
}

export interface ScenarioInput {
  readonly name: string;
  readonly text: string;
  /** The data files that it names: path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** The scenario as one engine has read it, as JSON; every other must read the text to the same. */
  readonly json: string;
  readonly untilMinutes: number;
  readonly seeds: readonly string[];
}

/** Takes one line of the answer: what was looked at, and what was found. */
export type Say = (what: string, found: string | number) => void;
