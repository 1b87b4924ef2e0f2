/** Compiles 37 sequences of 20 kB in a fresh process and prints how many milliseconds that took. See `compile.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSequence } from '../../sequences/format/compile.ts';
import { readFacts } from '../../sequences/format/folder.ts';
import { pillars } from '../../sequences/format/nodes.ts';

const root = join(process.cwd(), 'sequences');
const { facts } = await readFacts(root);
const files = pillars.flatMap((pillar) =>
  readdirSync(join(root, pillar)).map((name) => join(root, pillar, name, 'sequenz.md')),
);
const sources = files.map((file) => readFileSync(file, 'utf8'));
const all = Array.from({ length: 37 }, (_, index) => sources[index % sources.length]?.slice(0, 20_000) ?? '');

const start = performance.now();
for (const source of all) compileSequence(source, 'sequenz.md', facts);
console.log(performance.now() - start);
