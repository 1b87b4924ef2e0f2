import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { levels, levelWords } from '../../../sequences/record/levels.ts';
import { html } from '../../../server/http/html.ts';
import type { PrivacyDeclaration } from '../../../server/http/privacy.ts';
import { versionOf } from '../../../server/privacy/policy.ts';
import { smallestGroup } from '../../../server/progress/bands.ts';
import { firstAdmin, invited, newCohort, startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
/** The page as an anonymous visitor reads it, without line breaks. */
const page = async () => (await (await server.visitor().get('/betriebsrat')).text()).replace(/\s+/g, ' ');
const shown = (text: string): string => String(html`${text}`).replace(/\s+/g, ' ');

async function declarations(): Promise<PrivacyDeclaration[]> {
  const folder = resolve(import.meta.dirname, '../../../server');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /privacy[\w-]*\.ts$/.test(name),
  );
  const modules = await Promise.all(
    files.map((file) => import(join(folder, file)) as Promise<{ privacy?: PrivacyDeclaration[] }>),
  );
  return modules.flatMap(({ privacy = [] }) => privacy);
}

beforeAll(async () => {
  server = await startTestServer();
});

describe('the page for the works council', () => {
  it('says of everything the server holds what, what for, how long, and what erasing does', async () => {
    const text = await page();
    const all = await declarations();
    expect(all.length).toBeGreaterThan(10);
    for (const { model, data, purpose, retention, erase } of all)
      for (const words of [data, purpose, retention, erase]) expect(text, model).toContain(shown(words));
  });

  it('shows the levels as they are kept to, for how many cohorts each is in force, and from how many people on', async () => {
    const admin = await firstAdmin(server);
    const trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
    for (const level of ['fortschritt', 'fortschritt', 'nur-abschluss'])
      await newCohort(trainer, { level, name: 'Herbst in Hannover' });
    const text = await page();
    const counts = { 'nur-abschluss': '1 Kohorte', fortschritt: '2 Kohorten', antworten: '0 Kohorten' };
    for (const level of levels) {
      const { name, stored, notStored } = levelWords[level];
      const row = [name, counts[level], shown(stored), shown(notStored)];
      expect(text.replace(/<\/th>|<\/?td[^>]*>/g, '|')).toContain(row.join('| |'));
    }
    expect(text).toContain(`${smallestGroup} Personen`);
    expect(text, 'a cohort’s name is nobody’s business').not.toContain('Herbst in Hannover');
  });

  it('lists programs that may read what others have reported, from their making to their end, and no others', async () => {
    const admin = server.visitor();
    await admin.post('/anmelden', { email: 'anna@example.org', passwort: 'ein langes Kennwort' });
    await admin.post('/verwaltung/zugaenge', { name: 'Auswertung', rechte: ['statements/read', 'statements/write'] });
    await admin.post('/verwaltung/zugaenge', {
      name: 'Nur Melder',
      rechte: ['statements/write', 'statements/read/mine'],
    });
    const text = await page();
    expect(text).toMatch(/Auswertung<\/th> <td[^>]*>Alle Statements lesen<\/td>/);
    expect(text).not.toContain('Nur Melder');
    expect(text).toContain('Zugang aus den Einstellungen des Servers');
    const list = await (await admin.get('/verwaltung/zugaenge')).text();
    const revoke = /action="([^"]+widerrufen)"[^>]*><button[^>]*>Zugang „Auswertung“/.exec(list)?.[1] ?? '';
    await admin.post(revoke);
    expect(await page()).toMatch(/Auswertung<\/th>.*widerrufen am/);
  });
});

describe('the version of the rules', () => {
  const rule: PrivacyDeclaration = { model: 'M', data: 'd', purpose: 'p', retention: 'r', export: 'e', erase: 'x' };

  it('changes with the size of groups and with every word of a declaration, and with nothing else', () => {
    const version = versionOf({ groupsFrom: 7, declarations: [rule] });
    expect(version).toMatch(/^[\da-f]{16}$/);
    expect(versionOf({ groupsFrom: 7, declarations: [{ ...rule }] })).toBe(version);
    expect(versionOf({ groupsFrom: 8, declarations: [rule] })).not.toBe(version);
    for (const key of Object.keys(rule))
      expect(versionOf({ groupsFrom: 7, declarations: [{ ...rule, [key]: 'anders' }] }), key).not.toBe(version);
  });

  it('stands on the page, to be compared with a print', async () => {
    const [, version] = /<code>([\da-f]{16})<\/code>/.exec(await page()) ?? [];
    expect(version).toBeDefined();
    server.time.now = new Date(server.time.now.getTime() + 24 * 3600_000);
    expect(await page()).toContain(version);
  });
});
