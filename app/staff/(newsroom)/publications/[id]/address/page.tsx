import { ActionForm } from '../../../../../../components/staff/action-form.tsx';
import { Field } from '../../../../../../components/staff/field.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { Submit } from '../../../../../../components/staff/submit.tsx';
import { env } from '../../../../../../lib/env.ts';
import { findOverview } from '../../../../../../publishing/publications/overview-desk.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../../newsroom.ts';
import { changeSlug } from '../actions.ts';
import '../../../../../../components/staff/release/release.css';

type Props = { params: Promise<{ id: string }> };

export default async function AddressPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id, 'publication.move');
  const [frame, overview] = await Promise.all([newsroom(signedIn, 'Publications'), findOverview(id)]);
  if (!overview) return null;
  const title = publication.title || 'Untitled';
  const address = absolute(env().SITE_URL, routes.publication(overview.kind, overview.slug));
  const known = overview.firstReleasedAt !== null && overview.firstReleasedAt <= overview.now;
  return (
    <NewsroomPage {...frame} title={`Address of “${title}”`}>
      <PublicationTabs id={id} title={title} current="overview" />
      <ActionForm action={changeSlug} name="address">
        <p className="staff-consequence">
          {known
            ? `Readers know it at ${address}. From the moment you press that address leads on to the new one, for good.`
            : `Its address is to be ${address}. Nobody outside has seen it, so nothing is left behind.`}
        </p>
        <input type="hidden" name="id" value={id} />
        <Field
          name="slug"
          label="End of the address"
          hint="Lower-case letters, digits and single hyphens."
          defaultValue={overview.slug}
          required
        />
        <Submit tone={known ? 'danger' : 'strong'}>Change the address</Submit>
      </ActionForm>
    </NewsroomPage>
  );
}
