import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * All tests that run in Node. One project at a time or one file:
 * `npx vitest run --config test/vitest.config.ts --project server test/server/lrs/query.test.ts`
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const engine = fileURLToPath(new URL('./helpers/engine-setup.ts', import.meta.url));
/** `expect.poll` waits for what comes soon on any machine; one second is too little for a busy one. */
const patience = { poll: { timeout: 15_000 } };

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'sequences',
          include: ['test/sequences/**/*.test.ts', 'test/workshops/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { root, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        root,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: [engine],
          expect: patience,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [engine],
          expect: patience,
          // After everything else: the journeys measure the product, not a crowded machine.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
