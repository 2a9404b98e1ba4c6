import { type NextRequest, NextResponse } from 'next/server';
import { auth } from './publishing/staff/auth.ts';
import { isDoor, staffRoutes } from './publishing/staff/staff-routes.ts';

// Not where files are sent to: what passes through here is held in memory, and cut off after ten megabytes.
export const config = { matcher: ['/staff', '/staff/((?!files$).*)'] };

/**
 * Sends strangers to the sign-in with a status that browsers without scripts follow; a page can only say 200 by the time it
 * knows. It protects nothing: every page and action asks for itself (publishing/staff/session.ts).
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (request.method !== 'GET' || isDoor(pathname)) return NextResponse.next();
  const session = await auth().api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  if (session) return NextResponse.next();
  return NextResponse.redirect(new URL(staffRoutes.signIn(pathname + search), request.nextUrl));
}
