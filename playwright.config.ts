import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './test/e2e-setup.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  reporter: [['list']],
  use: { baseURL: process.env.E2E_ORIGIN, launchOptions: launchOptions(), trace: 'retain-on-failure' },
  projects: [
    { name: 'reader', testMatch: 'reader/**/*.spec.ts', use: { javaScriptEnabled: false } },
    { name: 'browser', testMatch: 'browser/**/*.spec.ts' },
    { name: 'staff', testMatch: 'staff/**/*.spec.ts' },
  ],
});
