'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../publishing/search/views.ts';

const PATIENCE = 150;
const SHORTEST = 2;

/** The search of every page: a form of its own, and with scripts a combobox that suggests where to go. */
export function SearchBox() {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Suggestion[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);

  // What was typed before this could listen.
  useEffect(() => {
    if (!field.current?.value || field.current !== document.activeElement) return;
    setTyped(field.current.value);
    setOpen(true);
  }, []);

  useEffect(() => {
    if (typed.trim().length < SHORTEST) {
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
    <form
      ref={box}
      className="search-box"
      data-hydrates="focus"
      action="/search"
      onBlur={(event) => box.current?.contains(event.relatedTarget) || setOpen(false)}
    >
      <input
        ref={field}
        type="search"
        name="q"
        aria-label="Search"
        placeholder="Search"
        autoComplete="off"
        maxLength={200}
        role="combobox"
        aria-expanded={shown}
        aria-controls="search-suggestions"
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `search-suggestion-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit">Go</button>
      <div
        id="search-suggestions"
        className="search-suggestions"
        role="listbox"
        aria-label="Suggestions"
        hidden={!shown}
      >
        {found.map(({ href, label, type }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed to, never focused
          <div
            key={href}
            id={`search-suggestion-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => window.location.assign(href)}
          >
            {label} {type !== 'publication' && <span>{type}</span>}
          </div>
        ))}
      </div>
      <p className="sr-only search-announced" aria-live="polite">
        {shown ? `${found.length} ${found.length === 1 ? 'suggestion' : 'suggestions'}` : ''}
      </p>
    </form>
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
