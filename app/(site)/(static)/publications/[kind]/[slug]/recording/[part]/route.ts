import { env } from '../../../../../../../../lib/env.ts';
import { documentToPlainHtml } from '../../../../../../../../publishing/body/to-plain-html.ts';
import { kindBySegment } from '../../../../../../../../publishing/kinds.ts';
import { getPublication } from '../../../../../../../../publishing/publications/published.ts';
import { recordingOf } from '../../../../../../../../publishing/publications/recording.ts';
import type { PublishedPublication } from '../../../../../../../../publishing/publications/views.ts';
import { isGone } from '../../../../../../../../publishing/publications/withdrawal.ts';
import { goneForMachines } from '../../../../../../machines/machine-answers.ts';
import { BUILD_PLACEHOLDER } from '../../../../../build-placeholder.ts';
import { decoded } from '../../../../../segments.ts';

type Context = RouteContext<'/publications/[kind]/[slug]/recording/[part]'>;

export const generateStaticParams = () => [
  { kind: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER, part: BUILD_PLACEHOLDER },
];

/** What podcast players show beside a recording: its chapters and its transcript. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { kind: segment, slug: encoded, part } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  const lookup = kind && slug !== null ? await getPublication(kind, slug) : null;
  if (lookup?.found === 'here' && isGone(lookup.value)) return goneForMachines();
  const answer = lookup?.found === 'here' ? partOf(lookup.value, part) : null;
  if (!answer) {
    return new Response('There is no such part.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const { text, contentType } = answer;
  return new Response(text, { headers: { 'Content-Type': contentType, 'X-Robots-Tag': 'noindex' } });
}

function partOf(publication: PublishedPublication, part: string): { text: string; contentType: string } | null {
  const media = recordingOf(publication)?.media;
  if (part === 'chapters.json' && media?.attrs.chapters?.length) {
    const chapters = media.attrs.chapters.map(({ start, title }) => ({ startTime: start, title }));
    return {
      text: JSON.stringify({ version: '1.2.0', title: media.attrs.title, chapters }),
      contentType: 'application/json+chapters; charset=utf-8',
    };
  }
  if (part === 'transcript.html' && media?.content?.length) {
    const html = documentToPlainHtml({ type: 'doc', content: media.content }, publication.files, env().SITE_URL);
    return {
      text: `<!doctype html>\n<html lang="${publication.language}"><meta charset="utf-8"><title>Transcript</title>\n${html}\n</html>\n`,
      contentType: 'text/html; charset=utf-8',
    };
  }
  return null;
}
