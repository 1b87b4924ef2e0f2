import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { requirementsFile } from '../../../server/database/engines/secantusd-python.ts';

interface Requirement {
  name: string;
  version: string;
  condition: string;
  hashes: string[];
}

/** The file as pip reads it: backslashes join lines, comments and blank lines do not count. */
async function requirements(): Promise<Requirement[]> {
  const lines = (await readFile(requirementsFile, 'utf8'))
    .replace(/^\s*#.*$/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim())
    .map((line) => {
      const [, name, version, condition] = /^(\S+?)==(\S+)(?: ; (.*?))?\s+--hash/.exec(line) ?? [];
      if (!name || !version) throw new Error(`not pinned: ${line.slice(0, 80)}`);
      const hashes = [...line.matchAll(/--hash=sha256:(\S+)/g)].map(([, hash]) => hash as string);
      return { name, version, condition: condition ?? '', hashes };
    });
}

it('every package is pinned to one version and has hashes, all of them whole', async () => {
  const all = await requirements();
  expect(all.length).toBeGreaterThan(8);
  for (const { name, hashes } of all) {
    expect(hashes.length, name).toBeGreaterThan(0);
    for (const hash of hashes) expect(hash, name).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size, name).toBe(hashes.length);
  }
});

it.each([10, 11, 12, 13])('every package has exactly one version for Python 3.%i', async (minor) => {
  const chosen = new Map<string, number>();
  const all = await requirements();
  for (const { name, condition } of all) {
    if (condition === '' || holds(condition, minor)) chosen.set(name, (chosen.get(name) ?? 0) + 1);
  }
  for (const [name, count] of chosen) expect(count, name).toBe(1);
  expect([...chosen.keys()]).toEqual(expect.arrayContaining(['secantusdb', 'pymongo', 'numpy', 'shapely', 'tzdata']));
});

/** The three forms of environment marker the file has. */
function holds(condition: string, minor: number): boolean {
  const [, operator, bound] = /^python_full_version (<|>=|==) '3\.(\d+)(?:\.\*)?'$/.exec(condition) ?? [];
  if (!operator) throw new Error(`unknown condition: ${condition}`);
  if (operator === '<') return minor < Number(bound);
  return operator === '>=' ? minor >= Number(bound) : minor === Number(bound);
}
