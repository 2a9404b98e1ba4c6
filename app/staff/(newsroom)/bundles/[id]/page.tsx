import { redirect } from 'next/navigation';
import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { Field } from '../../../../../components/staff/field.tsx';
import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { BundleContents } from '../../../../../components/staff/release/bundle-contents.tsx';
import { askedIn, chosenMoment, fromNow, proposal } from '../../../../../components/staff/release/chosen-moment.ts';
import { MomentForm } from '../../../../../components/staff/release/moment-form.tsx';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { isUuid } from '../../../../../lib/uuid.ts';
import { formatMoment } from '../../../../../publishing/newsroom-dates.ts';
import {
  type BundleView,
  findBundle,
  listBundleCandidates,
} from '../../../../../publishing/publications/bundle-desk.ts';
import { can } from '../../../../../publishing/staff/permissions.ts';
import { requirePermission } from '../../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../../site-institution.ts';
import { newsroom } from '../../newsroom.ts';
import {
  addPlannedRedirect,
  addPublication,
  cancelAll,
  releaseAllNow,
  scheduleAll,
  takePublicationOut,
  takeRedirectOut,
  throwBundleAway,
} from '../actions.ts';
import '../../../../../components/staff/release/release.css';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BundlePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const signedIn = await requirePermission('bundle.manage');
  const [frame, clock, bundle, candidates] = await Promise.all([
    newsroom(signedIn, 'Bundles'),
    siteInstitution(),
    isUuid(id) ? findBundle(signedIn.member, id) : null,
    listBundleCandidates(signedIn.member),
  ]);
  if (!bundle) redirect(staffRoutes.bundles() as never);
  const { state, releaseAt, now, members } = bundle;
  const asked = askedIn(query);
  const chosen = chosenMoment(asked, clock, now);
  const forcible = members.some(({ unapproved }) => unapproved) && can(signedIn.member, 'publication.forceRelease');
  const empty = members.length + bundle.redirects.length === 0;
  return (
    <NewsroomPage {...frame} title={bundle.name}>
      <p className="overview-state">
        {state === 'open' && 'It is being put together. Nothing of it is public before all of it is.'}
        {state === 'scheduled' && releaseAt && `All of it goes out ${formatMoment(releaseAt, clock)}.`}
        {state === 'released' && releaseAt && `All of it has been public since ${formatMoment(releaseAt, clock)}.`}
      </p>
      <BundleContents
        bundle={bundle}
        candidates={candidates}
        actions={{
          add: addPublication,
          takeOut: takePublicationOut,
          addRedirect: addPlannedRedirect,
          takeRedirectOut,
        }}
      />
      {state === 'scheduled' && releaseAt && (
        <section aria-labelledby="cancel">
          <h2 id="cancel">Cancel</h2>
          <ActionForm action={cancelAll} name="cancel">
            <input type="hidden" name="id" value={id} />
            <p className="staff-consequence">
              Nothing of it goes out {formatMoment(releaseAt, clock)}. Every publication is a draft again.
            </p>
            <Submit tone="danger">Cancel the release of all</Submit>
          </ActionForm>
        </section>
      )}
      {state !== 'released' && !empty && (
        <>
          <section aria-labelledby="now">
            <h2 id="now">Now</h2>
            <ActionForm action={releaseAllNow} name="release">
              <p className="staff-consequence">
                {saying(bundle)} public at one instant as soon as you press. If one of them can’t go out, nothing does.
              </p>
              <ReleaseFields bundle={bundle} forcible={forcible} />
              <Submit>Release all of it now</Submit>
            </ActionForm>
          </section>
          <section aria-labelledby="later">
            <h2 id="later">At a time</h2>
            <MomentForm
              asked={asked}
              chosen={chosen}
              proposed={proposal(now, clock)}
              clock={clock}
              action={staffRoutes.bundle(id)}
            />
            {chosen.kind === 'at' && (
              <ActionForm action={scheduleAll} name="schedule">
                <p className="staff-consequence">
                  {saying(bundle)} public at one instant on {formatMoment(chosen.at, clock)}, {fromNow(chosen.at, now)}.
                  Until then nobody but staff sees any of it.
                </p>
                <input type="hidden" name="releaseAt" value={chosen.at.toISOString()} />
                <ReleaseFields bundle={bundle} forcible={forcible} />
                <Submit>Schedule all of it for {formatMoment(chosen.at, clock)}</Submit>
              </ActionForm>
            )}
          </section>
        </>
      )}
      {state === 'open' && (
        <section aria-labelledby="away">
          <h2 id="away">Throw the bundle away</h2>
          <ActionForm action={throwBundleAway} name="away">
            <input type="hidden" name="id" value={id} />
            <p className="staff-consequence">Its publications stay as they are; its redirects are given up.</p>
            <Submit tone="danger">Throw it away</Submit>
          </ActionForm>
        </section>
      )}
    </NewsroomPage>
  );
}

function saying({ members, redirects }: BundleView): string {
  const parts = [
    ...members.map(({ title, path }) => `“${title || 'Untitled'}” at ${path}`),
    ...redirects.map(({ path }) => `the redirect from ${path}`),
  ];
  const last = parts.pop();
  return parts.length === 0 ? `${capital(last ?? '')} becomes` : `${capital(parts.join(', '))} and ${last} become`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function ReleaseFields({ bundle, forcible }: { bundle: BundleView; forcible: boolean }) {
  return (
    <>
      <input type="hidden" name="id" value={bundle.id} />
      {bundle.members.map(({ id, counter }) => (
        <input key={id} type="hidden" name="texts[]" value={`${id}:${counter}`} />
      ))}
      {forcible && (
        <>
          <fieldset className="staff-field staff-choices">
            <legend>Without an approval</legend>
            <label>
              <input type="checkbox" name="forced" /> Release it all the same. It is logged under my name and stays
              flagged until somebody else approves it.
            </label>
          </fieldset>
          <Field name="reason" label="Why it can’t wait for an approval" />
        </>
      )}
    </>
  );
}
