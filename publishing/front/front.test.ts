import { describe, expect, test } from 'vitest';
import type { PublicationCard } from '../publications/views.ts';
import { composeFront } from './front.ts';

const card = (id: string, day: number, src: string | null = null) =>
  ({
    id,
    date: { at: new Date(Date.UTC(2026, 0, day)), precision: 'day' },
    cover: src === null ? null : { src },
  }) as PublicationCard;

describe('the front page', () => {
  test('leads with the newest report that has a cover and shows it once', () => {
    const front = composeFront([card('new', 9), card('covered', 8, '/c.webp'), card('old', 1)], [card('a', 10)]);
    expect(front.lead?.id).toBe('covered');
    expect(front.reports.map((item) => item.id)).toEqual(['new', 'old']);
    expect(front.commentary.map((item) => item.id)).toEqual(['a']);
  });

  test('leads with the newest of all where no report has a cover', () => {
    expect(composeFront([card('r', 3)], [card('a', 4)]).lead?.id).toBe('a');
    expect(composeFront([], []).lead).toBeNull();
  });
});
