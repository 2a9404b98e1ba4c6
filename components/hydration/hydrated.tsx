'use client';

import { useEffect } from 'react';

/** Sends the window this event when the page has been hydrated. */
export function Hydrated({ event }: { event: string }) {
  useEffect(() => {
    dispatchEvent(new Event(event));
  }, [event]);
  return null;
}
