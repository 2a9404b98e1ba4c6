'use client';

import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Result } from '../../lib/result.ts';
import { PAGE_SIZE, PAGES_AT_ONCE, type Scope } from '../../publishing/listings/listing.ts';
import { formatCount, formatRange } from '../../publishing/quantities.ts';
import { paged } from '../../publishing/routes.ts';
import { useHydratedControl } from '../hydration/use-hydrated-control.ts';
import { rememberedRange, rememberRange, rememberScroll } from './grown-range.ts';
import { notYetShown } from './not-yet-shown.ts';
import { PageNumbers } from './page-numbers.tsx';

/** A rendered entry of a list, and the publication it shows. */
export type ListEntryView = { id: string; view: ReactNode };
export type LoadListPages = (input: { scope: Scope; from: number; to: number }) => Promise<Result<ListEntryView[]>>;

type Props = {
  scope: Scope;
  /** The address of page 1. */
  path: string;
  page: number;
  pageCount: number;
  total: number;
  entries: ListEntryView[];
  language: string;
  load: LoadListPages;
};

/**
 * One page of a list that grows in place: "Load more" appends the next page and moves the address on without adding to
 * the history, and a return to that address shows what had grown. Without JavaScript it is the page with its links.
 */
export function GrowingList({ scope, path, page, pageCount, total, entries, language, load }: Props) {
  const [shown, setShown] = useState<Shown>({ from: page, to: page, entries });
  const [busy, setBusy] = useState(false);
  const [announced, setAnnounced] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const more = useHydratedControl<HTMLAnchorElement>();

  useEffect(() => {
    const range = rememberedRange(page);
    if (!range) return;
    load({ scope, from: range.from, to: page - 1 })
      .then((earlier) => {
        if (!earlier.ok) return;
        const all = [...earlier.value, ...notYetShown(entries, earlier.value)];
        setShown({ from: range.from, to: page, entries: all, scroll: range.scroll });
      })
      .catch(() => setAnnounced('The earlier pages of this list could not be loaded.'));
  }, [load, scope, page, entries]);

  useLayoutEffect(() => {
    if (shown.scroll === undefined) return;
    window.scrollTo({ top: window.scrollY - beyond(list.current) + shown.scroll, behavior: 'instant' });
  }, [shown.scroll]);

  useEffect(() => {
    if (shown.from === shown.to) return;
    const leave = () => rememberScroll({ from: shown.from, to: shown.to, scroll: beyond(list.current) });
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [shown.from, shown.to]);

  useEffect(() => {
    const arrived = shown.arrived && list.current?.querySelector(`[data-publication="${shown.arrived}"]`);
    if (arrived) arrived.querySelector<HTMLElement>(':is(h2, h3) a')?.focus({ preventScroll: true });
  }, [shown.arrived]);

  const first = (shown.from - 1) * PAGE_SIZE + 1;
  const last = first + shown.entries.length - 1;
  const next = shown.to + 1;

  return (
    <div className="list">
      <p className="list-range">
        {total === 0
          ? 'Nothing has been published here yet.'
          : `Showing ${formatRange(first, last, language)} of ${formatCount(total, language)} ${total === 1 ? 'Publication' : 'Publications'}`}
      </p>
      <ol className="list-entries" ref={list}>
        {shown.entries.map(({ id, view }) => (
          <li key={id} data-publication={id}>
            {view}
          </li>
        ))}
      </ol>
      {shown.to < pageCount && (
        <p className="list-more">
          <a
            href={paged(path, next)}
            rel="next"
            data-hydrates="click"
            ref={more}
            aria-disabled={busy || undefined}
            onClick={loadMore}
          >
            {busy ? 'Loading…' : 'Load more'}
          </a>
        </p>
      )}
      <p className="sr-only" role="status">
        {announced}
      </p>
      <PageNumbers page={shown.to} pageCount={pageCount} href={(page) => paged(path, page)} />
    </div>
  );

  async function loadMore(event: MouseEvent<HTMLAnchorElement>) {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (elsewhere || shown.to - shown.from + 1 >= PAGES_AT_ONCE) return;
    event.preventDefault();
    if (busy) return;
    const address = event.currentTarget.href;
    setBusy(true);
    const loaded = await load({ scope, from: next, to: next }).catch(() => null);
    setBusy(false);
    if (!loaded?.ok) {
      window.location.assign(address);
      return;
    }
    const fresh = notYetShown(loaded.value, shown.entries);
    const arrived = fresh[0]?.id;
    setShown({ from: shown.from, to: next, entries: [...shown.entries, ...fresh], arrived });
    setAnnounced(`${formatCount(fresh.length, language)} more publications loaded`);
    rememberRange({ from: shown.from, to: next, scroll: beyond(list.current) }, address);
  }
}

/** How far the window is scrolled beyond the beginning of the list; negative above it. */
function beyond(list: HTMLElement | null): number {
  return -(list?.getBoundingClientRect().top ?? 0);
}

/** `arrived` is the first of the entries that came last, where a reader goes on; `scroll` the place to return to. */
type Shown = { from: number; to: number; entries: ListEntryView[]; arrived?: string | undefined; scroll?: number };
