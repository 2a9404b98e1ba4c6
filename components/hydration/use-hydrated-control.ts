import { type RefObject, useEffect, useRef } from 'react';
import { HYDRATED } from './wait-for-reader.ts';

/** For the element of a control with `data-hydrates="click"`: says when a click on it does what it is for. */
export function useHydratedControl<Control extends HTMLElement>(): RefObject<Control | null> {
  const control = useRef<Control>(null);
  useEffect(() => {
    control.current?.dispatchEvent(new Event(HYDRATED, { bubbles: true }));
  }, []);
  return control;
}
