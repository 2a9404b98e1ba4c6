import { makeHub, makePerson, makePublished, nextName } from '../../test/factories.ts';
import { makeMember } from '../../test/members.ts';
import { axeFindings } from '../axe.ts';
import { expect, test } from './fixtures.ts';

const byline = (personId: string) => [{ personId, role: 'author' as const, affiliation: null }];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('an editor adds somebody, puts them right, moves them, merges a duplicate and can’t delete them', async ({
    page,
    signIn,
  }) => {
    await signIn({ role: 'editor', name: 'Edda Marsh' });
    const surname = nextName('Quill').replaceAll('-', '');
    const slug = nextName('ida-quill');
    const duplicate = await makePerson({ name: `I. ${surname}` });
    const piece = await makePublished({ title: 'Of quills', byline: byline(duplicate.id) });

    await page.goto('/staff/people');
    await page.getByRole('link', { name: 'New person' }).click();
    await page.getByLabel('Name', { exact: true }).fill(`Ida ${surname}`);
    await page.getByRole('textbox', { name: 'Slug' }).fill(slug);
    await page.getByLabel('Standing').selectOption('fellow');
    await page.getByLabel('ORCID').fill('0000-0002-1825-0098');
    await page.getByLabel('Biography').fill('She wrote.\n\nThen she rested.');
    await page.getByRole('button', { name: 'Add the person' }).click();
    await expect(page.locator('.staff-issues')).toContainText('This is no ORCID');
    await expect(page.getByLabel('Biography')).toHaveValue('She wrote.\n\nThen she rested.');
    await expect(page.getByLabel('Standing')).toHaveValue('fellow');
    await page.getByLabel('ORCID').fill('0000-0002-1825-0097');
    await page.getByRole('button', { name: 'Add the person' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ida ${surname}`);
    const entry = page.url();

    await page.getByRole('textbox', { name: 'Slug' }).fill(duplicate.slug);
    await page.getByRole('button', { name: 'Change the slug' }).click();
    await expect(page.locator('.staff-issues')).toContainText('Something else has the address');
    await page.getByRole('textbox', { name: 'Slug' }).fill(`${slug}-later`);
    await page.getByRole('button', { name: 'Change the slug' }).click();
    await expect(page.locator('.staff-done')).toContainText('the old address leads here');

    await page.goto(entry);
    await page.getByRole('link', { name: 'Merge a duplicate' }).click();
    await page.getByRole('radio', { name: `I. ${surname}` }).check();
    await page.getByRole('button', { name: 'Merge into' }).click();
    await expect(page).toHaveURL(entry);
    await expect(page.locator('.entry-facts')).toContainText('Named by 1 publication');
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.locator('.staff-issues')).toContainText('stands in the byline of 1 publication');
    await page.getByRole('button', { name: 'Retire' }).click();
    await expect(page.locator('.staff-done')).toHaveText('Retired.');

    await page.goto(`/staff/people?q=${surname}&show=merged`);
    await expect(page.locator('.desk-table')).toContainText(`Merged into Ida ${surname}`);
    await page.goto(`/publications/commentary/${piece.slug}`);
    await expect(page.locator('main')).toContainText(`Ida ${surname}`);
    for (const old of [slug, duplicate.slug]) {
      const answer = await page.request.get(`/people/${old}`, { maxRedirects: 0 });
      expect([answer.status(), answer.headers().location]).toEqual([308, `/people/${slug}-later`]);
    }
  });

  test('boxes come back as they were left when a form is refused, in sight', async ({ page, signIn }) => {
    await signIn({ role: 'administrator', name: 'Mina Box' });
    const [theirs, others] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
    const { name } = await makeMember({ role: 'author', name: `${nextName('Lia')} Reed`, programs: [theirs.id] });
    const member = page.getByRole('listitem').filter({ hasText: name });
    const box = (slug: string) => member.getByRole('checkbox', { name: slug });
    const limited = member.getByRole('checkbox', { name: /^Limited/ });
    await page.goto('/staff/members');
    await member.locator('summary').click();
    await member.getByLabel('Role').selectOption('Editor');
    await box(theirs.slug).uncheck();
    await box(others.slug).check();
    await limited.uncheck();
    await member.getByLabel('In bylines').fill('nobody-of-that-name');
    await member.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(member.locator('.staff-issues')).toBeVisible();
    await expect(member.getByLabel('Role')).toHaveValue('editor');
    await expect(box(theirs.slug)).not.toBeChecked();
    await expect(box(others.slug)).toBeChecked();
    await expect(limited).not.toBeChecked();
  });

  test('redirects are added, refused and removed', async ({ page, signIn }) => {
    await signIn({ role: 'editor', name: 'Rhea Post' });
    const [a, b] = [`/${nextName('old')}`, `/${nextName('older')}`];
    const add = async (path: string, target: string) => {
      await page.goto('/staff/redirects');
      await page.getByLabel('Old address').fill(path);
      await page.getByLabel('Leads to').fill(target);
      await page.getByRole('button', { name: 'Add the redirect' }).click();
    };
    const target = '/reports?from=old#latest';
    await add(a, target);
    await expect(page.locator('.staff-done')).toHaveText('Added.');
    await add(b, a);
    await expect(page.locator('.staff-rows')).toContainText(`${b}leads to ${target}`);
    await add('/people', '/reports');
    await expect(page.locator('.staff-issues')).toContainText('shows something today');
    await add('/loop', '/loop?again=1');
    await expect(page.locator('.staff-issues')).toContainText('would lead back to itself');
    expect((await page.request.get(b, { maxRedirects: 0 })).headers().location).toBe(target);
    await page.goto(`/staff/redirects?q=${b}`);
    await page.getByRole('button', { name: `Remove ${b}` }).click();
    await expect(page.locator('.staff-done')).toHaveText('Removed.');
    await expect.poll(async () => (await page.request.get(b, { maxRedirects: 0 })).status()).toBe(404);
  });

  test('results are pinned for a search', async ({ page, signIn }) => {
    await signIn({ role: 'editor', name: 'Pia North' });
    const piece = await makePublished({ title: 'Pinned above all' });
    await page.goto('/search?q=tideway');
    await page.goto('/staff/search');
    await page.getByLabel('When readers search for').fill('Tideway');
    await page.getByLabel('Show first').fill(`/publications/commentary/${piece.slug}`);
    await page.getByRole('button', { name: 'Pin it' }).click();
    await expect(page.locator('.staff-done')).toHaveText('Pinned.');
    await expect(page.locator('.staff-rows')).toContainText('tideway: Pinned above all');
    await page.goto('/search?q=tideway');
    await expect(page.locator('main')).toContainText('Pinned above all');
    await page.goto('/staff/search?q=tideway');
    await expect(page.locator('.desk-table')).toContainText('tideway');
    await page.getByRole('button', { name: 'Unpin Pinned above all' }).click();
    await expect(page.locator('.staff-done')).toHaveText('Unpinned.');
  });
});

test('an administrator sets the institution, and the log says what it was, what it is and from where', async ({
  page,
  signIn,
}) => {
  const member = await signIn({ role: 'administrator', name: '=Ada()' });
  await page.goto('/staff/institution');
  const tagline = page.getByLabel('Tagline');
  const before = await tagline.inputValue();
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.staff-issues')).toContainText('time zone');
  await page.reload();
  await tagline.fill('A tagline of the day');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.staff-done')).toContainText('Saved');
  await page.goto(`/staff/audit?about=institution&who=member:${member.id}`);
  await expect(page.locator('.staff-rows li')).toContainText('=Ada() changed the institution');
  await expect(page.getByLabel('Did what').locator('option[value=change]')).toHaveText('changed something');
  await page.getByText('Before and after').click();
  await expect(page.locator('.log-detail')).toHaveText(
    JSON.stringify({ after: { tagline: 'A tagline of the day' }, before: { tagline: before } }, null, 2),
  );
  await expect(page.locator('.staff-rows li')).toContainText('from 127.0.0.1');
  const query = new URL(page.url()).search;
  const csv = await page.request.get(`/staff/audit/export/csv${query}`);
  expect((await csv.text()).split('\r\n')[1]).toContain(`member:${member.id},'=Ada(),`);
  const lines = (await (await page.request.get(`/staff/audit/export/jsonl${query}`)).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).action)).toEqual(['change']);
  await page.goto('/staff/institution');
  await tagline.fill(before);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.staff-done')).toContainText('Saved');
  await page.context().clearCookies();
  expect((await page.request.get(`/staff/audit/export/csv${query}`, { maxRedirects: 0 })).status()).not.toBe(200);
});

test('a passkey is added, named, signs in, and does no more once it is removed', async ({ page, signIn }) => {
  const password = 'violet trumpet gravel moonrise';
  await signIn({ role: 'author', name: 'Kay Passmore', password });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/staff/account');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 30 });
  await page.getByLabel('Name of the passkey').fill('Laptop');
  await page.locator('#passkey-password').fill('not the password');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.locator('#passkey-password').fill(password);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const passkey = page.locator('#passkeys ~ ul li');
  await expect(passkey).toContainText('Laptop');
  await passkey.getByText('Change').click();
  await passkey.getByLabel('Name').fill('Old laptop');
  await passkey.getByRole('button', { name: 'Rename' }).click();
  await expect(passkey.locator('strong')).toHaveText('Old laptop');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/staff/sign-in');

  await page.goto('/staff/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL('**/staff/account');
  await expect(page.getByText('Kay Passmore').first()).toBeVisible();
  await passkey.getByText('Change').click();
  await passkey.getByRole('button', { name: 'Remove' }).click();
  await expect(passkey).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Passkeys' }).locator('.staff-done').first()).toHaveText('Removed.');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/staff/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey does not sign in here.')).toBeVisible();
});

test('axe finds nothing on the pages of the directory, at 390 pixels, light and dark', async ({ page, signIn }) => {
  await signIn({ role: 'administrator', name: 'Axel Grove' });
  const person = await makePerson();
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of [
    '/staff/people',
    `/staff/people/${person.id}`,
    `/staff/people/${person.id}/merge`,
    '/staff/topics/new',
    '/staff/redirects',
    '/staff/search',
    '/staff/audit',
    '/staff/institution',
    '/staff/account',
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      expect(await axeFindings(page), `${path} ${colorScheme}`).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path).toBeLessThanOrEqual(390);
  }
});
