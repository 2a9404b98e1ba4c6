import { expect, test } from 'vitest';
import { AddressBook, aliasAt } from './addresses.ts';

function book(): AddressBook {
  const made = new AddressBook({
    origins: ['https://old.example', 'http://older.example'],
    pages: { '/topics': '/topics' },
  });
  made.addFile('content/news/2015/03/2015-03-24-ports.md', '/publications/commentary/ports');
  made.addFile('content/news/2016/01/same.md', '/publications/commentary/same');
  made.addFile('content/events/2016/01/same.md', '/publications/events/same');
  made.addFile('content/topics/trade/_index.md', '/topics/trade');
  made.addFile('content/news/2020/aid’s-day.md', '/publications/commentary/aids-day');
  made.addAddress('/2015/03/24/ports/', '/publications/commentary/ports');
  made.addAddress('/häfen', '/publications/commentary/ports');
  return made;
}

test.each([
  ['2015-03-24-ports.md', '/publications/commentary/ports', 0],
  ['2015-03-24-ports', '/publications/commentary/ports', 0],
  ['news/2015/03/2015-03-24-ports.md', '/publications/commentary/ports', 0],
  ['/news/2015/03/2015-03-24-ports.md#tables', '/publications/commentary/ports#tables', 0],
  ['2015-03-24-ports.md#', '/publications/commentary/ports', 0],
  ['/topics/trade', '/topics/trade', 0],
  ['/topics/trade/_index.md', '/topics/trade', 0],
  ['/topics', '/topics', 0],
  ['/2015/03/24/ports', '/publications/commentary/ports', 0],
  ['aid’s-day.md', '/publications/commentary/aids-day', 0],
  ['same.md', '/publications/events/same', 1],
])('the file %j is at %s', (reference, address, others) => {
  const found = book().file(reference);
  expect(found?.others).toBe(others);
  if (others === 0) expect(found?.address).toBe(address);
});

test.each(['gone.md', '/guides/dap/_index.md', 'wrong/folder/2015-03-24-ports.md', '', '#top', '../..'])(
  '%j is not here',
  (reference) => {
    expect(book().file(reference)).toBeNull();
  },
);

test.each([
  ['https://old.example/2015/03/24/ports/', '/publications/commentary/ports'],
  ['http://older.example/2015/03/24/ports#tables', '/publications/commentary/ports#tables'],
  ['https://old.example/2015/03/24/ports/?utm_source=x', '/publications/commentary/ports'],
  ['https://old.example/h%C3%A4fen/index.html', '/publications/commentary/ports'],
  ['/2015/03/24/ports', '/publications/commentary/ports'],
  ['/gone', 'https://old.example/gone'],
  ['https://old.example/gone', 'https://old.example/gone'],
  ['https://elsewhere.example/2015/03/24/ports/', 'https://elsewhere.example/2015/03/24/ports/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['https://[broken', 'https://[broken'],
  ['relative/page', null],
])('the link %j becomes %s', (href, expected) => {
  expect(book().link(href)).toBe(expected);
});

test.each([
  ['/authors/jon/', 'john', '/authors/john'],
  ['/2015/03/24/ports/', 'quays/', '/2015/03/24/quays/'],
  ['/authors/jon/', '../../../john', '/john'],
  ['/authors/jon/', '/john/', '/john/'],
  [undefined, 'john', 'john'],
])('beside %s the alias %j is %s', (own, alias, expected) => {
  expect(aliasAt(own, alias)).toBe(expected);
});
