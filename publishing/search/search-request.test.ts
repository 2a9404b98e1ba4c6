import { expect, test } from 'vitest';
import { searchAddress, searchRequest, withChoice } from './search-request.ts';

const addressOf = (parameters: Record<string, string | string[]>) => searchAddress(searchRequest(parameters));

test('an address is read and written back', () => {
  const address = '/search?q=winter+grid&kind=reports&topic=energy&topic=alliances&year=2024&sort=newest&page=3';
  const parameters = new URL(address, 'http://site').searchParams;
  const read = searchRequest(
    Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key)])),
  );
  expect(searchAddress(read)).toBe(address);
});

test('what can’t be understood is left out', () => {
  expect(addressOf({ q: 'x', kind: 'nonsense', year: '20x4', sort: 'constructor', page: '-1', topic: "a'b" })).toBe(
    '/search?q=x',
  );
  expect(addressOf({ page: '9999' })).toBe('/search');
});

test('choosing a value twice takes it away, and goes to the first page', () => {
  const request = searchRequest({ q: 'x', page: '4' });
  const chosen = withChoice(request, 'year', '2024');
  expect(searchAddress(chosen)).toBe('/search?q=x&year=2024');
  expect(searchAddress(withChoice(chosen, 'year', '2024'))).toBe('/search?q=x');
});
