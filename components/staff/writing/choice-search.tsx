'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ChoiceView } from '../../../publishing/publications/draft-views.ts';
import { type Searchable, searchChoices } from './draft-client.ts';

type Addition = { label: (name: string) => string; add: (name: string) => Promise<string | null> };

type Props<T extends ChoiceView> = {
  label: string;
  hint?: string;
  of: Searchable;
  /** Ids that are chosen already and not offered again. */
  chosen?: string[];
  choose: (choice: T) => void;
  /** What can be made of a name that is not found; `add` gives a sentence when it is refused. */
  additions?: Addition[];
};

const PAUSE = 150;

/** A field that finds something by some letters of its name and, where that is allowed, adds what is not there. */
export function ChoiceSearch<T extends ChoiceView>({ label, hint, of, chosen = [], choose, additions = [] }: Props<T>) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ query: string; choices: T[] } | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [complaint, setComplaint] = useState('');
  const asked = query.trim();

  useEffect(() => {
    if (asked === '') return;
    const ended = new AbortController();
    const timer = setTimeout(() => {
      searchChoices<T>(of, asked, ended.signal).then(
        (choices) => {
          setFound({ query: asked, choices });
          setComplaint('');
        },
        () => {
          if (!ended.signal.aborted) setComplaint('The search did not answer. Write on to try again.');
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [of, asked]);

  const choices = asked && found ? found.choices.filter((choice) => !chosen.includes(choice.id)) : [];
  const offered = asked && found?.query === asked ? additions : [];
  const options = [
    ...choices.map((choice) => ({
      key: choice.id,
      label: choice.label,
      detail: choice.detail,
      take: () => take(choice),
    })),
    ...offered.map((addition) => ({
      key: addition.label(''),
      label: addition.label(asked),
      detail: null,
      take: () => add(addition),
    })),
  ];
  const shown = open && options.length > 0;

  function take(choice: T): void {
    choose(choice);
    clear();
  }

  async function add(addition: Addition): Promise<void> {
    setOpen(false);
    const refusal = await addition.add(asked).catch(() => 'This could not be added: no answer. Try again.');
    if (refusal) setComplaint(refusal);
    else clear();
  }

  function clear(): void {
    setQuery('');
    setFound(null);
    setOpen(false);
    setActive(-1);
    setComplaint('');
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      // The field stands in a form that Enter would send.
      event.preventDefault();
      if (shown) (options[active] ?? options[0])?.take();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0)
        setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    }
  }

  return (
    <div className="staff-field choice-search">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="staff-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        ref={input}
        id={id}
        role="combobox"
        autoComplete="off"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div className="choice-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={option.take}
          >
            {option.label}
            {option.detail && <span className="choice-detail">{option.detail}</span>}
          </div>
        ))}
      </div>
      <p className={complaint ? 'staff-issue' : 'sr-only'} role="status">
        {complaint || (asked && found?.query === asked ? `${choices.length} found.` : '')}
      </p>
    </div>
  );
}
