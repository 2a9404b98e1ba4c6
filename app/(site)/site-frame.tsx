import type { ReactNode } from 'react';
import { HydrationOnDemand } from '../../components/hydration/hydration-on-demand.tsx';
import { SiteFooter } from '../../components/site/site-footer.tsx';
import { SiteHeader } from '../../components/site/site-header.tsx';
import { siteInstitution } from '../site-institution.ts';

/** What stands around every page of the readers' site. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const institution = await siteInstitution();
  return (
    <>
      <HydrationOnDemand />
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <SiteHeader institution={institution} />
      <main id="content" className="page-width" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter institution={institution} />
    </>
  );
}
