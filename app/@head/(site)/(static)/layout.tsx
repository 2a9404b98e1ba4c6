import type { ReactNode } from 'react';

export const ensureStatic = 'navigation';
export const instant = false;

export default function HeadLayout({ children }: { children: ReactNode }) {
  return children;
}
