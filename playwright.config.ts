import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/chromium.ts';

export default defineConfig({
  outputDir: 'test-results',
  globalSetup: './test/e2e-setup.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { baseURL: process.env.E2E_ORIGIN, launchOptions: launchOptions(), trace: 'retain-on-failure' },
  projects: [
    { name: 'reader', testDir: 'e2e/reader', use: { javaScriptEnabled: false } },
    { name: 'browser', testDir: 'e2e/browser' },
    { name: 'staff', testDir: 'e2e/staff' },
  ],
});
