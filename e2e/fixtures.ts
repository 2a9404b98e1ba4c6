import { test as base, expect } from '@playwright/test';

export { expect };

/** Playwright's test, which also fails when a page of its context logs an error or throws. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (event) => complaints.push(String(event.error())));
      await use(undefined);
      expect(complaints, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],
});
