import { env } from '../../../../../../../lib/env.ts';
import { citableWork } from '../../../../../../../publishing/citations/citable-work.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { publicationMarkdown } from '../../../../../../../publishing/plain-forms/markdown.ts';
import { publicationJson } from '../../../../../../../publishing/plain-forms/plain-json.ts';
import { getPublication } from '../../../../../../../publishing/publications/published.ts';
import { isGone } from '../../../../../../../publishing/publications/withdrawal.ts';
import { below } from '../../../../../../../publishing/redirects/redirect.ts';
import { absolute, routes } from '../../../../../../../publishing/routes.ts';
import { decoded } from '../../../../../(static)/segments.ts';
import { goneForMachines, movedTo, nothingForMachines, textForMachines } from '../../../../machine-answers.ts';

type Context = RouteContext<'/machines/forms/[form]/[kind]/[slug]'>;

const WRITERS = {
  md: { write: publicationMarkdown, contentType: 'text/markdown; charset=utf-8' },
  json: { write: publicationJson, contentType: 'application/json; charset=utf-8' },
};

/** A publication as a file of its own: as long as its text is public, and no longer. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { form, kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return nothingForMachines();
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found === 'moved') {
    return movedTo(lookup.to.startsWith('/publications/') ? below(lookup.to, `.${form}`) : lookup.to);
  }
  if (lookup.found === 'nothing') return nothingForMachines();
  if (isGone(lookup.value)) return goneForMachines();
  const publication = lookup.value;
  const page = absolute(env().SITE_URL, routes.publication(kind, publication.slug));
  const headers = { Link: `<${page}>; rel="canonical"` };
  if (form !== 'md' && form !== 'json') return nothingForMachines();
  const { write, contentType } = WRITERS[form];
  const text = write(publication, citableWork(publication, institution, page), institution);
  return textForMachines(request, { text, contentType, headers: { ...headers, 'X-Robots-Tag': 'noindex' } });
}

export { GET as HEAD };
