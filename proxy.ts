import { type NextRequest, NextResponse } from 'next/server';
import { PLAIN_POLICY, plainPage } from './lib/plain-page.ts';
import { clientAddress } from './publishing/staff/client-address.ts';
import { isDoor, staffRoutes } from './publishing/staff/staff-routes.ts';

// Not where files are sent to: what passes through here is held in memory, and cut off after ten megabytes.
export const config = { matcher: ['/staff', '/staff/((?!files$).*)', '/preview/:path+'] };

/**
 * Sends strangers to the sign-in with a status that browsers without scripts follow; a page can only say 200 by the time it
 * knows. It protects nothing: every page and action asks for itself (publishing/staff/session.ts). What it needs is loaded when it
 * is needed: the framework loads this file before it answers anybody.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (pathname.startsWith('/preview/')) return previewDoor(request);
  if ((request.method !== 'GET' && request.method !== 'HEAD') || isDoor(pathname)) return NextResponse.next();
  const { auth } = await import('./publishing/staff/auth.ts');
  const session = await auth().api.getSession({ headers: request.headers, query: { disableRefresh: true } });
  if (session) return NextResponse.next();
  return NextResponse.redirect(new URL(staffRoutes.signIn(pathname + search), request.nextUrl));
}

/** Who has no open preview link gets the same answer whatever was wrong with it. */
async function previewDoor(request: NextRequest): Promise<NextResponse> {
  const token = request.nextUrl.pathname.split('/')[2] ?? '';
  const { judgeVisit } = await import('./publishing/previews/door.ts');
  const visit = await judgeVisit(token, clientAddress(request.headers));
  if (visit.open) return NextResponse.next();
  return new NextResponse(plainPage(visit.title, visit.sentence), {
    status: visit.status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PLAIN_POLICY },
  });
}
