import type { Metadata } from 'next';
import { PublicationPage } from '../../../../../../components/publication/publication-page.tsx';
import { PreviewBar } from '../../../../../../components/staff/preview-bar.tsx';
import { PreviewLinks } from '../../../../../../components/staff/preview-links.tsx';
import { env } from '../../../../../../lib/env.ts';
import { citableWork } from '../../../../../../publishing/citations/citable-work.ts';
import { findPreview, listPreviewLinks } from '../../../../../../publishing/previews/desk.ts';
import { withFilesBelow } from '../../../../../../publishing/previews/preview-link.ts';
import { readTextName, textNameInWords } from '../../../../../../publishing/publications/text-name.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { SiteFrame } from '../../../../../(site)/site-frame.tsx';
import { makeLink, revokeLink } from './actions.ts';

type Props = PageProps<'/staff/publications/[id]/preview'>;

export const metadata: Metadata = { title: 'Preview' };

export default async function PreviewPage({ params, searchParams }: Props) {
  const [{ id }, { text }] = await Promise.all([params, searchParams]);
  const { signedIn, publication: subject } = await requirePublication(id);
  const name = readTextName(typeof text === 'string' ? text : undefined);
  const shares = can(signedIn.member, 'publication.preview', subject);
  const [preview, links] = await Promise.all([findPreview(id, name), shares ? listPreviewLinks(id) : []]);
  const what = name ? textNameInWords(name) : 'the newest text';
  const bar = (
    <PreviewBar id={id} title={subject.title} what={what}>
      {shares && preview && (
        <PreviewLinks id={id} links={links} clock={preview.institution} create={makeLink} revoke={revokeLink} />
      )}
    </PreviewBar>
  );
  if (!preview) {
    return (
      <>
        {bar}
        <SiteFrame>
          <p>This text is not there.</p>
        </SiteFrame>
      </>
    );
  }
  const { rails, institution } = preview;
  const publication = withFilesBelow(preview.publication, '/staff/files');
  const address = absolute(env().SITE_URL, routes.publication(publication.kind, publication.slug));
  return (
    <>
      {bar}
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
