import { join } from 'node:path';
import { glossaryOf } from '../../sequences/format/glossary.ts';
import { searchDocuments } from '../../sequences/search/documents.ts';
import { createSearch } from '../../sequences/search/search.ts';
import { loadLibrary } from '../../server/content/library.ts';
import { packJson } from '../../server/content/packed.ts';
import { packageRoot } from '../../server/database/package-root.ts';
import { type Figure, median } from './figure.ts';

/** How many sequences the programme has. */
const planned = 37;
const queries = ['Betriebsrat', 'KI', 'Mitbestimung', 'vereinbarung', 'Wer haftet, wenn die KI falsch liegt?', 'xyzzy'];

const timed = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

/** What searching all sequences costs: bytes to the device once, time to prepare, time per letter typed. */
export async function searchFigures(): Promise<Figure[]> {
  const library = await loadLibrary(join(packageRoot, 'sequences'), () => {});
  const published = [...library.values()].map(({ sequence }) => sequence);
  if (published.length === 0) throw new Error('no sequence is published');
  // Those that are not written yet are made up of those that are.
  const all = Array.from({ length: Math.max(planned, published.length) }, (_, index) => {
    const sequence = published[index % published.length] as (typeof published)[number];
    return index < published.length ? sequence : { ...sequence, id: `X${index}` };
  });
  const documents = searchDocuments(all, glossaryOf(published));
  const { json } = packJson('suche', documents);
  const search = createSearch(documents);
  const slowest = Math.max(
    ...queries.map((query) => median(Array.from({ length: 21 }, () => timed(() => search(query))))),
  );
  const note = `${published.length} of ${all.length} sequences are real`;
  return [
    { name: 'search: index', value: json.brotli.length / 1000, unit: 'kB', target: 200, note },
    {
      name: 'search: prepare',
      value: median(Array.from({ length: 11 }, () => timed(() => createSearch(documents)))),
      unit: 'ms',
      target: 150,
    },
    { name: 'search: slowest query', value: slowest, unit: 'ms', target: 30 },
  ];
}
