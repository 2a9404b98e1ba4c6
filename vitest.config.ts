import { defineConfig } from 'vitest/config';

const INTEGRATION = ['**/{commands,queries}.test.ts', 'prisma/**/*.test.ts', '**/*.integration.test.ts'];
const HTTP = ['test/http/**/*.test.ts'];
const START = ['test/start/**/*.test.ts'];
const EXCLUDED = ['**/node_modules/**', '**/.*/**', 'e2e/**', 'generated/**'];

export default defineConfig({
  test: {
    watch: false,
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...EXCLUDED, ...INTEGRATION, ...HTTP, ...START],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: INTEGRATION,
          exclude: EXCLUDED,
          globalSetup: 'test/integration-setup.ts',
          setupFiles: 'test/shielded.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'http',
          include: HTTP,
          exclude: EXCLUDED,
          globalSetup: 'test/http-setup.ts',
          setupFiles: 'test/shielded.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'start',
          include: START,
          exclude: EXCLUDED,
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
