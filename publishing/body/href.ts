const LONGEST_HREF = 4096;
const UNSAFE_CHARACTER = /[\s\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\<>"`]/u;
const SOME_SITE = 'https://site.invalid';

/**
 * The address itself when it may stand in a link of a body, else null. Allowed are http, https, mailto and tel, paths from
 * the site's root ("/about") and anchors ("#s-method"). Refused is everything else: other schemes, paths relative to the
 * page, addresses of another host without a scheme ("//host"), names and passwords in an address, and any character that
 * browsers strip, fold or read as another one.
 */
export function safeHref(href: string): string | null {
  if (href.length === 0 || href.length > LONGEST_HREF) return null;
  if (UNSAFE_CHARACTER.test(href) || !href.isWellFormed()) return null;
  if (href.startsWith('#')) return href;
  if (href.startsWith('/')) return staysOnSite(href) ? href : null;
  if (/^https?:\/\//i.test(href)) return hasHostOnly(href) ? href : null;
  if (/^mailto:[^@/?]+@[^@/?]+(\?.*)?$/i.test(href)) return href;
  if (/^tel:\+?[0-9().;=a-z*#-]+$/i.test(href)) return href;
  return null;
}

/** Whether following the address leaves the site: false for paths, anchors, mail and telephone. */
export function isExternal(href: string): boolean {
  return /^https?:/i.test(href);
}

/**
 * An address as people and old systems write it, put as a browser would read it: surrounding space and line breaks inside
 * removed, spaces encoded, "//host" given a scheme. What comes out still has to pass `safeHref`.
 */
export function tidyHref(href: string): string {
  const tidied = href
    .replace(/[\t\n\r]/g, '')
    .replace(/^[\p{Cc}\s\u200b\ufeff]+|[\p{Cc}\s\u200b\ufeff]+$/gu, '')
    .replace(/^\/\/(?=[^/])/, 'https://');
  return /^(https?:|\/)/i.test(tidied) ? tidied.replace(/[ "<>`]/g, encodeURIComponent) : tidied;
}

function staysOnSite(path: string): boolean {
  return !path.startsWith('//') && URL.canParse(path, SOME_SITE) && new URL(path, SOME_SITE).origin === SOME_SITE;
}

function hasHostOnly(href: string): boolean {
  if (!URL.canParse(href)) return false;
  const { hostname, username, password } = new URL(href);
  return hostname !== '' && username === '' && password === '';
}
