import { Readable } from 'node:stream';
import type { NextRequest } from 'next/server';
import { streamLog } from '../../../../../../publishing/audit/desk.ts';
import { LOG_FILES, type LogFormat } from '../../../../../../publishing/audit/log-file.ts';
import { readLogRequest } from '../../../../../../publishing/audit/log-request.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { findSignedIn } from '../../../../../../publishing/staff/session.ts';

/** The audit log as a file, filtered as the page is, and sent while it is read. */
export async function GET(request: NextRequest, { params }: RouteContext<'/staff/audit/export/[format]'>) {
  const { format } = await params;
  const signedIn = await findSignedIn();
  if (!signedIn || !can(signedIn.member, 'audit.read')) return new Response(null, { status: 404 });
  if (!Object.hasOwn(LOG_FILES, format)) return new Response(null, { status: 404 });
  const { contentType, head, line } = LOG_FILES[format as LogFormat];
  const asked = readLogRequest(Object.fromEntries(request.nextUrl.searchParams));
  return new Response(
    Readable.toWeb(Readable.from(bytes(head, streamLog(signedIn.member, asked), line))) as ReadableStream<Uint8Array>,
    {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="audit-log.${format}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  );
}

async function* bytes<T>(
  head: string,
  batches: AsyncIterable<T[]>,
  line: (entry: T) => string,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (head) yield encoder.encode(head);
  for await (const batch of batches) yield encoder.encode(batch.map(line).join(''));
}
