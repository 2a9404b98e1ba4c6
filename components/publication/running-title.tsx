import type { PublishedPublication } from '../../publishing/publications/views.ts';
import { runningTitleStyle } from './running-title.ts';

/** Puts the title, and whether it is withdrawn, at the head of every printed page after the first, where the browser can. */
export function RunningTitle({ publication }: { publication: Pick<PublishedPublication, 'title' | 'withdrawal'> }) {
  const { title, withdrawal } = publication;
  return <style>{runningTitleStyle(withdrawal ? `Withdrawn: ${title}` : title)}</style>;
}
