import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const tops = ['server', 'web-components', 'sequences', 'workshops'];

const files = tops.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(top, name)),
);

/** Every module specifier in a file: static, type-only, re-exported and dynamic. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"]+)['"]/g)].map(
    (match) => match[1] as string,
  );
}

const arrows = files.flatMap((file) =>
  importsOf(file).map((specifier) => ({
    file,
    specifier,
    target: specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : undefined,
  })),
);
const inside = arrows.filter((arrow): arrow is typeof arrow & { target: string } => arrow.target !== undefined);

/** The room a file lives in: `server/lrs`, `sequences/format`, `web-components`, or the file itself directly below `server`. */
function room(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'web-components' ? top : `${top}/${second}`;
}

/** Which rooms a room may import besides itself. */
function allowed(from: string): (to: string) => boolean {
  const pure = (to: string) => /^(sequences\/(format|record|search)|workshops\/format)$/.test(to);
  if (from === 'sequences/format') return () => false;
  if (from === 'sequences/record' || from === 'sequences/search') return (to) => to === 'sequences/format';
  if (from === 'workshops/format') return (to) => to === 'sequences/format';
  if (from === 'web-components') return pure;
  if (from === 'server/http' || from === 'server/database') return (to) => to === 'server/http';
  if (from === 'server/app.ts') return (to) => pure(to) || to.startsWith('server/');
  if (from === 'server/main.ts') {
    return (to) =>
      ['server/app.ts', 'server/settings.ts', 'server/listen.ts', 'server/database', 'server/http'].includes(to);
  }
  if (from === 'server/settings.ts' || from === 'server/listen.ts') return (to) => to === 'server/http';
  // A program of its own: the authors' tool shows the pages' prints.
  if (from === 'server/preview') return (to) => pure(to) || /^server\/(http|pages|listen\.ts)$/.test(to);
  // Tools of development start what main.ts starts.
  if (from === 'server/build') return (to) => to === 'server/database' || to === 'server/settings.ts';
  return (to) => pure(to) || to === 'server/http' || to === 'server/database';
}

describe('the house', () => {
  it('has no import that goes where the architecture draws no arrow', () => {
    const wrong = inside.filter(
      ({ file, target }) => room(file) !== room(target) && !allowed(room(file))(room(target)),
    );
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('never imports test/', () => {
    expect(inside.filter(({ target }) => target.startsWith('test/'))).toEqual([]);
  });

  it('keeps the authors’ tool out of the product', () => {
    const tool = /^(server|web-components)\/preview\/|^web-components\/core\/strings-preview\.ts$/;
    const wrong = inside.filter(({ file, target }) => tool.test(target) && !tool.test(file));
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('keeps sequences and workshops free of server, database and DOM packages', () => {
    const banned = /^(express|mongoose|lit|idb|node:http)/;
    const wrong = arrows.filter(
      ({ file, specifier }) => /^(sequences|workshops)\//.test(file) && banned.test(specifier),
    );
    expect(wrong.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
  });

  it('keeps Node and server packages out of the browser', () => {
    const wrong = arrows.filter(
      ({ file, specifier }) =>
        file.startsWith('web-components/') && /^(node:|express|mongoose|marked|zod|yaml|luxon)/.test(specifier),
    );
    expect(wrong.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
  });

  it('never imports GPL code: h5p-standalone is served as separate files', () => {
    expect(arrows.filter(({ specifier }) => specifier.startsWith('h5p-standalone'))).toEqual([]);
  });

  it('reads process.env in server/main.ts only', () => {
    const readers = files.filter(
      (file) => file.endsWith('.ts') && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual(['server/main.ts']);
  });

  it('has no circle between files', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of inside) graph.set(file, [...(graph.get(file) ?? []), target]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});
