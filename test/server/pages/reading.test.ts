import { beforeAll, describe, expect, it } from 'vitest';
import { probe, rootWith } from '../../helpers/content.ts';
import { firstAdmin, startTestServer, type TestServer } from '../../helpers/server.ts';

const paths = `probe:
  titel: Ein Weg
  fuer: alle
  beschreibung: Erst dies, dann das.
  sequenzen: [G99, O06]
`;
let server: TestServer;
const text = async (path: string) => (await server.visitor().get(path)).text();

beforeAll(async () => {
  const root = await rootWith({ ...(await probe()), 'sequences/lernpfade.yaml': paths });
  server = await startTestServer({ root });
});

describe('the glossary page', () => {
  it('has every term under its letter, with definition, other forms and the way to its sequence', async () => {
    const page = await text('/glossar');
    expect(page).toContain('<li><a href="#buchstabe-l">L</a></li>');
    expect(page).toContain('<h2 id="buchstabe-l">L</h2>');
    const entry = page.slice(page.indexOf('<div id="lager">'));
    for (const part of ['<dfn>Lager</dfn>', 'auch: Lagers, Lager', 'Dinge warten', 'href="/lernen/G99"'])
      expect(entry).toContain(part);
  });
});

describe('learning paths', () => {
  it('say what they take and what is not there yet', async () => {
    expect(await text('/lernpfade')).toContain('href="/lernpfade/probe"');
    const page = await text('/lernpfade/probe');
    expect(page).toContain('2 Sequenzen, davon 1 noch nicht veröffentlicht');
    expect(page).toContain('zum Selbstlernen etwa 30 Minuten, in Präsenz 40 Minuten');
    expect(page).toContain('<a class="button" href="/lernen/G99">Mit G99 beginnen</a>');
    expect(page.indexOf('Diese Sequenz ist noch nicht veröffentlicht')).toBeGreaterThan(page.indexOf('G99 </span>'));
    expect(page).not.toContain('href="/lernen/O06"');
    expect((await server.visitor().get('/lernpfade/gibt-es-nicht')).status).toBe(404);
  });

  it('narrow the catalogue, together with an audience', async () => {
    const page = await text('/lernen?pfad=probe&zielgruppe=fuehrung');
    expect(page).toContain('ergänzend für Ihre Rolle');
    expect(page).toContain('<a href="/lernen?pfad=probe">Alle</a>');
    expect(page).toContain('<a href="/lernen?zielgruppe=fuehrung">Alle</a>');
    expect(page.match(/<section class="pillar"/g)).toHaveLength(1);
    expect(await text('/lernen?pfad=probe&zielgruppe=betriebsrat')).toContain('Zu dieser Auswahl ist keine Sequenz');
    expect((await server.visitor().get('/lernen?pfad=gibt-es-nicht')).status).toBe(400);
  });
});

describe('the page of the Maßnahmenplan', () => {
  it('says without JavaScript what it is, where its rows are, and is a sheet for pen and paper', async () => {
    const page = await text('/massnahmen');
    expect(page).toContain('Ihr Plan liegt im Speicher dieses Browsers.');
    expect(page).toContain('Wer diesen Browser benutzt, kann ihn sehen. Er verlässt das Gerät nur verschlüsselt,');
    const paper = /<noscript>.*<\/noscript>/s.exec(page)?.[0] ?? '';
    expect([...paper.matchAll(/<th scope="col">([^<]+)/g)].map(([, name]) => name)).toEqual([
      'Checkpunkt',
      'Maßnahme',
      'Priorität',
      'Verantwortlich',
      'Beginn',
      'Kontrolle',
    ]);
    expect(paper.match(/<td /g)?.length).toBe(6 * 8);
  });

  it('has a place on the start page that reminds, and is in the menu', async () => {
    const start = await text('/');
    expect(start).toContain('<komki-due></komki-due>');
    expect(start).toContain('<a href="/massnahmen">Maßnahmen</a>');
  });
});

describe('the search page', () => {
  it('answers without JavaScript: sections and terms with the hits marked, what was asked as text', async () => {
    const page = await text('/suche?q=lager');
    expect(page).toContain('<a href="/glossar#lager"><mark>Lager</mark></a>');
    expect(page).toContain('href="/lernen/G99/praxisbeispiele"');
    expect(page).toContain('value="lager"');
    const strange = await text(`/suche?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(strange).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(strange).not.toContain('<script>alert');
    expect(await text('/suche')).toContain('Geben Sie ein, was Sie suchen');
    expect((await server.visitor().get(`/suche?q=${'x'.repeat(201)}`)).status).toBe(400);
    expect((await server.visitor().get('/suche?q=a&q=b')).status).toBe(400);
  });

  it('names the same index the catalogue does, which is kept for ever', async () => {
    const source = /<komki-search src="([^"]+)"/;
    const address = source.exec(await text('/suche'))?.[1] ?? '';
    expect(source.exec(await text('/lernen'))?.[1]).toBe(address);
    const answer = await server.visitor().get(address);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.json()).toMatchObject({ sequences: [{ id: 'G99' }], terms: [{ slug: 'lager' }] });
  });
});

describe('the player', () => {
  it('leads to the print, and trainers to their guide', async () => {
    const page = await text('/lernen/G99');
    expect(page).toContain('href="/lernen/G99/druck"');
    expect(page).not.toContain('leitfaden');
    const admin = await (await (await firstAdmin(server)).get('/lernen/G99')).text();
    expect(admin).toContain('href="/lernen/G99/leitfaden"');
    expect(admin).toMatch(/<komki-sequence [^>]* leitfaden>/);
  });
});
