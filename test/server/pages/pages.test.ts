import { beforeAll, describe, expect, it } from 'vitest';
import type { Sequence } from '../../../sequences/format/index.ts';
import { sequenceOf, startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let g01: Sequence;
const text = async (path: string) => (await server.visitor().get(path)).text();

/** The programme's 37 sequences in the order of their Bausteine. */
const planned = Object.entries({ G: 9, O: 8, F: 7, S: 7, H: 6 }).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}0${index + 1}`),
);

beforeAll(async () => {
  server = await startTestServer();
  g01 = await sequenceOf(server, 'G01');
});

describe('without JavaScript', () => {
  it('every section of every sequence reads as a page of its own with the way to its neighbours', async () => {
    const catalogue = await text('/lernen');
    const ids = [...catalogue.matchAll(/href="\/lernen\/([A-Z]\d\d)"/g)].map((match) => match[1] as string);
    expect(ids).toEqual(planned);
    for (const id of ids) {
      const sequence = await sequenceOf(server, id);
      for (const [index, section] of sequence.sections.entries()) {
        const page = await text(`/lernen/${id}/${section.slug}`);
        expect(page).toContain(`<h2 tabindex="-1">${section.title}</h2>`);
        const next = sequence.sections[index + 1];
        if (next) expect(page).toContain(`href="/lernen/${id}/${next.slug}">Weiter: `);
      }
    }
  });

  it('a check shows its options, and its solution on demand', async () => {
    const page = await text('/lernen/G01/worum-geht-es');
    expect(page.match(/<summary>Lösung zeigen<\/summary>/g)?.length).toBeGreaterThan(1);
  });

  it('the catalogue filters by audience and answers an unknown one with 400', async () => {
    expect(await text('/lernen?zielgruppe=betriebsrat')).toContain('Kerninhalt für Ihre Rolle');
    const wrong = await server.visitor().get('/lernen?zielgruppe=chef');
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('EINGABE_UNGUELTIG');
  });

  it('handouts read as pages', async () => {
    for (const { title, file } of g01.materials) {
      expect(await text(`/lernen/G01/material/${file.replace(/\.md$/, '')}`)).toContain(
        `<h2>${title.replaceAll('"', '&quot;')}`,
      );
    }
    expect((await server.visitor().get('/lernen/G01/material/nichts')).status).toBe(404);
  });
});

describe('what learners get', () => {
  it('has nothing of the trainers’ column', async () => {
    expect(JSON.stringify(g01)).not.toContain('"kind":"method"');
    expect(await text('/lernen/G01/hinfuehrung')).not.toContain('Handzeichen');
  });

  it('links to no sequence that is not published', async () => {
    for (const id of planned) {
      const links = [...JSON.stringify(await sequenceOf(server, id)).matchAll(/\/lernen\/([A-Z]\d\d)/g)].map(
        (match) => match[1],
      );
      for (const target of links)
        expect((await server.visitor().get(`/lernen/${target}`)).status, `${id} → ${target}`).toBe(200);
    }
  });

  it('is cached for ever under an address that changes with the content', async () => {
    const page = await text('/lernen/G01');
    const source = /src="([^"]+)"/.exec(page.slice(page.indexOf('<komki-sequence')))?.[1] ?? '';
    const answer = await server.visitor().get(source, { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await server.visitor().get('/inhalte/G01-veraltet.json')).status).toBe(404);
  });
});
