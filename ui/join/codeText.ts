// Join and return codes as people type them: any case, with spaces or dashes.

/** The room's codes use these only: nothing that looks or sounds like another across a room. */
export const codeLetters = 'ACDEFGHJKMNPQRTWXY34679';
export const joinCodeLength = 6;

/** The character set in words, for whoever mistyped. */
export const codeLettersText = `Codes use only ${[...codeLetters].slice(0, -1).join(' ')} and ${codeLetters.at(-1)}`;

/** Upper case without spaces and dashes; everything else stays, so that nothing typed is lost. */
export function normalCode(typed: string): string {
  return typed.replace(/[\s–-]+/g, '').toUpperCase();
}

/** What is wrong with a join code before anybody is asked; null: nothing. */
export function codeProblem(code: string): string | null {
  const strange = [...new Set(code)].filter((letter) => !codeLetters.includes(letter));
  if (strange.length > 0) {
    return `${strange.join(' and ')} cannot be right. ${codeLettersText}. Look at the wall again.`;
  }
  if (code.length > joinCodeLength) {
    return `A code has ${joinCodeLength} letters and digits; this has ${code.length}.`;
  }
  return null;
}
