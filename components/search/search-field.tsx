'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../publishing/search/views.ts';

const PATIENCE = 150;
const SHORTEST = 2;
/** A letter of these scripts may be a word. */
const ONE_IS_ENOUGH = /[\p{Script=Han}\p{Script=Hangul}]/u;

type Props = {
  /** Of the field; no other on the page may have it. */
  id: string;
  /** Where no label stands beside the field. */
  label?: string;
  typed?: string;
};

/** The words of a search within its form; with scripts a combobox that suggests where to go. */
export function SearchField({ id, label, typed: before = '' }: Props) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Suggestion[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);

  // What was typed before this could listen.
  useEffect(() => {
    const { current } = field;
    if (!current || current.value === current.defaultValue || current !== document.activeElement) return;
    setTyped(current.value);
    setOpen(true);
  }, []);

  useEffect(() => {
    if (typed.trim().length < SHORTEST && !ONE_IS_ENOUGH.test(typed)) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const wait = setTimeout(() => {
      fetch(`/search/suggestions?q=${encodeURIComponent(typed.trim())}`, { signal: stop.signal })
        .then((response) => (response.ok ? response.json() : []))
        .then((suggestions: Suggestion[]) => {
          setFound(suggestions);
          setActive(-1);
        })
        .catch(() => {});
    }, PATIENCE);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [typed]);

  const shown = open && found.length > 0;
  return (
    <div className="search-field" data-hydrates="focus">
      <input
        ref={field}
        id={id}
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={before}
        autoComplete="off"
        maxLength={200}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-suggestions`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-suggestion-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div
        id={`${id}-suggestions`}
        className="search-suggestions"
        role="listbox"
        aria-label="Suggestions"
        hidden={!shown}
      >
        {found.map(({ href, label: suggested, type }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed to, never focused
          <div
            key={href}
            id={`${id}-suggestion-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => window.location.assign(href)}
          >
            {suggested} {type !== 'publication' && <span>{type}</span>}
          </div>
        ))}
      </div>
      <p className="sr-only search-announced" aria-live="polite">
        {shown ? `${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}` : ''}
      </p>
    </div>
  );

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setActive(
        shown ? ((active + 1 + step + found.length + 1) % (found.length + 1)) - 1 : step === 1 ? 0 : found.length - 1,
      );
    } else if (event.key === 'Enter' && shown && found[active]) {
      event.preventDefault();
      window.location.assign(found[active].href);
    }
  }
}
