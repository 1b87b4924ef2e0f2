import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMaterial, compileSequence } from '../../../sequences/format/compile.ts';
import { isError } from '../../../sequences/format/findings.ts';
import { checkFolder } from '../../../sequences/format/folder.ts';
import { sectionTemplate } from '../../../sequences/format/nodes.ts';
import { allNodes, changed, compiled, fixture, good, places, withMarkdown } from './sample.ts';

/** Every kind of node with its fields; a node of another kind or with other fields is a stranger. */
const vocabulary: Record<string, readonly string[]> = {
  text: ['text'],
  strong: ['children'],
  emphasis: ['children'],
  code: ['text'],
  link: ['href', 'children'],
  term: ['term', 'children'],
  break: [],
  paragraph: ['children'],
  heading: ['level', 'children'],
  list: ['ordered', 'start', 'items'],
  table: ['head', 'rows'],
  quote: ['children'],
  'code-block': ['text'],
  rule: [],
  image: ['file', 'alt'],
  method: ['minutes', 'form', 'children'],
  audience: ['audience', 'children'],
  hint: ['hint', 'children'],
  example: ['children'],
  law: ['source', 'fact', 'children'],
  definition: ['id', 'term', 'also', 'children'],
  video: ['title', 'file', 'captions', 'transcript'],
  h5p: ['title', 'file'],
  'traffic-light': ['id', 'comparesWith', 'statements'],
  measure: ['id', 'checkpoint', 'measure'],
  poll: ['type', 'id', 'prompt', 'options', 'steps'],
  gap: ['id'],
  reflection: ['id', 'lines', 'children'],
};
const checkFields = ['id', 'version', 'required', 'shuffle', 'prompt', 'explanation', 'type'];
const typeFields: Record<string, readonly string[]> = {
  choice: ['multiple', 'options'],
  truth: ['statements'],
  order: ['items'],
  match: ['head', 'pairs', 'choices'],
  gap: ['passage', 'gaps'],
  number: ['value', 'tolerance', 'unit'],
  case: ['steps'],
};

/** Walks compiled content and names everything that is not in the vocabulary. */
function strangers(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strangers);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, ...fields } = value as { kind?: string; type?: string; href?: string };
  const inner = Object.values(fields).flatMap(strangers);
  if (kind === undefined) return inner;
  const allowed = kind === 'check' ? [...checkFields, ...(typeFields[fields.type ?? ''] ?? [])] : vocabulary[kind];
  const wrong = Object.keys(fields).filter((field) => !allowed?.includes(field));
  const link = fields.href === undefined || /^(https:\/\/|\/(?!\/)|#|[\p{L}\p{N}_-][^:]*$)/iu.test(fields.href);
  return [
    ...inner,
    ...(allowed ? [] : [kind]),
    ...wrong.map((field) => `${kind}.${field}`),
    ...(link ? [] : [`${kind} → ${fields.href}`]),
  ];
}

describe('compileSequence', () => {
  it('compiles every kind of block to its node', () => {
    const nodes = allNodes(compiled(good));
    const kinds = new Set(nodes.map((node) => (node.kind === 'check' ? node.type : node.kind)));
    for (const kind of [
      'method',
      'audience',
      'hint',
      'example',
      'law',
      'reflection',
      'choice',
      'truth',
      'order',
      'match',
      'image',
      'gap',
      'number',
      'case',
      'definition',
      'video',
      'h5p',
      'traffic-light',
      'measure',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(strangers(nodes)).toEqual([]);
  });

  it('takes the metadata from the front matter, numbers as numbers and dates as text', () => {
    const { sections, ...metadata } = compiled(good);
    expect(sections.map(({ slug }) => slug)).toEqual(sectionTemplate.map(({ slug }) => slug));
    expect(metadata).toEqual({
      id: 'G99',
      title: 'Probe: eine ganze Sequenz',
      titleStatus: 'vorschlag',
      pillar: 'grundlagen',
      version: 1,
      asOf: '2026-11-20',
      legalAsOf: '2026-10-02',
      reviewBy: '2027-08-01',
      minutes: 40,
      minutesOnline: 30,
      aim: 'Sie prüfen jede Art von Block an einem kurzen Text.',
      audiences: { beratung: 'kern', fuehrung: 'ergaenzend', beschaeftigte: 'kern', betriebsrat: 'keine' },
      prerequisites: [],
      next: ['G01', 'O06'],
      facts: [],
      preparation: ['Beamer', 'Karten'],
      materials: [{ title: 'Karte', file: 'karte.md' }],
      passMark: 0.7,
      grading: 'self',
      attempts: 2,
      sources: [{ text: 'BetrVG § 80 Abs. 3', asOf: '2026-10-02' }],
    });
  });

  it('reports ten mistakes in one file, each where it stands', () => {
    expect(places(fixture('zehn-fehler.md'))).toEqual([
      '17:1 LZ014',
      '24:16 LZ070',
      '28:5 LZ073',
      '32:1 LZ031',
      '39:1 LZ055',
      '45:36 LZ035',
      '52:9 LZ070',
      '56:15 LZ040',
      '62:1 LZ030',
      '67:1 LZ074',
    ]);
  });

  it('asks “Meinten Sie …?” where a word is nearly right', () => {
    const { findings } = compileSequence(fixture('zehn-fehler.md'), 'sequenz.md');
    expect(findings.flatMap(({ help }) => help ?? [])).toEqual([
      'Meinten Sie „bestehen“?',
      'Meinten Sie „check“?',
      'Meinten Sie „betriebsrat“?',
    ]);
  });

  it('still compiles what is right beside the mistakes', () => {
    const kinds = allNodes(compiled(fixture('zehn-fehler.md'))).map((node) => node.kind);
    expect(kinds).toEqual(expect.arrayContaining(['check', 'method', 'quote', 'hint', 'heading']));
  });

  it('reads CRLF, a lone CR and a byte order mark like any other file', () => {
    const { sequence } = compileSequence(good, 'sequenz.md');
    for (const other of [`\uFEFF${good.replaceAll('\n', '\r\n')}`, good.replaceAll('\n', '\r')]) {
      expect(compileSequence(other, 'sequenz.md')).toMatchObject({ sequence, findings: [] });
    }
    expect(places(fixture('zehn-fehler.md').replaceAll('\n', '\r\n'))).toEqual(places(fixture('zehn-fehler.md')));
  });

  it('leaves “10:30 Uhr”, “16:9” and colons in the middle of a line as text', () => {
    const { findings, sequence } = compileSequence(withMarkdown('Von 10:30 Uhr bis 16:9, a:::b und :::'), 'sequenz.md');
    expect(findings).toEqual([]);
    expect(JSON.stringify(sequence)).toContain('Von 10:30 Uhr bis 16:9, a:::b und :::');
  });

  it('gives no sequence without usable front matter, but all findings of the text', () => {
    const { sequence, findings } = compileSequence(
      changed(['kennung: G99', 'kennung: 99'], ['[Link](/lernen/G99)', '<b>']),
      'sequenz.md',
    );
    expect(sequence).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(['LZ015', 'LZ070']);
  });

  it('knows where a node and a front matter key stand', () => {
    const { sequence, where } = compileSequence(good, 'sequenz.md');
    const check = allNodes(sequence as NonNullable<typeof sequence>).find((node) => node.kind === 'check');
    expect(where(check as object)).toEqual({ line: 43, column: 1 });
    expect(where('dauer')).toEqual({ line: 10, column: 1 });
  });

  const pieces = fc.constantFrom(
    ...[
      '---\n',
      '## Hinführung\n',
      '## Worum geht es?\n',
      ':::check{#a typ=einfachauswahl}\n',
      ':::check{#b typ=zuordnung}\n',
      ':::\n',
    ],
    ...[
      ':::methodik{minuten=5 form=x}\n',
      '- [x] a\n',
      '- [ ] b\n',
      '  > c\n',
      '1. a\n',
      '> ',
      '| a | b |\n',
      '|---|---|\n',
      '```\n',
    ],
    ...[
      '**',
      '*',
      '_',
      '`',
      '[',
      '](',
      ')',
      '![',
      '<b>',
      '<!--',
      '&amp;',
      '&#60;',
      '\\',
      '\n',
      '\n\n',
      '\t',
      '    ',
      '# ',
      '~~',
      'https://x.de',
    ],
    ...['Erklärung: ', 'kennung: G01\n', 'javascript:', '{', '}', '"', '#', '\u0000', '\ud800', '😀', 'ß'],
  );
  const markdown = fc.oneof(
    fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  );

  const frames = [
    (text: string) => text,
    withMarkdown,
    (text: string) => changed(['Welche Farbe hat der Himmel bei klarem Wetter?', text]),
    (text: string) => changed(['Bringen Sie die Schritte in die richtige Folge.', text]),
    (text: string) => changed(['| Hammer | Werkstatt | Zum Bauen. |', text]),
    (text: string) => changed(['titel: "Probe: eine ganze Sequenz"', text]),
  ];

  it('never throws on any text, and keeps to the vocabulary and to places inside the file', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom(...frames), (text, frame) => {
        const source = frame(text);
        const { sequence, findings } = compileSequence(source, 'x.md');
        expect(strangers(sequence?.sections)).toEqual([]);
        const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
        for (const { line, column } of findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
        const sorted = findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
        expect(findings).toEqual(sorted);
        expect(strangers(compileMaterial(text, 'm.md').nodes)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('compileMaterial', () => {
  it('takes the title from the first heading, the rest moves up to levels 3 and 4, boxes stay for the pen', () => {
    const { title, nodes, findings } = compileMaterial(
      '# Karte *neu*\n\n## Teil\n\n- [ ] erledigt\n\n### Mehr\n',
      'karte.md',
    );
    expect(findings).toEqual([]);
    expect(title).toBe('Karte neu');
    expect(nodes).toEqual([
      { kind: 'heading', level: 3, children: [{ kind: 'text', text: 'Teil' }] },
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            {
              kind: 'paragraph',
              children: [
                { kind: 'text', text: '☐ ' },
                { kind: 'text', text: 'erledigt' },
              ],
            },
          ],
        ],
      },
      { kind: 'heading', level: 4, children: [{ kind: 'text', text: 'Mehr' }] },
    ]);
  });
});

describe('the sequences in the repository', () => {
  it('compile without errors, with their handouts', async () => {
    const { findings, published, files } = await checkFolder(process.cwd(), '2026-11-26');
    expect(findings.filter(isError)).toEqual([]);
    expect(files).toBeGreaterThan(0);
    expect(published).toHaveLength(files);
  });

  it('lose no word of their text on the way', async () => {
    const { published } = await checkFolder(process.cwd(), '2026-11-26');
    for (const { file, sequence } of published) {
      const words = new Set(JSON.stringify(sequence).match(/\p{L}+/gu));
      const source = readFileSync(file, 'utf8');
      const body = source
        .slice(source.indexOf('\n## '))
        .replace(/^(:::|##? ).*$/gm, '')
        .replace(/\]\(\/glossar#[^)]*\)/g, ']')
        .replace(/Erklärung:|Checkpunkt:|Maßnahme:|Antwort:|\| Rückmeldung \|/g, '');
      const lost = (body.match(/\p{L}{2,}/gu) ?? []).filter((word) => !words.has(word));
      expect(lost, file).toEqual([]);
    }
  });
});
