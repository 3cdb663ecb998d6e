// Characters that nobody means to write, and that no terminal or screen should be given.

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point.
const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Where each of them stands, and its name, such as `U+001B`. */
export function* oddCharacters(text: string): Generator<{ readonly at: number; readonly name: string }> {
  for (const match of text.matchAll(odd)) {
    const code = match[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
    yield { at: match.index, name: `U+${code}` };
  }
}
