import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ratings, scales } from '../../../workshops/format/instrument.ts';
import type { ServedInstrument } from '../../../workshops/format/learning.ts';
import { rootWith } from '../../helpers/content.ts';
import { firstAdmin, invited, startTestServer, type TestServer } from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';

const instruments = ['ki-check', 'one-pager', 'potenzialanalyse-betriebe', 'potenzialanalyse-zivilgesellschaft'];
let server: TestServer;
const text = async (path: string, from = server) => (await from.visitor().get(path)).text();

/** The instrument as the element gets it. */
async function instrumentOf(name: string, from = server): Promise<ServedInstrument> {
  const source = /<komki-instrument src="([^"]+)"/.exec(await text(`/checks/${name}`, from))?.[1] ?? '';
  return (await (await from.visitor().get(source)).json()) as ServedInstrument;
}

beforeAll(async () => {
  server = await startTestServer();
});

describe('the check instruments', () => {
  it('are listed with whom they are for, how long they take and how much they ask', async () => {
    const page = await text('/checks');
    expect([...page.matchAll(/href="\/checks\/([\w-]+)"/g)].map(([, name]) => name)).toEqual(instruments);
    expect(page).toContain(
      '7 Bausteine, 28 Checkpunkte · 45 bis 60 Minuten je Baustein, als Kurzfassung mit ★ 20 bis 40 Minuten',
    );
  });

  it.each(instruments)(
    '%s reads without JavaScript: overview, every Baustein, and the way between them',
    async (name) => {
      const instrument = await instrumentOf(name);
      const overview = await text(`/checks/${name}`);
      expect(overview).toContain(`<h1>${instrument.title}</h1>`);
      for (const [index, part] of instrument.parts.entries()) {
        const address = `/checks/${name}/baustein/${part.id}`;
        expect(overview).toContain(`href="${address}"`);
        const page = await text(address);
        for (const { number, hints } of part.points) {
          expect(page).toContain(`<h3>${number} `);
          expect(hints.length).toBeGreaterThan(0);
        }
        const next = instrument.parts[index + 1];
        if (next) expect(page).toContain(`href="/checks/${name}/baustein/${next.id}">Weiter: `);
      }
    },
  );

  it.each(instruments)(
    '%s goes onto paper: four boxes with shape and word for every Checkpunkt, and an empty plan',
    async (name) => {
      const instrument = await instrumentOf(name);
      const points = instrument.parts.flatMap((part) => part.points).length;
      const paper = await text(`/checks/${name}/druck`);
      expect(paper.match(/<span class="box">/g)).toHaveLength(4 * points);
      for (const rating of ratings) {
        const { word, shape } = scales[instrument.scale][rating];
        expect(paper.split(`<td data-label="${word}">`)).toHaveLength(points + 1);
        expect(paper).toContain(`<span class="sign ${rating}" aria-hidden="true">${shape}</span> ${word}</th>`);
      }
      expect(paper).toContain('<th scope="col">Maßnahme</th>');
      expect(paper).not.toMatch(/Punktzahl:|%/);
    },
  );

  it.each(instruments)('%s comes as JSON with title and minutes of every published sequence it names', async (name) => {
    const { parts, offers } = await instrumentOf(name);
    const named = new Set(parts.flatMap(({ points }) => points.flatMap(({ sequences }) => sequences)));
    expect(Object.keys(offers).sort()).toEqual([...named].sort());
    for (const { title, minutes } of Object.values(offers)) {
      expect(title).not.toBe('');
      expect(minutes).toBeGreaterThan(20);
    }
  });

  it('name the workshops that draw on their sequences, each that is published', async () => {
    const { workshops, offers } = await instrumentOf('ki-check');
    expect(workshops.map(({ name }) => name)).toContain('lex-kmu');
    for (const { name, minutes, sequences } of workshops) {
      expect((await server.visitor().get(`/workshops/${name}`)).status).toBe(200);
      expect(minutes).toBeGreaterThan(60);
      expect(new Set(sequences).size).toBe(sequences.length);
      expect(sequences.some((kennung) => offers[kennung])).toBe(true);
    }
  });

  it('let whoever leads cohorts propose to one, and nobody else', async () => {
    const admin = await firstAdmin(server);
    const trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
    for (const place of ['', '/ergebnisse', '/baustein/einstieg']) {
      const page = async (who: Visitor) => (await who.get(`/checks/ki-check${place}`)).text();
      expect(await page(trainer)).toMatch(/<komki-instrument [^>]+ leitet>/);
      for (const who of [admin, server.visitor()]) expect(await page(who)).not.toContain(' leitet');
    }
  });

  it('come under an address that changes with the content, cached for ever', async () => {
    const source = /src="(\/inhalte\/check-ki-check-[^"]+)"/.exec(await text('/checks/ki-check'))?.[1] ?? '';
    const answer = await server.visitor().get(source, { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await server.visitor().get('/inhalte/check-ki-check-veraltet.json')).status).toBe(404);
  });

  it.each(['/checks/x', '/checks/__proto__', '/checks/ki-check/baustein/x', '/checks/x/druck', '/checks/x/ergebnisse'])(
    'answer what does not exist with 404: %s',
    async (path) => {
      expect((await server.visitor().get(path)).status).toBe(404);
    },
  );
});

describe('an instrument with an error', () => {
  it('is left out and named in the log; the others stay, and sequences that are not published are not offered', async () => {
    const good = readFileSync('test/sequences/format/fixtures/check.md', 'utf8');
    const other = await startTestServer({
      root: await rootWith({
        'workshops/checks/probe/check.md': good,
        'workshops/checks/kaputt/check.md': good.replace('### 1.1', '### 1.7'),
      }),
    });
    expect(other.log.join('\n')).toMatch(/Nicht veröffentlicht: workshops\/checks\/kaputt\/check\.md:\d+: LZ154/);
    const list = await text('/checks', other);
    expect([...list.matchAll(/href="\/checks\/([\w-]+)"/g)].map(([, name]) => name)).toEqual(['probe']);
    expect(await instrumentOf('probe', other)).toMatchObject({ name: 'probe', offers: {} });
  });

  it('leaves an empty list that says what comes here', async () => {
    const empty = await startTestServer({ root: await rootWith({}) });
    expect(await text('/checks', empty)).toContain('Noch ist kein Check veröffentlicht.');
  });
});
