import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,golden,architecture}/**/*.test.ts'],
          // Two workers that keep their modules: 32 s where one process a file takes 70 s on two cores.
          maxWorkers: 2,
          isolate: false,
          // Tests that start git wait for a busy machine rather than fail on it.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['test/{integration,workflows,chaos}/**/*.test.ts'],
          globalSetup: ['test/servers/global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
