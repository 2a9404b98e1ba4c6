import type { NextRequest } from 'next/server';
import { getSuggestions } from '../../../../publishing/search/published.ts';

const LONGEST = 80;

/** What the beginning of a search may mean, as JSON. */
export async function GET(request: NextRequest): Promise<Response> {
  const typed = (request.nextUrl.searchParams.get('q') ?? '').slice(0, LONGEST);
  return Response.json(await getSuggestions(typed), { headers: { 'cache-control': 'public, max-age=30' } });
}
