import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { asExam, probeWorkshop, rootWith } from '../../helpers/content.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { opened } from '../../helpers/workshop.ts';

let server: TestServer;
let trainer: Visitor;
let council: Visitor;
const json = { Accept: 'application/json' };
const home = 'workshops/formate/probe';
const svg = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><title>${words}</title></svg>`;
/** The fixture with pictures: a rack that everybody sees, and where things stand in it, for the facilitator. */
const illustrated = async (rack: string): Promise<Record<string, string | Buffer>> => ({
  ...(await probeWorkshop((source) =>
    source
      .replace(
        'datei: laufzettel.md }',
        'datei: laufzettel.md }, { titel: Auflösung, datei: loesung.md, nur_leitung: true }',
      )
      .replace('Beginnen Sie hinten.', 'Beginnen Sie hinten.\n\n![Ein leeres Regal](regal.svg)')
      .replace('Zweiergruppen bilden', '![Ein volles Regal](voll.svg)\n\nZweiergruppen bilden')
      .replace('Was haben Sie gefunden?', '![Ein leeres Regal](regal.svg)\n\nWas haben Sie gefunden?'),
  )),
  [`${home}/laufzettel.md`]: '# Laufzettel für das Lager\n\n![Ein leeres Regal](regal.svg)\n\n☐ Regal 1\n',
  [`${home}/loesung.md`]: '# Lösung zum Laufzettel\n\nAlles steht hinten.\n\n![Ein volles Regal](voll.svg)\n',
  [`${home}/regal.svg`]: svg(rack),
  [`${home}/voll.svg`]: svg('Alles hinten'),
});
/** Addresses of the pictures of a page. */
const pictures = (page: string): string[] =>
  [...page.matchAll(/<img src="([^"]+)"/g)].map(([, address = '']) => address);
const text = async (path: string, who: Visitor = server.visitor()): Promise<string> => (await who.get(path)).text();
const count = (page: string, part: string): number => page.split(part).length - 1;
/** The facilitator's words of the fixture. */
const notes = ['Zweiergruppen bilden', 'Liste am Beamer füllen', 'Gruppen zu dritt', 'Begrüßung'];
/** Words of the keys of its quizzes and its check. */
const keys = ['das Licht wird gestreut', 'Dort wird gekocht'];
const found = (page: string, words: readonly string[]): string[] => words.filter((one) => page.includes(one));

beforeAll(async () => {
  server = await startTestServer({ root: await rootWith(await illustrated('Leer')) });
  const admin = await firstAdmin(server);
  trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  council = await invited(server, admin, 'betriebsrat', 'Bernd Brandt');
});

describe('workshop formats', () => {
  it('are listed with whom they are for, for how many and how long', async () => {
    const page = await text('/workshops');
    expect(page).toContain('<a href="/workshops/probe">Probe-Workshop</a>');
    expect(page).toContain('6 bis 12 Personen · 3 Stunden in 2 Teilen · in Präsenz');
  });

  it('show their agenda by the clock and what there is on paper; only trainers are offered a room and the script', async () => {
    const page = await text('/workshops/probe');
    expect([...page.matchAll(/<td data-label="Uhrzeit">([^<]*)</g)].map(([, time]) => time)).toEqual([
      '09:00',
      '09:20',
      '10:10',
      '10:25',
      '11:00',
    ]);
    // The second day has no hours.
    expect([...page.matchAll(/<td data-label="Nach \(Std:Min\)">([^<]*)</g)].map(([, time]) => time)).toEqual([
      '0:00',
      '0:40',
      '1:00',
    ]);
    expect(page).toContain('href="/workshops/probe/material/laufzettel">Laufzettel</a>');
    expect(page).not.toContain('Workshop eröffnen');
    expect(page).not.toContain('leitfaden');
    for (const time of ['Nach etwa 6 Wochen', 'Nach etwa 6 Monaten']) expect(page).toContain(time);
    const own = await text('/workshops/probe', trainer);
    expect(own).toContain('action="/workshops/probe/raum"');
    expect(own).toContain('href="/workshops/probe/leitfaden"');
  });

  it('give participants a handout without notes, with the key on a sheet of its own', async () => {
    const [page = '', key = ''] = (await text('/workshops/probe/handout')).split('<section class="key">');
    expect(found(page, [...notes, ...keys])).toEqual([]);
    expect(page).toContain('Wohin gehört eine Säge?');
    expect(key).toContain('Dort wird gekocht');
    // Every poll of the blocks, none of those at the end.
    expect(count(page, '<p class="label">Abstimmung</p>')).toBe(7);
    expect(page).not.toContain('Hat es sich gelohnt?');
    // The shared list to fill in: six columns, five rows; and the measure.
    expect(count(page, '<td data-label="Verantwortlich">')).toBe(5 + 1);
    expect(page).toContain('Zum Vertiefen');
    for (const time of ['Nach etwa 6 Wochen', 'Nach etwa 6 Monaten']) expect(page).toContain(time);
  });

  it('give facilitators a script with notes, keys and preparation, which nobody else may read', async () => {
    const page = await text('/workshops/probe/leitfaden', trainer);
    expect(found(page, notes)).toEqual(notes);
    expect(found(page, keys)).toEqual(keys);
    expect(page).toContain('Vergleich mit „Ankommen“');
    expect(page).toContain('<li>Moderationskarten</li>');
    expect(page).toContain('Hat es sich gelohnt?');
    for (const words of [
      '<h2>Nachfassen</h2><p><b>Nach etwa 6 Wochen</b>',
      'Haben Sie Ihren Vorsatz umgesetzt?',
      '<h2>Wirkung</h2><p><b>Nach etwa 6 Monaten</b> fragen wir, was sich im Betrieb geändert hat.',
      'eine Regel · eine Liste',
    ]) {
      expect(page).toContain(words);
    }
    expect((await server.visitor().get('/workshops/probe/leitfaden')).headers.get('location')).toContain('/anmelden');
  });

  it('print a ballot for every poll and quiz, four cards for every card poll, and the evaluation, without any key', async () => {
    const page = await text('/workshops/probe/karten');
    expect(found(page, [...notes, ...keys])).toEqual([]);
    const [ballots = '', rest = ''] = page.split('aria-label="Karten"');
    const [cards = '', evaluation = ''] = rest.split('<section class="key">');
    expect(count(ballots, '<section class="ballot">')).toBe(6 + 2);
    expect(count(cards, '<section class="ballot blank">')).toBe(4);
    expect(count(evaluation, '<span class="box">')).toBe(3);
    // Ids of checks that are asked twice differ.
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const steps = ballots.slice(0, ballots.indexOf('</section>'));
    expect(count(steps, '<span class="box">')).toBe(5);
    expect(steps).toContain('gar nicht');
  });

  it('show their handouts; what there is not is not found', async () => {
    expect(await text('/workshops/probe/material/laufzettel')).toContain('<h2>Laufzettel für das Lager</h2>');
    for (const path of ['', '/handout', '/karten', '/material/laufzettel']) {
      expect((await server.visitor().get(`/workshops/anderer${path}`)).status).toBe(404);
    }
    expect((await server.visitor().get('/workshops/probe/material/anderes')).status).toBe(404);
  });
});

describe('sheets for the facilitator only', () => {
  const sheet = '/workshops/probe/leitfaden/loesung';

  it('are listed on their pages and in the script, and served to nobody else', async () => {
    expect(await text('/workshops/probe', trainer)).toContain(`<a href="${sheet}">Auflösung</a>`);
    expect(await text('/workshops/probe/leitfaden', trainer)).toContain(`<a href="${sheet}">Auflösung</a>`);
    expect(await text(sheet, trainer)).toContain('Alles steht hinten.');
    for (const path of [sheet, '/workshops/probe/leitfaden']) {
      expect([(await server.visitor().get(path, json)).status, (await council.get(path, json)).status]).toEqual([
        401, 403,
      ]);
    }
    // Neither kind is found at the other's address.
    for (const path of ['/workshops/probe/material/loesung', '/workshops/probe/leitfaden/laufzettel']) {
      expect((await trainer.get(path)).status).toBe(404);
    }
  });

  it('are in nothing that participants get: no page, no print, no agenda of a room', async () => {
    const code = await opened(trainer);
    for (const path of [
      '/workshops/probe',
      '/workshops/probe/handout',
      '/workshops/probe/karten',
      '/workshops/probe/material/laufzettel',
      `/workshop/${code}`,
      `/workshop/${code}/ablauf.json`,
    ]) {
      expect(found(await text(path), ['Auflösung', 'loesung', 'voll.svg', 'volles Regal']), path).toEqual([]);
    }
    const own = await text(`/workshop/${code}/leitung/ablauf.json`, trainer);
    expect(found(own, ['Auflösung', 'loesung.md', 'voll.svg'])).toHaveLength(3);
  });
});

describe('pictures of a format', () => {
  it('are shown wherever its words are, from an address that may be cached for ever', async () => {
    const pages = ['/workshops/probe/handout', '/workshops/probe/karten', '/workshops/probe/material/laufzettel'];
    const shown = (await Promise.all(pages.map((path) => text(path)))).map(pictures);
    expect(shown.map(({ length }) => length)).toEqual([2, 4, 1]);
    const [address = ''] = [...new Set(shown.flat())];
    expect(new Set(shown.flat()).size).toBe(1);
    const response = await server.visitor().get(address);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'image/svg+xml',
      svg('Leer'),
    ]);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const other = address.replace(/\w(?=\/regal)/, (letter) => (letter === 'a' ? 'b' : 'a'));
    expect((await server.visitor().get(other)).status).toBe(404);
  });

  it('in notes and sheets for the facilitator are for nobody else', async () => {
    const shown = [...pictures(await text('/workshops/probe/leitfaden/loesung', trainer))];
    expect(pictures(await text('/workshops/probe/leitfaden', trainer))).toEqual(expect.arrayContaining(shown));
    const [address = ''] = shown;
    const own = await trainer.get(address);
    expect([await own.text(), own.headers.get('cache-control')]).toEqual([
      svg('Alles hinten'),
      'private, max-age=31536000, immutable',
    ]);
    expect((await server.visitor().get(address, { Accept: 'image/*' })).status).not.toBe(200);
    expect((await server.visitor().get(address.replace('/leitfaden', ''))).status).toBe(404);
  });

  it('stay in a room that was opened with them, whatever becomes of the file', async () => {
    const code = await opened(trainer);
    const before = await text(`/workshop/${code}/ablauf.json`);
    const [address = ''] = /\/workshops\/probe\/bilder\/[\w-]+\/regal\.svg/.exec(before) ?? [];
    const root = await rootWith(await illustrated('Umgeräumt'));
    const later = await startTestServer({ root, database: server.connection });
    expect(await text(`/workshop/${code}/ablauf.json`, later.visitor())).toBe(before);
    expect(await text(address, later.visitor())).toBe(svg('Leer'));
    expect((await later.visitor().get(address)).headers.get('content-type')).toBe('image/svg+xml');
    const [now = ''] = pictures(await text('/workshops/probe/handout', later.visitor()));
    expect(now).not.toBe(address);
    expect(await text(now, later.visitor())).toBe(svg('Umgeräumt'));
  });

  it('that are missing keep it from being published', async () => {
    const files = await illustrated('Leer');
    const { [`${home}/voll.svg`]: _missing, ...rest } = files;
    const other = await startTestServer({ root: await rootWith(rest) });
    expect(other.log.join('\n')).toContain('LZ094');
    expect((await other.visitor().get('/workshops/probe')).status).toBe(404);
  });
});

describe('the eight formats', () => {
  let real: TestServer;
  beforeAll(async () => {
    real = await startTestServer();
  });

  it('are all published, none is left out', async () => {
    const page = await text('/workshops', real.visitor());
    expect([...page.matchAll(/href="\/workshops\/([\w-]+)"/g)].map(([, name]) => name)).toEqual([
      'enaible-online',
      'enaible-praesenz',
      'ki-werkstatt',
      'kidd-panel',
      'lex-beratung',
      'lex-betriebsrat',
      'lex-kmu',
      'spezifikationsdialog',
    ]);
    expect(real.log.join('\n')).not.toContain('Nicht veröffentlicht');
  });

  it('let nobody but the facilitator read a solution', async () => {
    const files = await readdir('workshops/formate', { recursive: true });
    const solutions = files.filter((file) => file.endsWith('-loesung.md'));
    expect(solutions.length).toBeGreaterThan(7);
    for (const file of solutions) {
      const [format, name = ''] = file.replace(/\.md$/, '').split('/');
      const statuses = ['material', 'leitfaden'].map(
        async (folder) => (await real.visitor().get(`/workshops/${format}/${folder}/${name}`, json)).status,
      );
      expect(await Promise.all(statuses), file).toEqual([404, 401]);
      expect(await text(`/workshops/${format}`, real.visitor())).not.toContain(name);
    }
  });
});

describe('a format with a mistake', () => {
  it.each([
    ['a block whose form nobody knows', (source: string) => source.replace('form=gruppen', 'form=grupen'), 'LZ172'],
    ['a question that does not exist', (source: string) => source.replaceAll('G99#eine-richtig', 'G99#keine'), 'LZ190'],
  ])('is left out and named in the log: %s', async (_name, change, code) => {
    const other = await startTestServer({ root: await rootWith(await probeWorkshop(change)) });
    expect(await text('/workshops', other.visitor())).toContain('Noch ist kein Format veröffentlicht');
    expect(other.log.join('\n')).toContain(`Nicht veröffentlicht: workshops/formate/probe/ablauf.md:`);
    expect(other.log.join('\n')).toContain(code);
  });

  it('is one that would tell the keys of an exam', async () => {
    const files = await probeWorkshop();
    const home = 'sequences/grundlagen/g99-probe/sequenz.md';
    const other = await startTestServer({ root: await rootWith({ ...files, [home]: asExam(String(files[home])) }) });
    expect(other.log.join('\n')).toContain('LZ191');
    expect((await other.visitor().get('/workshops/probe')).status).toBe(404);
  });
});
