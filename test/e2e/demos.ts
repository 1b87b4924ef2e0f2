import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const folder = resolve(import.meta.dirname, '../../web-components');

/** Elements with a demo page. */
export const demos = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('demo.html'))
  .map((file) => file.replace(/[\\/]demo\.html$/, ''))
  .sort();

/** A demo page as one file: its inline script, which imports TypeScript, is bundled in its place. */
export async function bundledDemo(element: string): Promise<string> {
  const page = readFileSync(resolve(folder, element, 'demo.html'), 'utf8');
  const script = /<script type="module">(.*?)<\/script>/s.exec(page)?.[1];
  if (!script) throw new Error(`${element}/demo.html has no inline module`);
  const bundle = await build({
    stdin: { contents: script, resolveDir: resolve(folder, element) },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const code = bundle.outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? '';
  return page.replace(script, () => code);
}
