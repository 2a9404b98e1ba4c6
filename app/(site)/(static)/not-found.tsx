import { PHASE_PRODUCTION_BUILD } from 'next/constants';
import { WayOn } from '../../../components/site/way-on.tsx';
import { getFrontPage } from '../../../publishing/front/published.ts';
import { siteInstitution } from '../../site-institution.ts';

export default async function NotFound() {
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

async function newestWork() {
  if (process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD) return [];
  const { lead, reports, commentary } = await getFrontPage();
  return [...(lead ? [lead] : []), ...reports, ...commentary]
    .sort((a, b) => b.date.at.getTime() - a.date.at.getTime())
    .slice(0, 5);
}
