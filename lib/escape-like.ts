/** A text as LIKE takes it literally: its own signs for "anything" escaped by a backslash. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
