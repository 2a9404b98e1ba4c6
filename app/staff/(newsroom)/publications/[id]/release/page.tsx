import { redirect } from 'next/navigation';
import { ActionForm } from '../../../../../../components/staff/action-form.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { askedIn, chosenMoment, fromNow, proposal } from '../../../../../../components/staff/release/chosen-moment.ts';
import { FindingsList } from '../../../../../../components/staff/release/findings-list.tsx';
import { MomentForm } from '../../../../../../components/staff/release/moment-form.tsx';
import { ReleaseFields } from '../../../../../../components/staff/release/release-fields.tsx';
import { Submit } from '../../../../../../components/staff/submit.tsx';
import { env } from '../../../../../../lib/env.ts';
import { formatMoment } from '../../../../../../publishing/newsroom-dates.ts';
import { findOverview } from '../../../../../../publishing/publications/overview-desk.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { staffRoutes } from '../../../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../../../site-institution.ts';
import { newsroom } from '../../../newsroom.ts';
import { publishNow, scheduleRelease, unwaiveFinding, waiveFinding } from '../actions.ts';
import '../../../../../../components/staff/release/release.css';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReleasePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { signedIn, publication } = await requirePublication(id, 'publication.release');
  const [frame, clock, overview] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    siteInstitution(),
    findOverview(id),
  ]);
  const releasable =
    overview && !overview.binned && !overview.bundle?.releaseAt && (overview.draft || overview.state === 'scheduled');
  if (!releasable) redirect(staffRoutes.publication(id) as never);

  const { draft, state, findings, now } = overview;
  const counter = draft?.counter ?? 0;
  const open = findings.filter(({ severity, waiver }) => severity === 'blocker' || waiver === null);
  const unapproved = overview.fourEyes && draft !== null && !draft.approvedByAnother;
  const mayForce = can(signedIn.member, 'publication.forceRelease', publication);
  const address = absolute(env().SITE_URL, routes.publication(overview.kind, overview.slug));
  const title = publication.title || 'Untitled';
  const asked = askedIn(query);
  const chosen = chosenMoment(asked, clock, now);
  const fields = { id, counter, forcible: unapproved && mayForce };
  const known = state === 'published' || state === 'withdrawn';
  return (
    <NewsroomPage {...frame} title={`Release “${title}”`}>
      <PublicationTabs id={id} title={title} current="overview" />
      {unapproved && (
        <div className="overview-flag">
          <h2>No approval yet</h2>
          <p>
            {draft?.writer} wrote the last change. Somebody else has to approve this text before it goes out
            {mayForce ? ', or you release it all the same with a reason.' : '.'}
          </p>
        </div>
      )}
      {open.length > 0 && (
        <section aria-labelledby="missing">
          <h2 id="missing">This can’t go out yet</h2>
          <FindingsList
            id={id}
            counter={counter}
            findings={findings}
            waiving={
              can(signedIn.member, 'publication.waive', publication)
                ? { waive: waiveFinding, unwaive: unwaiveFinding }
                : null
            }
          />
        </section>
      )}
      <section aria-labelledby="now">
        <h2 id="now">Now</h2>
        <ActionForm action={publishNow} name="publish">
          <p className="staff-consequence">
            {state === 'published'
              ? `Readers of ${address} see the new text as soon as you press, in the place of revision ${overview.liveRevision}.`
              : state === 'withdrawn'
                ? `“${title}” stands again at ${address}, and in its lists, as soon as you press.`
                : `“${title}” is public at ${address} as soon as you press. Lists, search and feeds have it within a second.`}
          </p>
          <ReleaseFields {...fields} known={known} datable={!known} />
          <Submit>{state === 'published' ? 'Release the change now' : 'Publish now'}</Submit>
        </ActionForm>
      </section>
      <section aria-labelledby="later">
        <h2 id="later">At a time</h2>
        {known ? (
          <p>
            A change to what readers know already can’t wait for a moment: it is released now, or stays in the draft.
          </p>
        ) : (
          <>
            <MomentForm
              asked={asked}
              chosen={chosen}
              proposed={proposal(now, clock)}
              clock={clock}
              action={staffRoutes.release(id)}
            />
            {chosen.kind === 'at' && (
              <ActionForm action={scheduleRelease} name="schedule">
                <p className="staff-consequence">
                  “{title}” becomes public at {address} on {formatMoment(chosen.at, clock)}, {fromNow(chosen.at, now)}.
                  Until then nobody but staff sees any of it.
                </p>
                <input type="hidden" name="releaseAt" value={chosen.at.toISOString()} />
                <ReleaseFields {...fields} known={false} datable={false} />
                <Submit>Schedule it for {formatMoment(chosen.at, clock)}</Submit>
              </ActionForm>
            )}
          </>
        )}
      </section>
    </NewsroomPage>
  );
}
