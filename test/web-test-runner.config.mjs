/**
 * Elements in a real Chromium: `npx web-test-runner --config test/web-test-runner.config.mjs`,
 * one file with `--files test/web-components/komki-x.test.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumFlags, getChromium } from './helpers/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The product's policy as far as the runner can live under it: its own scripts are inline and it talks over a web
 * socket. Styles and Trusted Types are as strict as in the product, so a bound `style=` fails here too.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self' ws:",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html komki-worker 'allow-duplicates'",
].join('; ');

/** Leaves the numbers for `npm test`. A file that could not be loaded counts as one failed test. */
const counting = {
  /** @param {{ sessions: import('@web/test-runner-core').TestSession[] }} run */
  async onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0 };
    /** @param {import('@web/test-runner-core').TestSuiteResult | undefined} suite */
    const count = (suite) => {
      for (const test of suite?.tests ?? []) if (!test.skipped) counts[test.passed ? 'passed' : 'failed'] += 1;
      for (const inner of suite?.suites ?? []) count(inner);
    };
    for (const session of sessions) {
      const before = counts.failed;
      count(session.testResults);
      if (!session.passed && counts.failed === before) counts.failed += 1;
    }
    await mkdir(path.join(root, 'dist/test'), { recursive: true });
    await writeFile(path.join(root, 'dist/test/web-test-runner.json'), JSON.stringify(counts));
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: root,
  files: ['test/web-components/**/*.test.ts'],
  nodeResolve: true,
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: '20000' } },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await getChromium(), args: chromiumFlags },
    }),
  ],
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path.join(root, 'tsconfig.json') })],
  middleware: [
    async (context, next) => {
      await next();
      if (context.path === '/') context.set('Content-Security-Policy', policy);
    },
  ],
  reporters: [defaultReporter(), counting],
};
