/** The address that limits count by and the audit log names: the last one the nearest proxy saw, or "direct" without a proxy. */
export function clientAddress(headers: { get(name: string): string | null }): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'direct';
}
