import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileSequence } from '../../sequences/format/compile.ts';
import { pillars } from '../../sequences/format/nodes.ts';
import { packageRoot } from '../../server/database/package-root.ts';
import { type Figure, median } from './figure.ts';

/** Compile time of each sequence (median of warm runs, ms) and of all. */
export async function compileFigures(): Promise<Figure[]> {
  const files = (
    await Promise.all(
      pillars.map(async (pillar) => {
        const folder = join(packageRoot, 'sequences', pillar);
        return (await readdir(folder).catch(() => [])).map((name) => join(folder, name, 'sequenz.md'));
      }),
    )
  ).flat();
  const figures: Figure[] = [];
  for (const file of files) {
    const source = await readFile(file, 'utf8');
    const run = () => {
      const start = performance.now();
      const { sequence } = compileSequence(source, file);
      return { id: sequence?.id ?? file, time: performance.now() - start };
    };
    for (let warm = 0; warm < 10; warm++) run();
    const runs = Array.from({ length: 21 }, run);
    const id = runs[0]?.id ?? file;
    figures.push({ name: `compile ${id}`, value: median(runs.map(({ time }) => time)), unit: 'ms', target: 15 });
  }
  const all = figures.reduce((sum, { value }) => sum + value, 0);
  return [...figures, { name: `compile all ${figures.length}`, value: all, unit: 'ms' }];
}
