import { connection } from 'next/server';
import { freshnessStatus } from '../../../publishing/freshness/status.ts';

/** The process may be sent readers: it has its database and hears every change. */
export async function GET(): Promise<Response> {
  await connection();
  const { listening, reason } = freshnessStatus();
  return Response.json(
    { ready: listening, reason },
    { status: listening ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
