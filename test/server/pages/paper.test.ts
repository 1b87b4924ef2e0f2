import { beforeAll, describe, expect, it } from 'vitest';
import { probe, rootWith } from '../../helpers/content.ts';
import { firstAdmin, startTestServer, type TestServer } from '../../helpers/server.ts';

const serverWith = async (change?: (source: string) => string): Promise<TestServer> =>
  startTestServer({ root: await rootWith(await probe(change)) });
const textOf = async (server: TestServer, path: string): Promise<string> => (await server.visitor().get(path)).text();

/** Words of the key: a right answer nobody reads elsewhere, feedback, explanations. */
const keyWords = [
  'das Licht wird gestreut',
  'Blaues Licht',
  'Fäustel',
  'Zum Schluss.',
  'Beides sind Werkzeuge',
  'Ja, sie arbeitet',
  '± 0,5',
];
const found = (text: string): string[] => keyWords.filter((words) => text.includes(words));

describe('the learners’ print', () => {
  let page: string;
  beforeAll(async () => {
    page = await textOf(await serverWith(), '/lernen/G99/druck');
  });

  it('has every section, and the key only on the sheet at the end', () => {
    const [tasks = '', key = ''] = page.split('<section class="key">');
    expect(tasks.match(/<section class="part">/g)).toHaveLength(9);
    expect(tasks.match(/Aufgabe \d/g)).toHaveLength(8);
    expect(found(tasks)).toEqual([]);
    expect(key.match(/Aufgabe \d/g)).toHaveLength(8);
    expect(found(key)).toEqual(keyWords);
  });

  it('offers boxes, lines and columns for every kind of answer', () => {
    const task = (id: string) =>
      page.slice(page.indexOf(`id="${id}"`), page.indexOf('</section>', page.indexOf(`id="${id}"`)));
    const count = (text: string, part: string) => text.split(part).length - 1;
    expect(count(task('mehrere-richtig'), 'class="box"')).toBe(3);
    expect(count(task('wahr-oder-nicht'), 'class="box"')).toBe(4);
    expect(count(task('ablauf'), 'class="line"')).toBe(3);
    // Not in the order of the solution.
    expect(task('ablauf').indexOf('Maschine')).toBeLessThan(task('ablauf').indexOf('Wasser'));
    expect(count(task('wohin'), 'class="line"')).toBe(3);
    expect(count(task('luecken'), 'class="line"')).toBe(2);
    expect(task('zahl')).toContain('Teile');
    expect(count(task('fall'), 'class="box"')).toBe(4);
    // Ampel before and after: two statements in three colours.
    expect(count(page, '<td data-label="gelb, teils, teils">')).toBe(4);
    expect(page).toContain('<th scope="col">verant\u00adwortlich</th>');
    expect(page).not.toContain('Karten sortieren');
  });

  it('of an exam has no key at all', async () => {
    const server = await serverWith((source) => source.replace('bestehen: 0.7', 'bestehen: 0.7\nbewertung: pruefung'));
    const exam = await textOf(server, '/lernen/G99/druck');
    expect(exam.match(/Aufgabe \d/g)).toHaveLength(8);
    expect(found(exam)).toEqual([]);
    expect(exam).not.toContain('Lösungen');
  });
});

describe('the trainers’ guide', () => {
  it('has schedule, both columns, preparation and the key of every check', async () => {
    const server = await serverWith((source) => source.replace('weiter: [G01, O06]', 'weiter: [O06]'));
    const admin = await firstAdmin(server);
    const guide = await (await admin.get('/lernen/G99/leitfaden')).text();
    const rows = [
      ...guide.matchAll(
        /<td data-label="Beginn">([\d:]+)<\/td><td data-label="Form">([^<]+)<\/td><td data-label="Minuten">(\d+)/g,
      ),
    ];
    expect(rows.map(([, begin, form, minutes]) => [begin, form, minutes])).toEqual([
      ['0:00', 'Plenum', '10'],
      ['0:10', 'Kleingruppen', '20'],
      ['0:30', 'Einzelarbeit', '10'],
    ]);
    expect(guide).toContain('<td data-label="Beginn">0:40</td>');
    expect(guide).toContain('Karten sortieren.');
    expect(guide).toContain('<li>Beamer</li>');
    expect(guide).toContain('O06 (noch nicht veröffentlicht)');
    expect(found(guide)).toEqual(keyWords);
  });

  it('stands before the section page of the same form of address and is for trainers and admins', async () => {
    const server = await serverWith();
    expect((await server.visitor().get('/lernen/G99/leitfaden', { Accept: 'application/json' })).status).toBe(401);
    expect((await (await firstAdmin(server)).get('/lernen/G98/leitfaden')).status).toBe(404);
  });
});
