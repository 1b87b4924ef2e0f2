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
 * The tools run side by side, for each leaves much of the machine idle; what they say is not mixed.
 * @param {string} script below node_modules
 * @param {string[]} args
 * @param {string} report
 * @param {(report: Record<string, number>) => { passed: number, failed: number }} read
 * @param {boolean} [later] says what it has to say when it has ended
 */
async function run(script, args, report, read, later = false) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: later ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(piece));
  const [code] = await once(child, 'close');
  process.stdout.write(Buffer.concat(said));
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
  const vitest = run(
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
  const elements = run(
    '@web/test-runner/dist/bin.js',
    ['--config', 'test/web-test-runner.config.mjs'],
    'web-test-runner.json',
    ({ passed = 0, failed = 0 }) => ({ passed, failed }),
    true,
  );
  await Promise.all([vitest, elements]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
