import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorkshop } from '../../workshops/format/compile-workshop.ts';
import type { Workshop } from '../../workshops/format/workshop.ts';

const agenda = readFileSync('test/sequences/format/fixtures/ablauf.md', 'utf8');
const compile = (source: string) => compileWorkshop(source, 'ablauf.md', 'probe');
const compiled = (source = agenda): Workshop => {
  const { workshop } = compile(source);
  if (!workshop) throw new Error('did not compile');
  return workshop;
};
const changed = (...changes: [from: string, to: string][]): string =>
  changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
    return text.replace(from, () => to);
  }, agenda);
/** Findings as `zeile:spalte CODE`. */
const places = (source: string): string[] =>
  compile(source).findings.map(({ line, column, code }) => `${line}:${column} ${code}`);
/** Line and column of a passage. */
const at = (source: string, passage: string): string => {
  const before = source.slice(0, source.indexOf(passage)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
};

describe('a workshop format', () => {
  it('compiles to parts and blocks that follow each other without a gap', () => {
    expect(compile(agenda).findings).toEqual([]);
    const workshop = compiled();
    expect(workshop).toMatchObject({
      name: 'probe',
      title: 'Probe-Workshop',
      setting: 'presence',
      group: { least: 6, most: 12 },
      minutes: 180,
      before: ['G99'],
      materials: [{ title: 'Laufzettel', file: 'laufzettel.md' }],
      followUps: [
        { id: 'nachfassen', days: 42, check: undefined },
        { id: 'wirkung', days: 182, check: undefined },
      ],
    });
    const blocks = workshop.parts.map(({ id, title, minutes, blocks }) => [
      `${id} | ${title} | ${minutes}`,
      ...blocks.map((one) => `${one.offset} ${one.begin} ${one.minutes} ${one.id} ${one.form} ${one.sequences}`),
    ]);
    expect(blocks).toEqual([
      [
        'tag-1 | Tag 1: Ordnung schaffen | 120',
        '0 09:00 20 ankommen plenum ',
        '20 09:20 50 rundgang stationen G99',
        // A time that nobody wrote follows from the minutes.
        '70 10:10 15 pause pause ',
        '85 10:25 35 aussortieren gruppen ',
      ],
      // A part without hours has none.
      ['tag-2 | Tag 2: Vereinbaren | 60', '0 undefined 40 massnahmen plenum ', '40 undefined 20 noch-einmal einzeln '],
    ]);
  });

  it('keeps notes, polls, lists and quizzes as nodes of their own', () => {
    const { parts, evaluation, followUps } = compiled();
    const nodes = parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.nodes));
    const kinds = nodes.map((node) => ('id' in node ? `${node.kind} ${node.id}` : node.kind));
    expect(kinds.slice(0, 4)).toEqual(['paragraph', 'stage-note', 'poll sicherheit', 'quiz vorwissen']);
    expect(nodes.find((node) => node.kind === 'shared-list')).toMatchObject({ id: 'plan', list: 'measures' });
    expect(nodes.filter((node) => node.kind === 'quiz')[1]).toMatchObject({
      comparesWith: 'vorwissen',
      checks: [
        { sequence: 'G99', id: 'wahr-oder-nicht' },
        { sequence: 'G99', id: 'eine-richtig' },
      ],
    });
    expect(nodes.find((node) => node.kind === 'poll' && node.id === 'sicherheit-jetzt')).toMatchObject({
      comparesWith: 'sicherheit',
      steps: 5,
    });
    expect(evaluation.map(({ kind }) => kind)).toEqual(['paragraph', 'poll']);
    expect(followUps.map(({ nodes }) => nodes.map((node) => ('id' in node ? node.id : node.kind)))).toEqual([
      ['paragraph', 'getan'],
      ['paragraph', 'geaendert'],
    ]);
  });

  it('of one part needs no heading for it', () => {
    const flat = changed(['## Tag 1: Ordnung schaffen\n', ''], ['## Tag 2: Vereinbaren\n', '']);
    expect(compile(flat).findings).toEqual([]);
    expect(compiled(flat).parts).toMatchObject([{ id: 'ablauf', title: '', minutes: 180 }]);
  });

  it.each([
    'Tag 2',
    'Termin 2: Vereinbaren',
    'Sitzung: Vereinbaren',
    'Treffen 2',
    'Auftakt',
    'Auswertung der Erprobung',
  ])('takes “%s” for a part of its agenda', (title) => {
    const source = changed(['Tag 2: Vereinbaren', title]);
    expect(compile(source).findings).toEqual([]);
    expect(compiled(source).parts[1]).toMatchObject({ title, minutes: 60 });
  });

  it.each(['Tagesordnung', 'Tag zwei', 'Auswertungen', 'Auftakt mit Kaffee'])('takes “%s” for no part', (title) => {
    const source = changed(['Tag 2: Vereinbaren', title]);
    expect(places(source)).toEqual([`${at(source, `## ${title}`)} LZ170`]);
  });

  it('names each mistake at its place, many at once', () => {
    const source = changed(
      ['minuten=50', 'minuten=fünfzig'],
      ['form=gruppen', 'form=grupen'],
      ['beginn=09:20', 'beginn=9.20'],
      ['{#fundstuecke', '{#rundgang'],
      ['gruppe: 6–12', 'gruppe: 12–6'],
    );
    expect(places(source)).toEqual([
      `${at(source, 'gruppe')} LZ015`,
      `${at(source, 'beginn=9.20')} LZ172`,
      `${at(source, 'minuten=fünfzig')} LZ172`,
      `${at(source, ':::umfrage{#rundgang')} LZ081`,
      `${at(source, 'form=grupen')} LZ172`,
    ]);
    expect(compile(source).findings.map(({ help }) => help)).toContain('Meinten Sie „gruppen“?');
  });

  describe('asks again', () => {
    const head = 'wirkung: 182\n';
    const section = agenda.slice(agenda.indexOf('## Wirkung'));

    it('once or twice, as its head has days and its end has questions', () => {
      const once = changed([head, ''], [section, '']);
      expect(places(once)).toEqual([]);
      expect(compiled(once).followUps).toMatchObject([{ id: 'nachfassen', days: 42 }]);
    });

    it('not without days, and not without questions', () => {
      expect(compile(changed([head, ''])).findings).toMatchObject([
        { code: 'LZ013', message: expect.stringContaining('„wirkung“') },
      ]);
      const silent = changed([section, '']);
      expect(places(silent)).toEqual([`${at(silent, 'wirkung: 182')} LZ180`]);
      expect(compile(silent).findings[0]).toMatchObject({ help: 'Oder streichen Sie „wirkung“ im Kopf.' });
    });

    it('only when it is over that somebody asked before', () => {
      // 28 days after the one, 7 days before the other.
      expect(places(changed(['wirkung: 182', 'wirkung: 77']))).toEqual([]);
      const early = changed(['wirkung: 182', 'wirkung: 76']);
      expect(places(early)).toEqual([`${at(early, 'wirkung: 76')} LZ015`]);
      expect(compile(early).findings[0]?.message).toContain('ab 77');
    });

    it('behind everything else, each once, with questions of its own', () => {
      const late = agenda.slice(agenda.indexOf('## Nachfassen'), agenda.indexOf('## Wirkung'));
      const turned = changed([late, ''], [section, `${section}\n${late}`]);
      expect(places(turned)).toEqual([`${at(turned, '## Nachfassen')} LZ181`]);
      const twice = `${agenda}\n${section.replace('#geaendert', '#noch-mehr')}`;
      expect(compile(twice).findings.map(({ code }) => code)).toEqual(['LZ181']);
      expect(compile(changed(['{#geaendert', '{#getan'])).findings.map(({ code }) => code)).toEqual(['LZ081']);
    });
  });

  it('compares only what asked the same before', () => {
    const codes = (...changes: [string, string][]) => compile(changed(...changes)).findings.map(({ code }) => code);
    expect(codes(['vergleich=vorwissen', 'vergleich=sicherheit'])).toEqual(['LZ187']);
    expect(codes(['vergleich=sicherheit', 'vergleich=sicherheit-jetzt'])).toEqual(['LZ186']);
    expect(codes(['typ=skala vergleich', 'typ=skala stufen=7 vergleich'])).toEqual(['LZ187']);
    expect(codes(['"G99#wahr-oder-nicht, G99#eine-richtig" ver', '"G99#wahr-oder-nicht" ver'])).toEqual(['LZ187']);
  });

  it('asks each question of a quiz once, and not too many', () => {
    const asking = (questions: string) =>
      compile(changed(['"G99#wahr-oder-nicht, G99#eine-richtig" vergleich=vorwissen', `"${questions}"`])).findings;
    const many = (count: number) => Array.from({ length: count }, (_, index) => `G01#frage-${index}`).join(', ');
    expect(asking(many(12))).toEqual([]);
    expect(asking(many(13))).toMatchObject([{ code: 'LZ038' }]);
    expect(asking('G01#eins, G01#eins')).toMatchObject([{ code: 'LZ189' }]);
    expect(asking('')).toMatchObject([{ code: 'LZ038' }]);
    expect(asking('G01#eins,')).toMatchObject([{ code: 'LZ189' }]);
  });

  it('knows three kinds of shared lists', () => {
    const art = (value: string) => compile(changed(['art=massnahmen', value]));
    expect(art('art=anforderungen').findings).toEqual([]);
    expect(art('art=massnahme').findings).toMatchObject([{ code: 'LZ038', help: 'Meinten Sie „massnahmen“?' }]);
    expect(art('').findings).toMatchObject([{ code: 'LZ037' }]);
  });

  it('hints at hard words where participants read, not in the notes of those who lead', () => {
    const long = `Ein Satz ${'mit noch einem Wort '.repeat(8)}endet hier.`;
    expect(compile(changed(['Gruppen zu dritt.', long])).findings).toEqual([]);
    for (const passage of ['Wie ist es jetzt?', 'Was haben Sie gefunden?', 'Zwei Fragen vorweg, für Sie allein.']) {
      expect(compile(changed([passage, long])).findings).toMatchObject([{ code: 'LZ122' }]);
    }
  });

  it('refuses a file that is too long, and says where things stand', () => {
    expect(compile(`${agenda}${'x'.repeat(300_000)}`).findings).toMatchObject([{ code: 'LZ028' }]);
    const { workshop, where, whereKey } = compile(agenda);
    const block = workshop?.parts[0]?.blocks[1];
    expect(where(block as object)).toEqual({ line: Number(at(agenda, '## Block: Rundgang').split(':')[0]), column: 1 });
    expect(whereKey('dauer').line).toBe(Number(at(agenda, 'dauer:').split(':')[0]));
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '## Block: ',
      '## Tag 1',
      '{#a minuten=5 form=plenum}',
      '## Auswertung\n',
      '## Nachfassen\n',
      '## Wirkung\n',
      ':::umfrage{#b typ=skala}\n',
      ':::wissen{#c fragen="G01#a,"}\n',
      ':::liste{art=}\n',
      ':::regie\n',
      ':::\n',
      'beginn=09:00',
      'sequenz=,',
      '- ',
      '\n',
      '---\n',
      '{',
      '}',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 50 }), (parts) => {
        for (const text of [parts.join(''), agenda.replace('Wie ist es jetzt?', () => parts.join(''))]) {
          for (const { line, column } of compile(text).findings)
            expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
