import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { eventAt } from '../../publishing/publications/event.ts';
import { EventFacts } from './event-facts.tsx';

const startsAt = new Date('2027-03-04T17:00:00Z');
const registrationUrl = 'https://tickets.example/1';
const institution = { language: 'en', timeZone: 'America/New_York' } as Parameters<typeof EventFacts>[0]['institution'];

test.each([
  ['2027-03-04T12:00:00Z', true],
  ['2027-03-06T12:00:00Z', false],
])('seen at %s an event is to be registered for: %s', (now, open) => {
  const event = eventAt(new Date(now), { startsAt, endsAt: null, venue: 'Main Hall', registrationUrl });
  const html = renderToStaticMarkup(<EventFacts event={event} institution={institution} />);
  expect(html).toContain('Main Hall');
  expect(html.includes(registrationUrl)).toBe(open);
});
