import type { ReactNode } from 'react';
import { SiteFrame } from '../site-frame.tsx';

export const ensureStatic = 'navigation';
/** Readers go from page to page by whole documents; there is no navigation in place to make instant. */
export const instant = false;

export default function SiteLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
