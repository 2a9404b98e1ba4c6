import { describe, expect, it } from 'vitest';
import { someone } from '../../test/some-publication.ts';
import { bylineText, creditsOf } from './byline.ts';
import type { BylineEntry, ContributorRole } from './views.ts';

describe('a byline', () => {
  it.each([
    [['A'], 'By A'],
    [['A', 'B'], 'By A & B'],
    [['A', 'B', 'C'], 'By A, B & C'],
    [['A', 'B', 'C', 'D', 'E'], 'By A, B, C, D & E'],
  ])('of %j has commas, and an ampersand with no comma before it', (names, expected) => {
    expect(bylineText(names.map((name) => entry(name)))).toBe(expected);
  });

  it('is empty without contributors', () => {
    expect(bylineText([])).toBe('');
    expect(creditsOf([])).toEqual([]);
  });

  it('names every other part in its own words, after the authors whatever the order', () => {
    const byline = [entry('Ed', 'editor'), entry('Ann'), entry('Wil', 'with'), entry('Tra', 'translator')];
    expect(bylineText(byline)).toBe('By Ann. With Wil. Edited by Ed. Translated by Tra');
  });

  it('counts hosts, guests and speakers', () => {
    const byline = [entry('Host', 'host'), entry('G1', 'guest'), entry('G2', 'guest'), entry('S', 'speaker')];
    expect(bylineText(byline)).toBe('Speaker: S. Hosted by Host. Guests: G1 & G2');
  });

  it('loses nobody, and keeps the order within a part', () => {
    const roles: ContributorRole[] = ['author', 'editor', 'translator', 'with', 'host', 'guest', 'speaker'];
    const byline = roles.flatMap((role) => [entry(`${role} 1`, role), entry(`${role} 2`, role)]);
    const credited = creditsOf(byline).flatMap((credit) => credit.entries);
    expect(credited).toHaveLength(byline.length);
    for (const { entries } of creditsOf(byline)) expect(entries.map((one) => one.name.at(-1))).toEqual(['1', '2']);
  });
});

function entry(name: string, role: ContributorRole = 'author'): BylineEntry {
  return someone(name, null, null, role);
}
