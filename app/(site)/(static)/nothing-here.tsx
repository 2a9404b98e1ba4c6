import { PHASE_PRODUCTION_BUILD } from 'next/constants';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { WayOn } from '../../../components/site/way-on.tsx';
import { getFrontPage } from '../../../publishing/front/published.ts';
import { siteInstitution } from '../../site-institution.ts';

/**
 * The page of an address that shows nothing: status 404, and whole without scripts. The framework draws `not-found.tsx` in
 * the browser only, so the page itself stands as the fallback of the boundary in which `notFound` sets the status.
 */
export async function NothingHere() {
  return (
    <Suspense fallback={await NothingHereText()}>
      <NotFound />
    </Suspense>
  );
}

/** What it says, with the way on: the sections and the newest work. */
export async function NothingHereText() {
  const [newest, institution] = await Promise.all([newestWork(), siteInstitution()]);
  return (
    <>
      <h1 className="page-title">Nothing is at this address</h1>
      <p className="page-lead">
        It may have been mistyped, or what stood here has moved without leaving word. Everything published is in the
        sections below.
      </p>
      <WayOn newest={newest} institution={institution} />
    </>
  );
}

async function NotFound() {
  return notFound();
}

async function newestWork() {
  if (process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD) return [];
  const { lead, reports, commentary } = await getFrontPage();
  return [...(lead ? [lead] : []), ...reports, ...commentary]
    .sort((a, b) => b.date.at.getTime() - a.date.at.getTime())
    .slice(0, 5);
}
