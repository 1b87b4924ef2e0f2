import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../server/content/library.ts';
import { probe, rootWith } from '../../helpers/content.ts';

describe('the library', () => {
  it('leaves out a sequence that misses a file, and says so: the others are published', async () => {
    const whole = await probe();
    const broken = await probe((source) => source.replace('kennung: G99', 'kennung: G98'));
    const withoutHandout = Object.fromEntries(
      Object.entries(broken)
        .filter(([name]) => !name.endsWith('karte.md'))
        .map(([name, text]) => [name.replace('g99-', 'g98-'), text]),
    );
    const root = await rootWith({ ...whole, ...withoutHandout, 'sequences/grundlagen/g97-leer/notiz.md': 'Idee' });
    const log: string[] = [];
    const library = await loadLibrary(join(root, 'sequences'), (line) => log.push(line));
    expect([...library.keys()]).toEqual(['G99']);
    expect(log.map((line) => /g\d\d-\w+/.exec(line)?.[0]).sort()).toEqual(['g97-leer', 'g98-probe']);
    expect(log.every((line) => line.startsWith('Nicht veröffentlicht: '))).toBe(true);
  });
});
