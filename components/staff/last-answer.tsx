'use client';

import { useContext, useEffect, useRef } from 'react';
import { Remembered } from './action-form.tsx';

/**
 * What a form got back whose success takes it off the page: said where it stood, with the focus that went with it. `of` is its
 * name; where it was one of a list, without the id.
 */
export function LastAnswer({ of }: { of: string }) {
  const remembered = useContext(Remembered);
  const said = useRef<HTMLParagraphElement>(null);
  const done = remembered?.form === of || remembered?.form.startsWith(`${of}-`) ? remembered.done : undefined;
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done]);
  if (!done) return null;
  return (
    <p className="staff-done" role="status" ref={said} tabIndex={-1}>
      {done}
    </p>
  );
}
