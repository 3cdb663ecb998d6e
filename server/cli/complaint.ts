// An operational failure that a person can do something about: what went wrong, where, and what to do.
// Thrown by the verbs, shown in one place (main.ts), never with a stack trace.

export class Complaint extends Error {
  /** 1: something is wrong with what was named; 2: the command itself was wrong. */
  readonly exitCode: 1 | 2;
  /** One line: what to do about it. */
  readonly remedy: string;

  constructor(sentence: string, remedy: string, exitCode: 1 | 2 = 1) {
    super(sentence);
    this.name = 'Complaint';
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** As it stands on stderr. */
export function complaintText(complaint: Complaint): string {
  return `flowday: ${complaint.message}\n  ${complaint.remedy}\n`;
}

/** The `code` of a failed system call, such as `ENOENT`; an empty text for anything else. */
export function systemCodeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
