import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { env } from '../lib/env.ts';

test('no setting of the developer’s own reaches a test, and what tests keep lies in the temporary directory', () => {
  const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8');
  const settings = [...example.matchAll(/^#([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? '');
  expect(settings).toContain('S3_BUCKET');
  const forTests = ['CHROMIUM_PATH', 'DATA_DIR'];
  expect(settings.filter((name) => name in process.env && !forTests.includes(name))).toEqual([]);
  expect(env().DATA_DIR.startsWith(tmpdir() + sep)).toBe(true);
});
