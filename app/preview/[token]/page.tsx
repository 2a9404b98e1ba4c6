import type { Metadata } from 'next';
import { after, connection } from 'next/server';
import { Watermark } from '../../../components/preview/watermark.tsx';
import { PublicationPage } from '../../../components/publication/publication-page.tsx';
import { env } from '../../../lib/env.ts';
import { citableWork } from '../../../publishing/citations/citable-work.ts';
import { formatPublicDate } from '../../../publishing/dates.ts';
import { recordOpening } from '../../../publishing/previews/commands.ts';
import { withFilesBelow } from '../../../publishing/previews/preview-link.ts';
import { openPreview } from '../../../publishing/previews/queries.ts';
import { absolute, routes } from '../../../publishing/routes.ts';
import { SiteFrame } from '../../(site)/site-frame.tsx';

/** Judged anew at each request, and whole. The proxy has turned away who has no open link; this asks again. */
export const instant = false;

export const metadata: Metadata = {
  title: 'Preview',
  robots: { index: false, follow: false, noarchive: true, nosnippet: true },
  referrer: 'no-referrer',
};

export default async function OutsidePreviewPage({ params }: PageProps<'/preview/[token]'>) {
  await connection();
  const { token } = await params;
  const preview = await openPreview(token);
  if (!preview) {
    return (
      <SiteFrame>
        <h1>This preview is over</h1>
        <p>Ask whoever sent you the link.</p>
      </SiteFrame>
    );
  }
  const { link, rails, institution } = preview;
  after(() => recordOpening(link.id));
  const publication = withFilesBelow(preview.publication, routes.previewFiles(token));
  const address = absolute(env().SITE_URL, routes.publication(publication.kind, publication.slug));
  const day = formatPublicDate({ at: new Date(), precision: 'day' }, institution);
  return (
    <>
      <Watermark label={link.label} day={day} />
      <SiteFrame>
        <PublicationPage
          publication={publication}
          work={citableWork(publication, institution, address)}
          rails={rails}
          institution={institution}
          pdf={false}
        />
      </SiteFrame>
    </>
  );
}
