/** `npm test`: everything, in a real browser and against a real database; the last line sums up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../server/build/build.mjs';
import { getChromium } from './helpers/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = path.join(root, 'dist/test');
const total = { passed: 0, failed: 0 };

/**
 * Runs one tool and adds what its report says. A tool that fails without naming a test counts as one failed test.
 * @param {string} script below node_modules
 * @param {string[]} args
 * @param {string} report
 * @param {(report: Record<string, number>) => { passed: number, failed: number }} read
 */
async function run(script, args, report, read) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  const none = { passed: 0, failed: 0 };
  const counts = await readFile(path.join(reports, report), 'utf8').then(
    (text) => read(JSON.parse(text)),
    () => none,
  );
  total.passed += counts.passed;
  total.failed += counts.failed || (code === 0 ? 0 : 1);
}

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
try {
  process.env.CHROMIUM_PATH = await getChromium();
  await build();
  await run(
    'vitest/vitest.mjs',
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=dist/test/vitest.json',
    ],
    'vitest.json',
    ({ numPassedTests = 0, numFailedTests = 0 }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
  await run(
    '@web/test-runner/dist/bin.js',
    ['--config', 'test/web-test-runner.config.mjs'],
    'web-test-runner.json',
    ({ passed = 0, failed = 0 }) => ({ passed, failed }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
