// Words that people typed, made fit for everybody's screen and for the record: nothing that turns the rest of a
// line round, nothing that cannot be seen. Knows no messages.

/** Marks that change the direction of what follows; zero-width and filler characters; control characters. */
const unseen =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0]|(?![\n\t])\p{Cc}/gu;
/** A letter needs three marks at most; towers of them cover the lines above. */
const tower = /(\p{M}{3})\p{M}+/gu;

/** Free text of several lines. Emoji and every script stay. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unseen, '').replace(tower, '$1');
}

/** A name in one line; empty where nothing of it can be seen. */
export function plainName(text: string): string {
  const line = plainText(text).replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? line : '';
}
