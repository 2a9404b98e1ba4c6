/** Whether a text is a UUID (RFC 9562) as the database writes it, in small letters. Runs in the browser as well. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
