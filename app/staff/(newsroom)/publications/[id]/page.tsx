import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../components/staff/publication-tabs.tsx';
import { FindingsList } from '../../../../../components/staff/release/findings-list.tsx';
import { Moves } from '../../../../../components/staff/release/moves.tsx';
import { stateSentences } from '../../../../../components/staff/release/state-sentence.ts';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { Timeline } from '../../../../../components/staff/timeline.tsx';
import { formatMoment } from '../../../../../publishing/newsroom-dates.ts';
import { findOverview, listTimeline } from '../../../../../publishing/publications/overview-desk.ts';
import { routes } from '../../../../../publishing/routes.ts';
import { can } from '../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../publishing/staff/require-publication.ts';
import { siteInstitution } from '../../../../site-institution.ts';
import { newsroom } from '../../newsroom.ts';
import {
  approveDraft,
  approveForcedRelease,
  binPublication,
  cancelRelease,
  returnDraft,
  submitDraft,
  unbinPublication,
  unwaiveFinding,
  waiveFinding,
} from './actions.ts';
import '../../../../../components/staff/release/release.css';

type Props = { params: Promise<{ id: string }> };

export default async function OverviewPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id);
  const [frame, clock, overview, timeline] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    siteInstitution(),
    findOverview(id),
    listTimeline(id),
  ]);
  if (!overview) return null;
  const { draft, state, forced } = overview;
  const judged = draft !== null || state === 'scheduled';
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="overview" />
      <div className="overview">
        <div>
          {stateSentences(overview, clock).map((sentence) => (
            <p key={sentence} className="overview-state">
              {sentence}
            </p>
          ))}
          <p className="staff-hint">
            {state === 'published' || state === 'withdrawn' ? (
              <a href={routes.publication(overview.kind, overview.slug)}>
                {routes.publication(overview.kind, overview.slug)}
              </a>
            ) : (
              `Its address will be ${routes.publication(overview.kind, overview.slug)}`
            )}
            {draft && ` · Last change by ${draft.writer}, ${formatMoment(draft.updatedAt, clock)}`}
          </p>
          {draft?.returned && (
            <div className="overview-flag">
              <h2>Returned by {draft.returned.by}</h2>
              <p>{draft.returned.message}</p>
            </div>
          )}
          {forced.map((flag) => (
            <div key={flag.id} className="overview-flag">
              <h2>Released without an approval</h2>
              <p>
                {flag.by} released revision {flag.revision}, {formatMoment(flag.at, clock)}: “{flag.reason}” This stays
                flagged until somebody else approves it.
              </p>
              {flag.mayApprove(signedIn.actor.id) && can(signedIn.member, 'publication.approve', publication) && (
                <ActionForm action={approveForcedRelease} name={`forced-${flag.id}`}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="forced" value={flag.id} />
                  <Submit tone="plain">Approve it now</Submit>
                </ActionForm>
              )}
            </div>
          ))}
          {judged && (
            <section aria-labelledby="missing">
              <h2 id="missing">What is missing</h2>
              <FindingsList
                id={id}
                counter={draft?.counter ?? 0}
                findings={overview.findings}
                waiving={
                  can(signedIn.member, 'publication.waive', publication)
                    ? { waive: waiveFinding, unwaive: unwaiveFinding }
                    : null
                }
              />
            </section>
          )}
        </div>
        <aside aria-labelledby="next">
          <h2 id="next">What you can do</h2>
          <Moves
            overview={overview}
            actor={signedIn.actor.id}
            may={(permission) => can(signedIn.member, permission, publication)}
            actions={{
              submit: submitDraft,
              approve: approveDraft,
              giveBack: returnDraft,
              cancel: cancelRelease,
              bin: binPublication,
              unbin: unbinPublication,
            }}
            moment={overview.releaseAt ? formatMoment(overview.releaseAt, clock) : ''}
          />
        </aside>
      </div>
      <section aria-labelledby="timeline">
        <h2 id="timeline">What happened</h2>
        <Timeline entries={timeline} clock={clock} />
      </section>
    </NewsroomPage>
  );
}
