import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileSequence } from '../../sequences/format/compile.ts';
import { checkEdited, readSurroundings } from '../../sequences/format/edited.ts';
import { readFacts } from '../../sequences/format/folder.ts';
import { pillars } from '../../sequences/format/nodes.ts';
import { packageRoot } from '../../server/database/package-root.ts';
import { type Figure, median } from './figure.ts';

/** 100 kB of whatever makes a careless parser slow. */
const hostile: Record<string, string> = {
  'brackets [': '[',
  'stars *a': '*a ',
  'underscores _a': '_a ',
  'backticks `': '`a',
  'quotes >': '> ',
  'nested lists': '- ',
  'links [a](': '[a](',
  'pictures ![': '![',
  'HTML <a ': '<a ',
  'comments <!--': '<!--',
  'entities &amp;': '&amp;',
  'tables |': '| a ',
  rows: '| a |\n|---|\n',
  'gaps [[': '[[a|',
  'blocks :::': ':::check{#a typ=fall}\n',
  closings: ':::\n',
  headings: '## Hinführung\n',
  fences: '```\n',
  'blank lines': '\n',
  'one long word': 'a',
  addresses: 'https://a.de ',
  sentences: 'Ein Satz. ',
  abbreviations: 'AbC ',
};

/** Compiles in milliseconds. */
function timed(source: string, facts: Parameters<typeof compileSequence>[2]): number {
  const start = performance.now();
  compileSequence(source, 'x.md', facts);
  return performance.now() - start;
}

/**
 * Compile time of each sequence (median of warm runs, ms), of 37 in a process that has compiled nothing before, and of the
 * worst of 100 kB made to be slow.
 */
export async function compileFigures(): Promise<Figure[]> {
  const { facts } = await readFacts(join(packageRoot, 'sequences'));
  const sources = await allSources();
  const each = sources.map(({ id, source }): Figure => {
    for (let warm = 0; warm < 10; warm++) timed(source, facts);
    const runs = Array.from({ length: 21 }, () => timed(source, facts));
    return { name: `compile ${id}`, value: median(runs), unit: 'ms', target: 15 };
  });

  const head = sources[0]?.source.slice(0, sources[0].source.indexOf('\n## ')) ?? '';
  const worst = Object.entries(hostile)
    .map(([name, piece]) => {
      const body = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
      const run = () => timed(`${head}\n\n## Hinführung\n\n${body}\n`, facts);
      for (let warm = 0; warm < 3; warm++) run();
      return { name, time: median(Array.from({ length: 5 }, run)) };
    })
    .sort((a, b) => b.time - a.time)[0];

  return [
    ...each,
    { name: 'compile 37 of 20 kB, cold process', value: await coldTime(), unit: 'ms', target: 300 },
    { name: `compile 100 kB of ${worst?.name}, the worst`, value: worst?.time ?? 0, unit: 'ms', target: 50 },
  ];
}

/** Milliseconds from a pause in typing to its findings: the longest sequence, held against all others (median of warm runs). */
export async function recompileFigure(): Promise<Figure> {
  const surroundings = await readSurroundings(packageRoot, '2026-11-26');
  const sources = await Promise.all(
    surroundings.compiled.map(async (place) => ({
      place,
      source: await readFile(join(packageRoot, place.file), 'utf8'),
    })),
  );
  const longest = sources.sort((a, b) => b.source.length - a.source.length)[0];
  if (!longest) throw new Error('no sequence');
  const { file, pillarFolder, folder } = longest.place;
  const times: number[] = [];
  for (let run = 0; run < 31; run++) {
    const source = `${longest.source}\nNoch ein Satz ${run}.\n`;
    const start = performance.now();
    await checkEdited(packageRoot, { file, pillarFolder, folder, source }, surroundings);
    times.push(performance.now() - start);
  }
  const note = `${Math.round(longest.source.length / 1000)} kB among ${sources.length}`;
  return { name: 'preview: check after a key', value: median(times.slice(10)), unit: 'ms', target: 30, note };
}

async function allSources(): Promise<{ id: string; source: string }[]> {
  const folders = await Promise.all(
    pillars.map(async (pillar) => {
      const folder = join(packageRoot, 'sequences', pillar);
      return (await readdir(folder).catch(() => [])).map((name) => ({ name, folder: join(folder, name) }));
    }),
  );
  return Promise.all(
    folders.flat().map(async ({ name, folder }) => ({
      id: name.slice(0, 3).toUpperCase(),
      source: await readFile(join(folder, 'sequenz.md'), 'utf8'),
    })),
  );
}

/** A process of its own compiles 37 files of 20 kB and prints the milliseconds. */
async function coldTime(): Promise<number> {
  const script = join(packageRoot, 'server/build/run.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    join(packageRoot, 'test/bench/compile-cold.ts'),
  ]);
  return Number(stdout);
}
