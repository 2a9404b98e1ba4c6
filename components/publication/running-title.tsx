import { runningTitleStyle } from './running-title.ts';

/** Puts the title at the head of every printed page after the first, where the browser can. */
export function RunningTitle({ title }: { title: string }) {
  return <style>{runningTitleStyle(title)}</style>;
}
