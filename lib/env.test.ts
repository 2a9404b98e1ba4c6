import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

test('nothing set means the documented defaults', () => {
  const result = readEnv({});
  expect(result).toMatchObject({
    ok: true,
    value: { PORT: 3000, SITE_URL: 'http://localhost:3000', LOG_LEVEL: 'info' },
  });
  expect(result.ok && result.value.DATA_DIR).toBe(`${process.cwd()}/.data`);
  expect(result.ok && result.value.DATABASE_URL).toBeUndefined();
});

test('the site address follows the port unless it is given, and never ends in a slash', () => {
  expect(readEnv({ PORT: '8080' })).toMatchObject({ value: { SITE_URL: 'http://localhost:8080' } });
  expect(readEnv({ SITE_URL: 'https://Example.org/' })).toMatchObject({ value: { SITE_URL: 'https://example.org' } });
});

test.each([
  ['127.0.0.2', 'http://127.0.0.2:8080'],
  ['2001:db8::7', 'http://[2001:db8::7]:8080'],
  ['staging.internal', 'http://staging.internal:8080'],
  ['0.0.0.0', 'http://localhost:8080'],
  ['::', 'http://localhost:8080'],
  ['127.0.0.1', 'http://localhost:8080'],
  ['::1', 'http://localhost:8080'],
  ['0:0:0:0:0:0:0:1', 'http://localhost:8080'],
])('the site that listens on %s alone is at %s unless its address is given', (HOST, site) => {
  expect(readEnv({ HOST, PORT: '8080' })).toMatchObject({ value: { SITE_URL: site } });
  expect(readEnv({ HOST, SITE_URL: 'https://example.org' })).toMatchObject({
    value: { SITE_URL: 'https://example.org' },
  });
});

test('an empty variable counts as unset', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ ok: true, value: { PORT: 3000 } });
});

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3000x'],
  ['HOST', 'not a host'],
  ['SITE_URL', 'example.org'],
  ['SITE_URL', 'ftp://example.org'],
  ['SITE_URL', 'https://example.org/site'],
  ['SITE_URL', 'https://example.org/?a=1'],
  ['TRUSTED_PROXIES', 'localhost'],
  ['DATABASE_URL', 'mysql://localhost/site'],
  ['DATABASE_URL', 'postgresql://localhost'],
  ['DATABASE_URL', 'postgresql://me:100%@localhost/site'],
  ['DATABASE_URL', 'postgresql://100%@localhost/site'],
  ['DATABASE_OWNER_URL', 'localhost/site'],
  ['DATABASE_POOL_SIZE', 'many'],
  ['PAGES_AHEAD', 'all'],
  ['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'short'],
  ['S3_ENDPOINT', 'https://s3.example.org/bucket'],
  ['S3_BUCKET', 'No Bucket'],
  ['S3_REGION', 'Frankfurt am Main'],
  ['CHROMIUM_PATH', '/nonexistent/chromium'],
  ['CHROMIUM_PATH', '/tmp'],
  ['MAIL_FROM', 'Masthead'],
  ['MAIL_FROM', 'Masthead <masthead@localhost'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused in one sentence that names the variable', (name, value) => {
  const result = readEnv({ [name]: value });
  expect(result).toMatchObject({ ok: false, issues: [{ field: name }] });
  if (!result.ok) expect(result.issues[0]?.message).toMatch(new RegExp(`^${name} must [^\n]+\\.$`));
});

test('every mistake is named, not only the first', () => {
  const result = readEnv({ PORT: 'x', LOG_LEVEL: 'loud' });
  expect(!result.ok && result.issues.map((issue) => issue.field)).toEqual(['PORT', 'LOG_LEVEL']);
});

test('a password is never repeated in the sentence', () => {
  expect(JSON.stringify(readEnv({ DATABASE_URL: 'postgresql://me:sesame%@localhost/site' }))).not.toContain('sesame');
});

const SITE_ROLE = 'postgresql://site@localhost/masthead';

test.each([
  ['DATABASE_URL', { DATABASE_OWNER_URL: SITE_ROLE }],
  ['DATABASE_OWNER_URL', { DATABASE_URL: SITE_ROLE, DATABASE_OWNER_URL: 'postgresql://owner@localhost/other' }],
  ['DATABASE_OWNER_URL', { DATABASE_URL: SITE_ROLE, DATABASE_OWNER_URL: SITE_ROLE }],
  ['DATABASE_OWNER_URL', { DATABASE_URL: SITE_ROLE, DATABASE_OWNER_URL: 'postgresql://s%69te:x@db.internal/masthead' }],
])('the owner is named beside the role of the site, in the same database: %s', (field, variables) => {
  expect(readEnv(variables)).toMatchObject({ ok: false, issues: [{ field, message: expect.stringContaining(field) }] });
  const both = { DATABASE_URL: SITE_ROLE, DATABASE_OWNER_URL: 'postgresql://owner@db.internal/masthead' };
  expect(readEnv(both)).toMatchObject({ ok: true, value: both });
});

const BUCKET = {
  S3_ENDPOINT: 'https://s3.example.org/',
  S3_BUCKET: 'files',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};
const CROSSREF = { CROSSREF_USER: 'us', CROSSREF_PASSWORD: 'secret', CROSSREF_EMAIL: 'doi@example.org' };

test.each([
  ['a bucket', BUCKET, { S3_ENDPOINT: 'https://s3.example.org', S3_REGION: 'us-east-1' }],
  ['an account with Crossref', CROSSREF, CROSSREF],
])('%s is set as a whole or not at all', (_, whole, value) => {
  expect(readEnv(whole)).toMatchObject({ ok: true, value });
  for (const name of Object.keys(whole)) {
    const result = readEnv({ ...whole, [name]: '' });
    expect(result).toMatchObject({ ok: false, issues: [{ field: name, message: expect.stringContaining(name) }] });
  }
});

test.each(['desk@example.org', 'The Desk <desk@example.org>'])('mail comes from %s', (from) => {
  expect(readEnv({ MAIL_FROM: from })).toMatchObject({ ok: true, value: { MAIL_FROM: from } });
});

test('a Chromium that is there is taken', () => {
  expect(readEnv({ CHROMIUM_PATH: process.execPath })).toMatchObject({ value: { CHROMIUM_PATH: process.execPath } });
});
