import type { Metadata, Viewport } from 'next';
import type { CSSProperties, ReactNode } from 'react';
import { preload } from 'react-dom';
import { accentTones, DARK_PAPER, LIGHT_PAPER } from '../components/site/accent.ts';
import { env } from '../lib/env.ts';
import { territoryLocale } from '../lib/territory-locale.ts';
import './globals.css';
import { PRELOADED_FONTS } from './preloaded-fonts.ts';
import { siteInstitution } from './site-institution.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { name, description, language } = await siteInstitution();
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { default: name, template: `%s | ${name}` },
    description,
    openGraph: { siteName: name, locale: territoryLocale(language) },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: LIGHT_PAPER },
    { media: '(prefers-color-scheme: dark)', color: DARK_PAPER },
  ],
};

/** `head` is what a page says to machines, from the page at the same address under `@head`: React moves no inline script there. */
export default async function RootLayout({ children, head }: { children: ReactNode; head: ReactNode }) {
  const { language, accent } = await siteInstitution();
  for (const path of PRELOADED_FONTS) preload(path, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <html lang={language} style={accent ? accentStyle(accent) : undefined}>
      <head>{head}</head>
      <body>{children}</body>
    </html>
  );
}

function accentStyle(accent: string): CSSProperties {
  const { onLight, onDark } = accentTones(accent);
  return { '--accent-on-light': onLight, '--accent-on-dark': onDark } as CSSProperties;
}
