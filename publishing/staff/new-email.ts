/**
 * How an address that a member wants is kept until its link is followed: among what the sign-in library proves by links, under the
 * hash of the token, with the member and the address as value.
 */
export const NEW_EMAIL = {
  prefix: 'new-email:',
  under: (hash: string) => `${NEW_EMAIL.prefix}${hash}`,
  end: () => new Date(Date.now() + 24 * 3_600_000),
};

export function newEmailOf(memberId: string, email: string): string {
  return `${memberId} ${email}`;
}

export function newEmailIn(value: string): { memberId: string; email: string } {
  const [memberId = '', email = ''] = value.split(' ');
  return { memberId, email };
}
