import type { ReactNode } from 'react';
import { SiteFooter } from '../../../components/site/site-footer.tsx';
import { SiteHeader } from '../../../components/site/site-header.tsx';
import { siteInstitution } from '../../site-institution.ts';

export const ensureStatic = 'navigation';
/** Readers go from page to page by whole documents; there is no navigation in place to make instant. */
export const instant = false;

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const institution = await siteInstitution();
  return (
    <>
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
