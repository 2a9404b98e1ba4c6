import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What an editor does to a page, by whatever they have hands for. */
export type Hands = {
  /** Follows a link, presses a button, opens what is folded. */
  press(target: Locator): Promise<void>;
  /** Puts words into a field in the place of those that are there. */
  write(field: Locator, words: string): Promise<void>;
  /** Ticks a box, or takes one of several. */
  tick(choice: Locator): Promise<void>;
  /** Takes an option of a closed list, by its words. */
  select(list: Locator, option: string): Promise<void>;
  /** Writes letters into a field that searches, and takes what it offers. */
  find(field: Locator, letters: string, offer: Locator): Promise<void>;
  /** Gives a field of files one. */
  attach(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** Puts the cursor into a text, before everything. */
  enter(text: Locator): Promise<void>;
  /** A tool of the editor, by its name in the toolbar or by its keys. */
  tool(name: string, keys: string): Promise<void>;
};

export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (field, words) => field.fill(words),
    tick: (choice) => choice.check(),
    select: async (list, option) => void (await list.selectOption(option)),
    find: async (field, letters, offer) => {
      await field.fill(letters);
      await offer.click();
    },
    attach: (field, file) => field.setInputFiles(file),
    enter: async (text) => {
      await text.click();
      await page.keyboard.press('Control+Home');
    },
    tool: (name) => page.getByRole('toolbar').getByRole('button', { name, exact: true }).click(),
  };
}

/** More stops for Tab than any page of the newsroom has. */
const MOST_STOPS = 400;

/** Nothing but keys: what Tab doesn't lead to can't be used. */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page;
  // Dialogs of the system are caught from now on: a wait that begins with the key that opens one may begin too late.
  page.on('filechooser', () => {});

  async function walk(there: () => Promise<boolean>, target: Locator, key: string): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; !(await there()); stops += 1) {
      if (stops === MOST_STOPS) throw new Error(`${key} never leads to ${target}.`);
      await keys.press(key);
    }
  }

  const reach = (target: Locator) => walk(() => hasFocus(target), target, 'Tab');

  return {
    press: async (target) => {
      await reach(target);
      await keys.press('Enter');
    },
    write: async (field, words) => {
      await reach(field);
      const type = await field.getAttribute('type');
      if (type === 'date' || type === 'time') return keys.type(inSegments(words));
      await keys.press('Control+a');
      await keys.type(words);
    },
    tick: async (choice) => {
      if ((await choice.getAttribute('type')) === 'radio') {
        await walk(() => choice.evaluate(isInGroupWithFocus), choice, 'Tab');
        await walk(() => hasFocus(choice), choice, 'ArrowDown');
      } else await reach(choice);
      if (!(await choice.isChecked())) await keys.press('Space');
      await expect(choice).toBeChecked();
    },
    select: async (list, option) => {
      await reach(list);
      await keys.type(option);
      await expect(list.locator('option:checked')).toHaveText(option);
    },
    find: async (field, letters, offer) => {
      await reach(field);
      await keys.type(letters);
      await walk(async () => (await offer.getAttribute('aria-selected')) === 'true', offer, 'ArrowDown');
      await keys.press('Enter');
    },
    attach: async (field, file) => {
      await reach(field);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Enter')]);
      await chooser.setFiles(file);
    },
    enter: async (text) => {
      await reach(text);
      await keys.press('Control+Home');
    },
    tool: (_name, press) => keys.press(press),
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

function isInGroupWithFocus(choice: Element): boolean {
  const focused = document.activeElement;
  return focused instanceof HTMLInputElement && focused.name === (choice as HTMLInputElement).name;
}

/** "2035-11-04" and "09:30" as fields of an American browser take them, part by part. */
function inSegments(value: string): string {
  const [year, month, day] = value.split('-');
  if (day) return `${month}${day}${year}`;
  const [hour = 0, minute = 0] = value.split(':').map(Number);
  return `${String(hour % 12 || 12).padStart(2, '0')}${String(minute).padStart(2, '0')}${hour < 12 ? 'AM' : 'PM'}`;
}
