import type { EventView } from './views.ts';

/** An event as it is shown at a moment. What has no end counts as over a day after its beginning. */
export function eventAt(now: Date, event: Omit<EventView, 'isOver'>): EventView {
  const end = event.endsAt ?? new Date(event.startsAt.getTime() + DAY);
  return { ...event, isOver: end < now };
}

const DAY = 86_400_000;
