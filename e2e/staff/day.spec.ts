import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { valueOf } from '../../lib/result.ts';
import { schedule } from '../../publishing/publications/commands.ts';
import { findDraft } from '../../publishing/publications/draft-desk.ts';
import { routes } from '../../publishing/routes.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { makeHub, makePerson, nextName, TESTER } from '../../test/factories.ts';
import { type Site, startSite } from '../../test/site.ts';
import { browserOf, expect, test } from './fixtures.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { linkMailedTo } from './outbox.ts';
import { HALF_A_MINUTE, totp } from './totp.ts';

/** One house, two instances: staff work on the one, readers read the other. */
let other: Site;

test.beforeAll(async ({ baseURL }) => {
  other = await startSite({
    databaseUrl: process.env.DATABASE_URL ?? '',
    dataDir: process.env.DATA_DIR,
    hostname: 'localhost',
    environment: { SITE_URL: baseURL ?? '' },
  });
});
test.afterAll(() => other.stop());

const PASSWORD = 'copper lantern thirteen estuary';

for (const [how, handsOf] of [
  ['with a mouse', mouse],
  ['from the keyboard only', keyboard],
] as const) {
  test(`an editor’s day, ${how}: invited, written, reviewed, released at its time, corrected, withdrawn`, async ({
    page,
    browser,
    baseURL,
  }) => {
    // A day of some hundred steps; on a busy machine each takes seconds.
    test.setTimeout(900_000);
    const hands = handsOf(page);
    const title = `The ice left early ${nextName('report')}`;
    const coauthor = nextName('Ulla Frost');
    const [topic, { id: personId }] = [
      await makeHub(),
      await makePerson({ name: coauthor, affiliation: 'Ice Service' }),
    ];
    const reader = await readerOn(browser, other.origin);
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const link = (name: string) => page.getByRole('link', { name, exact: true });

    await test.step('she is invited, joins, and protects her account', async () => {
      const email = `${nextName('rosa')}@example.org`;
      const administrator = await browserOf(browser, baseURL ?? '', { role: 'administrator', name: 'Ada Stone' });
      const members = await administrator.newPage();
      const theirs = handsOf(members);
      await members.goto(staffRoutes.members());
      const invite = members.getByRole('region', { name: 'Invite somebody' });
      await theirs.write(invite.getByLabel('E-mail address'), email);
      await theirs.select(invite.getByLabel('Role'), 'Publisher');
      await theirs.press(invite.getByRole('button', { name: 'Send the invitation' }));
      await expect(members.getByText(`The invitation to ${email} lies in the outbox.`)).toBeVisible();
      await administrator.close();

      await page.goto(await linkMailedTo(email));
      await hands.write(page.getByLabel('Your name'), 'Rosa Lind');
      await hands.write(page.getByLabel('Password'), PASSWORD);
      await hands.press(button('Join'));
      await page.waitForURL('**/staff/account');
      const factor = page.getByRole('region', { name: 'Second factor' });
      await hands.write(factor.getByLabel('Your password'), PASSWORD);
      await hands.press(button('Set up a second factor'));
      const secret = ((await page.locator('.staff-secret code').first().textContent()) ?? '').trim();
      await hands.write(page.getByLabel('A first code'), totp(secret));
      await hands.press(button('Turn it on'));
      await expect(button('Turn it off')).toBeVisible();

      await hands.press(button('Sign out'));
      await page.waitForURL('**/staff/sign-in*');
      await page.goto(staffRoutes.signIn());
      await hands.write(page.getByLabel('E-mail address'), email);
      await hands.write(page.getByLabel('Password'), PASSWORD);
      await hands.press(button('Sign in'));
      await hands.write(page.getByLabel('Code', { exact: true }), totp(secret, Date.now() + HALF_A_MINUTE));
      await hands.press(button('Go on').first());
      await page.waitForURL('**/staff');
    });

    const id = await test.step('she writes a report with notes, a table and a figure', async () => {
      await hands.press(link('Publications'));
      await hands.press(link('New publication'));
      await hands.select(page.getByLabel('Kind'), 'Report');
      await hands.write(page.getByLabel('Title'), title);
      await hands.press(button('Begin writing'));
      await page.waitForURL(/\/edit$/);
      await writeText(page, hands);
      const written = new URL(page.url()).pathname.split('/').at(-2) ?? '';
      await hands.write(page.getByLabel('Summary'), 'What the harbor masters saw.');
      const byline = page.getByRole('combobox', { name: 'Add to the byline' });
      await hands.find(byline, 'Rosa Lind', page.getByRole('option', { name: /^Add the person/ }));
      const list = page.getByRole('list', { name: 'Byline' }).getByRole('listitem');
      await expect(list).toHaveCount(1);
      await hands.find(byline, 'ulla frost', page.getByRole('option', { name: coauthor }));
      await expect(list).toHaveCount(2);
      await expect(page.getByLabel(`Affiliation of ${coauthor}`)).toHaveValue('Ice Service');
      await hands.tick(page.getByRole('checkbox', { name: topic.slug }));
      await hands.press(button('Choose a picture'));
      const dialog = page.getByRole('dialog', { name: 'Choose a file' });
      await hands.press(dialog.getByRole('button', { name: 'harbor.png' }).first());
      await hands.write(page.getByLabel('What it shows'), 'A harbor without ice');
      await expect
        .poll(async () => (await findDraft(written))?.draft.content)
        .toMatchObject({
          byline: [{}, { personId }],
          hubs: [topic.id],
          cover: { alt: 'A harbor without ice' },
        });
      return written;
    });

    await test.step('a reviewer comments on a passage, she answers, it is resolved and approved', async () => {
      await hands.press(link('Overview'));
      await hands.press(button('Submit for review'));
      await expect(page.getByText('It is in review')).toBeVisible();
      const context = await browserOf(browser, baseURL ?? '', { role: 'editor', name: 'Bruno Ek' });
      const review = await context.newPage();
      const theirs = handsOf(review);
      await review.goto(staffRoutes.desk());
      await theirs.press(review.getByRole('region', { name: 'Waits for you' }).getByRole('link', { name: title }));
      const passage = await markPassage(review, theirs, how);
      await theirs.write(review.getByLabel('Your comment'), 'Which harbor?');
      await theirs.press(review.getByRole('button', { name: 'Comment', exact: true }));
      await expect(review.getByRole('article', { name: 'Comment 1' })).toContainText(passage);

      await hands.press(link('Comments'));
      const thread = page.getByRole('article', { name: 'Comment 1' });
      await expect(thread).toContainText('Which harbor?');
      await hands.press(thread.getByText('Reply', { exact: true }).first());
      await hands.write(thread.getByLabel('Your reply'), 'All of the four.');
      await hands.press(thread.getByRole('button', { name: 'Reply', exact: true }));
      await expect(thread).toContainText('All of the four.');

      await review.reload();
      await expect(review.getByRole('article', { name: 'Comment 1' })).toContainText('Rosa Lind');
      await theirs.press(review.getByRole('button', { name: 'Resolve' }));
      await expect(review.getByText('1 resolved')).toBeVisible();
      await theirs.press(review.getByRole('link', { name: 'Overview', exact: true }));
      await theirs.press(review.getByRole('button', { name: 'Approve this text' }));
      await expect(review.getByText('approved by Bruno Ek')).toBeVisible();
      await context.close();
    });

    const address = await test.step('it is scheduled, in words and with the zone', async () => {
      await hands.press(link('Overview'));
      await expect(page.getByText('approved by Bruno Ek')).toBeVisible();
      await hands.press(page.getByText('Waive', { exact: true }));
      await hands.write(page.getByLabel('Why this may stay as it is'), 'The PDF comes in spring.');
      await hands.press(button('Waive under my name'));
      await expect(page.getByText('Rosa Lind: “The PDF comes in spring.”')).toBeVisible();
      await hands.press(link('Release…'));
      await hands.write(page.getByLabel('Day', { exact: true }), '2035-06-21');
      await hands.write(page.getByLabel('Time (New York time)'), '09:30');
      await hands.press(button('Show what this means'));
      await hands.press(button(/^Schedule it for/));
      const goesOut = page.getByText('Goes out Thursday, June 21, 2035, 09:30 New York time');
      await expect(goesOut).toBeVisible();
      const told = await page.getByText(/^Its address will be/).textContent();
      return /\/publications\/\S+/.exec(told ?? '')?.[0] ?? '';
    });

    await test.step('it is there on the other instance a second after its time, and not before', async () => {
      for (const path of [address, routes.group('reports')]) await reader.goto(path);
      // Nobody waits ten years: the time comes nearer by the command that the form calls.
      const releaseAt = new Date(Date.now() + 2500);
      valueOf(await schedule(TESTER, { id, counter: 0, releaseAt }));
      await eachTimeUntil(releaseAt, async () => {
        const statusAtOnce = await statusOn(other, address);
        if (Date.now() < releaseAt.getTime()) expect(statusAtOnce).toBe(404);
      });
      await eachTimeUntil(new Date(releaseAt.getTime() + 1000), () => statusOn(other, address));
      expect(await statusOn(other, address)).toBe(200);
      expect(await (await fetch(other.origin + routes.group('reports'))).text()).toContain(title);
      await reader.goto(address);
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title);
      const text = reader.getByRole('main');
      await expect(text.getByRole('heading', { name: 'What was seen' })).toBeVisible();
      await expect(text.getByRole('cell', { name: '41' })).toBeVisible();
      await expect(text.getByRole('img', { name: 'A quay at dusk' })).toBeVisible();
      await expect(text).toContainText('Logs of 1901.');
      await expect(text).toContainText('Rosa Lind');
      await expect(text).toContainText(coauthor);
    });

    await test.step('it is corrected: readers are told on the page and in lists', async () => {
      await page.goto(staffRoutes.publication(id));
      await hands.press(link('Change the text in a draft'));
      await hands.press(button('Open a draft'));
      await hands.enter(textOf(page));
      await page.keyboard.press('End');
      await page.keyboard.type(' and heard');
      await expect
        .poll(async () => JSON.stringify((await findDraft(id))?.draft.content.body))
        .toContain('What was seen and heard');
      await reader.goto(address);
      await expect(reader.getByRole('main')).not.toContainText('seen and heard');
      await hands.press(link('Overview'));
      await hands.press(link('Release the change…'));
      await hands.tick(page.getByLabel('Correction'));
      await hands.write(page.getByLabel('The public note'), 'The masters were also asked.');
      await hands.press(button('Release the change now'));
      await expect(page.getByText('Readers see revision 3.')).toBeVisible();
      await expect.poll(() => textOn(other, address)).toContain('What was seen and heard');
      await reader.goto(address);
      await expect(reader.getByRole('region', { name: 'Correction' })).toContainText('The masters were also asked.');
      await reader.goto(routes.group('reports'));
      const entry = reader.getByRole('main').getByRole('article').filter({ hasText: title });
      await expect(entry).toContainText('Corrected');
    });

    await test.step('it is withdrawn: the notice stays at its address, and no list has it', async () => {
      await hands.press(link('Withdraw it…'));
      await hands.write(page.getByLabel('Why', { exact: true }), 'The logs were forged.');
      await hands.tick(page.getByLabel('Only the notice'));
      await hands.press(button('Withdraw it now'));
      await expect(page.getByText(/^Withdrawn .*The logs were forged\./)).toBeVisible();
      await expect.poll(() => textOn(other, address)).toContain('The logs were forged.');
      await reader.goto(address);
      await expect(reader.getByRole('region', { name: 'Withdrawn' })).toBeVisible();
      await expect(reader.getByRole('main')).not.toContainText('seen and heard');
      await expect.poll(() => textOn(other, routes.group('reports'))).not.toContain(title);
    });
    await reader.context().close();
  });
}

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });

async function readerOn(browser: Browser, origin: string): Promise<Page> {
  return (await browser.newContext({ baseURL: origin, javaScriptEnabled: false })).newPage();
}

/** A heading, words with a note, a table, and a figure with everything it needs. */
async function writeText(page: Page, hands: Hands): Promise<void> {
  const type = (words: string) => page.keyboard.type(words);
  await hands.enter(textOf(page));
  await hands.tool('Heading', 'Control+Alt+2');
  await type('What was seen');
  await page.keyboard.press('Enter');
  await type('Four harbors were free of ice in March');
  await hands.tool('Footnote', 'Control+Alt+f');
  await expect(page.getByRole('textbox', { name: 'Words of the note' })).toBeFocused();
  await type('Logs of 1901.');
  await page.keyboard.press('Escape');
  await type('.');
  await page.keyboard.press('Enter');
  await hands.tool('Table', 'Control+Alt+t');
  for (const [index, cell] of ['Harbor', 'Days', '', 'North', '41'].entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await type(cell);
  }
  await page.keyboard.press('Control+Enter');
  await hands.tool('Figure', 'Control+Alt+i');
  const dialog = page.getByRole('dialog', { name: 'Choose a file' });
  const picture = { create: { width: 90, height: 60, channels: 3 as const, background: '#357' } };
  const buffer = await sharp(picture).png().toBuffer();
  await hands.attach(dialog.getByLabel('A new file'), { name: 'harbor.png', mimeType: 'image/png', buffer });
  await expect(page.locator('.editor-text .figure img')).toBeVisible();
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByLabel('Alternative text')).toBeFocused();
  await type('A quay at dusk');
  await hands.write(page.getByLabel('Credit', { exact: true }), 'Harbor board');
  await page.keyboard.press('Escape');
}

/** Begins a comment on some words, and gives them: by pointing at them on the page of comments, or from the editor. */
async function markPassage(review: Page, hands: Hands, how: string): Promise<string> {
  const quote = review.locator('.new-comment-on blockquote');
  if (how === 'with a mouse') {
    await hands.press(review.getByRole('link', { name: 'Comments', exact: true }));
    await review.getByText('Four harbors were free of ice in March').dblclick();
  } else {
    await hands.press(review.getByRole('link', { name: 'Edit', exact: true }));
    await hands.enter(textOf(review));
    for (const keys of ['ArrowDown', 'Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight'])
      await review.keyboard.press(keys);
    await review.keyboard.press('Control+Alt+a');
    await expect(quote).toHaveText('Four harbors');
  }
  await expect(quote).not.toHaveText('');
  return (await quote.textContent()) ?? '';
}

async function statusOn(site: Site, path: string): Promise<number> {
  const answer = await fetch(site.origin + path, { redirect: 'manual' });
  await answer.body?.cancel();
  return answer.status;
}

async function textOn(site: Site, path: string): Promise<string> {
  return (await fetch(site.origin + path)).text();
}

/** Asks over and over until a moment has come. */
async function eachTimeUntil(moment: Date, ask: () => Promise<unknown>): Promise<void> {
  while (Date.now() < moment.getTime()) await ask();
}
