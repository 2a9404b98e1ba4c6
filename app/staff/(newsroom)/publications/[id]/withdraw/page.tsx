import { redirect } from 'next/navigation';
import { ActionForm } from '../../../../../../components/staff/action-form.tsx';
import { Choices } from '../../../../../../components/staff/choices.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { ReplacementField } from '../../../../../../components/staff/release/replacement-field.tsx';
import { Submit } from '../../../../../../components/staff/submit.tsx';
import { TextArea } from '../../../../../../components/staff/text-area.tsx';
import { env } from '../../../../../../lib/env.ts';
import { findOverview } from '../../../../../../publishing/publications/overview-desk.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../../../newsroom.ts';
import { withdrawPublication } from '../actions.ts';
import '../../../../../../components/staff/release/release.css';

type Props = { params: Promise<{ id: string }> };

export default async function WithdrawPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id, 'publication.withdraw');
  const [frame, overview] = await Promise.all([newsroom(signedIn, 'Publications'), findOverview(id)]);
  if (overview?.state !== 'published') redirect(staffRoutes.publication(id) as never);
  const title = publication.title || 'Untitled';
  const address = absolute(env().SITE_URL, routes.publication(overview.kind, overview.slug));
  return (
    <NewsroomPage {...frame} title={`Withdraw “${title}”`}>
      <PublicationTabs id={id} title={title} current="overview" />
      <ActionForm action={withdrawPublication} name="withdraw">
        <p className="staff-consequence">
          “{title}” leaves all lists, counts, search and feeds as soon as you press. {address} stays, says that it was
          withdrawn, when and why, and shows of the text what you choose here.
        </p>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="revision" value={overview.liveRevision} />
        <TextArea name="reason" label="Why" hint="Readers see this sentence at the address." />
        <Choices
          name="outcome"
          legend="What is left"
          choices={[
            { value: 'text_kept', label: 'The text, for the record', hint: 'Under a notice that it no longer stands.' },
            { value: 'notice_only', label: 'Only the notice', hint: 'Text and files are no longer served.' },
            { value: 'gone', label: 'Nothing', hint: 'The notice says that nothing of it is available any longer.' },
            { value: 'replaced', label: 'A way to what replaces it', hint: 'Chosen below.' },
          ]}
        />
        <ReplacementField id={id} />
        <Submit tone="danger">Withdraw it now</Submit>
      </ActionForm>
    </NewsroomPage>
  );
}
