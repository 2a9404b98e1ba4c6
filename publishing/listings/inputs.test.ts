import { expect, it } from 'vitest';
import { listPagesInput } from './inputs.ts';

const id = '0190a3b4-0000-7000-8000-0000000000aa';

it.each(['group:reports', 'group:articles', 'kind:podcast', `hub:${id}`, `person:${id}`, `organization:${id}`])(
  'takes the public list %s',
  (scope) => {
    expect(listPagesInput.safeParse({ scope, from: 1, to: 25 }).success).toBe(true);
  },
);

it.each([
  [{ scope: 'group:secret', from: 1, to: 1 }],
  [{ scope: 'draft:all', from: 1, to: 1 }],
  [{ scope: 'hub:1 OR 1=1', from: 1, to: 1 }],
  [{ scope: `hub:${id}\n`, from: 1, to: 1 }],
  [{ scope: ['group:reports'], from: 1, to: 1 }],
  [{ scope: 'group:reports', from: 0, to: 1 }],
  [{ scope: 'group:reports', from: 1.5, to: 2 }],
  [{ scope: 'group:reports', from: '1', to: '2' }],
  [{ scope: 'group:reports', from: 3, to: 2 }],
  [{ scope: 'group:reports', from: 1, to: 26 }],
  [{ scope: 'group:reports', from: 1, to: 1e300 }],
  [{ scope: 'group:reports', from: Number.NaN, to: 1 }],
  [{ scope: 'group:reports' }],
  [null],
  ['group:reports'],
])('refuses %j', (input) => {
  expect(listPagesInput.safeParse(input).success).toBe(false);
});
