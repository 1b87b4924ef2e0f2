import { beforeAll, describe, expect, it } from 'vitest';
import { asExam, probeWorkshop, rootWith } from '../../helpers/content.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

let server: TestServer;
let trainer: Visitor;
const text = async (path: string, who: Visitor = server.visitor()): Promise<string> => (await who.get(path)).text();
const count = (page: string, part: string): number => page.split(part).length - 1;
/** The facilitator's words of the fixture. */
const notes = ['Zweiergruppen bilden', 'Liste am Beamer füllen', 'Gruppen zu dritt', 'Begrüßung'];
/** Words of the keys of its quizzes and its check. */
const keys = ['das Licht wird gestreut', 'Dort wird gekocht'];
const found = (page: string, words: readonly string[]): string[] => words.filter((one) => page.includes(one));

beforeAll(async () => {
  server = await startTestServer({ root: await rootWith(await probeWorkshop()) });
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tina Trainerin');
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
