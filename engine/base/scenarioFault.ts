// A run that cannot go on because of what its scenario says: no bug of the engine, and nothing that can be seen before it runs.

export class ScenarioFault extends Error {
  /** One line: what to do about it. */
  readonly remedy: string;

  constructor(sentence: string, remedy: string) {
    super(sentence);
    this.name = 'ScenarioFault';
    this.remedy = remedy;
  }
}

/** Also one that has come from another thread, where only name and fields are left of a class. */
export function isScenarioFault(error: unknown): error is ScenarioFault {
  return error instanceof Error && error.name === 'ScenarioFault';
}
