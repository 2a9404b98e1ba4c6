import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { PublicationFilters } from '../../../../components/staff/publication-filters.tsx';
import { PublicationTable } from '../../../../components/staff/publication-table.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { findForDesk, listFilterChoices, listForDesk } from '../../../../publishing/publications/list-desk.ts';
import { readListRequest } from '../../../../publishing/publications/list-request.ts';
import { can } from '../../../../publishing/staff/permissions.ts';
import { requireMember } from '../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../newsroom.ts';
import { changeSeveral, undoBin } from './actions.ts';
import { actsFor } from './acts.ts';

type Props = PageProps<'/staff/publications'>;

export default async function PublicationsPage({ searchParams }: Props) {
  const parameters = await searchParams;
  const request = readListRequest(parameters);
  const signedIn = await requireMember(staffRoutes.publications());
  const [frame, list, choices, undoable] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    listForDesk(signedIn.member, request),
    listFilterChoices(),
    findForDesk(signedIn.member, idsIn(parameters.binned)),
  ]);
  const binned = undoable.filter(({ binnedAt }) => binnedAt !== null);
  return (
    <NewsroomPage
      {...frame}
      title="Publications"
      tools={
        can(signedIn.member, 'publication.create') && (
          <a className="staff-button" data-tone="strong" href={staffRoutes.newPublication()}>
            New publication
          </a>
        )
      }
    >
      {binned.length > 0 && (
        <ActionForm action={undoBin} name="undo" className="desk-undo">
          <p role="status">
            {binned.length === 1
              ? `“${binned[0]?.title || 'Untitled'}” is in the bin.`
              : `${binned.length} publications are in the bin.`}
          </p>
          {binned.map(({ id }) => (
            <input key={id} type="hidden" name="ids[]" value={id} />
          ))}
          <Submit tone="plain">Undo</Submit>
        </ActionForm>
      )}
      <PublicationFilters request={request} all={list.all} counts={list.counts} {...choices} />
      <PublicationTable
        {...list}
        request={request}
        clock={frame.clock}
        hubs={choices.hubs}
        acts={actsFor(signedIn.member, request)}
        change={changeSeveral}
      />
    </NewsroomPage>
  );
}

function idsIn(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text
    .split(',')
    .filter((id) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    .slice(0, 50);
}
