/** Every address of the newsroom's doors, as a path from the root. */
export const staffRoutes = {
  desk: () => '/staff',
  signIn: (next?: string) => (next ? `/staff/sign-in?next=${encodeURIComponent(next)}` : '/staff/sign-in'),
  secondFactor: () => '/staff/sign-in/second-factor',
  forgotten: () => '/staff/forgotten',
  newPassword: (token: string) => `/staff/new-password/${encodeURIComponent(token)}`,
  invitation: (token: string) => `/staff/invitation/${encodeURIComponent(token)}`,
  account: () => '/staff/account',
  members: () => '/staff/members',
};

/** The pages that strangers may see. */
export function isDoor(path: string): boolean {
  return /^\/staff\/(?:sign-in|forgotten|new-password|invitation)(?:\/|$)/.test(path);
}

/** Where to go after signing in: a path inside the newsroom, never another site. */
export function safeNext(next: string | undefined): string {
  return next && /^\/staff(?:[/?][^\\]*)?$/.test(next) && !next.includes('//') ? next : staffRoutes.desk();
}
