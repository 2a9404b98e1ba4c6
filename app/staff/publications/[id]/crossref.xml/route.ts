import { crossrefAccount } from '../../../../../publishing/crossref/account.ts';
import { depositXml } from '../../../../../publishing/crossref/deposit-xml.ts';
import { findDepositFacts } from '../../../../../publishing/crossref/desk.ts';
import { requirePublication } from '../../../../../publishing/staff/require-publication.ts';

type Context = { params: Promise<{ id: string }> };

/** The deposit of a publication's DOI as a file, for staff to look at or to upload at Crossref themselves. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const { publication } = await requirePublication(id);
  const facts = await findDepositFacts(publication.id);
  if (!facts.ok) return says(404, facts.issues.map(({ message }) => message).join(' '));
  const { doi, slug } = facts.value.publication;
  const at = new Date();
  const depositor = crossrefAccount()?.depositor ?? {
    name: facts.value.institution.name,
    email: `depositor@${new URL(facts.value.site).hostname}`,
  };
  const xml = depositXml({ ...facts.value, depositor, batchId: `${doi}-${at.getTime()}`, at });
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${slug}-crossref.xml"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function says(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
