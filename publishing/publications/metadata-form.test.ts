import { expect, test } from 'vitest';
import { EMPTY_CONTENT } from './content.ts';
import { instantOfField, localFieldOf, metadataFrom } from './metadata-form.ts';

const ZONE = 'America/New_York';
const { body: _none, ...before } = {
  ...EMPTY_CONTENT,
  title: 'Before',
  subtitle: 'Stays',
  hubs: ['h1', 'h2'],
  event: { startsAt: '2026-03-26T13:00:30.000Z', endsAt: null, venue: 'Hall', registrationUrl: null },
  byline: [{ role: 'author' as const, affiliation: null, personId: 'p1' }],
};

test('what is not in the form stays, what is emptied goes, what is typed comes as typed', () => {
  const after = metadataFrom({ title: ' After ', summary: '', originalUrl: 'no address' }, before, ZONE);
  expect(after).toEqual({ ...before, title: ' After ', originalUrl: 'no address' });
  expect(metadataFrom({ subtitle: ' ' }, before, ZONE).subtitle).toBeNull();
});

test('the byline follows the numbers beside it, without those to be taken out', () => {
  const fields = {
    'byline.count': '3',
    'byline.0.who': 'person:p1',
    'byline.0.role': 'author',
    'byline.0.affiliation': 'Here',
    'byline.0.position': '3',
    'byline.1.who': 'organization:o1',
    'byline.1.role': 'editor',
    'byline.1.affiliation': '',
    'byline.1.position': '1',
    'byline.2.who': 'person:p2',
    'byline.2.role': 'author',
    'byline.2.remove': 'on',
  };
  expect(metadataFrom(fields, before, ZONE).byline).toEqual([
    { role: 'editor', affiliation: null, organizationId: 'o1' },
    { role: 'author', affiliation: 'Here', personId: 'p1' },
  ]);
});

test('hubs keep their order and new ones come last', () => {
  const fields = { 'hubs.shown': '1', 'hub.h3': 'on', 'hub.h2': 'on' };
  expect(metadataFrom(fields, before, ZONE).hubs).toEqual(['h2', 'h3']);
  expect(metadataFrom({ 'hubs.shown': '1' }, before, ZONE).hubs).toEqual([]);
});

test('times are those of the institution’s clocks, and one that was only looked at is not touched', () => {
  expect(localFieldOf('2026-03-26T13:00:30.000Z', ZONE)).toBe('2026-03-26T09:00');
  expect(instantOfField('2026-07-01T09:00', ZONE)).toBe('2026-07-01T13:00:00.000Z');
  const shown = { 'event.startsAt': '2026-03-26T09:00', 'event.endsAt': '2026-03-26T10:30', 'event.venue': 'Hall' };
  expect(metadataFrom(shown, before, ZONE).event).toEqual({
    startsAt: '2026-03-26T13:00:30.000Z',
    endsAt: '2026-03-26T14:30:00.000Z',
    venue: 'Hall',
    registrationUrl: null,
  });
  expect(metadataFrom({ 'event.startsAt': '', 'event.venue': '' }, before, ZONE).event).toBeNull();
});
