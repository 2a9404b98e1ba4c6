import { expect, test } from 'vitest';
import { isOrcid } from './orcid.ts';

test.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'])('%s is an ORCID', (text) => {
  expect(isOrcid(text)).toBe(true);
});

test.each(['0000-0002-1825-0098', '0000-0002-1694-2330', '0000000218250097', '0000-0002-1825-009x', ''])(
  '%j is none',
  (text) => {
    expect(isOrcid(text)).toBe(false);
  },
);
