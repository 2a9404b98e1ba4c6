/** The address that limits count by and the audit log names. The server has put the one that is to be believed there. */
export function clientAddress(headers: { get(name: string): string | null }): string {
  return headers.get('x-forwarded-for') || 'unknown';
}
