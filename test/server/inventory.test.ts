import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorRegistry } from '../../server/http/errors.ts';
import type { PrivacyDeclaration } from '../../server/http/privacy.ts';
import { startTestServer, type TestServer } from '../helpers/server.ts';

const root = resolve(import.meta.dirname, '../..');
const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name));

/** Every address and who may call it. A new route must be written here – and asked: is this access right? */
const routes: Record<string, string> = {
  'POST /xapi/statements': 'self-authenticating',
  'PUT /xapi/statements': 'self-authenticating',
  'GET /xapi/statements': 'self-authenticating',
  'GET /xapi/activities/state': 'self-authenticating',
  'PUT /xapi/activities/state': 'self-authenticating',
  'POST /xapi/activities/state': 'self-authenticating',
  'DELETE /xapi/activities/state': 'self-authenticating',
  'GET /xapi/activities/profile': 'self-authenticating',
  'PUT /xapi/activities/profile': 'self-authenticating',
  'POST /xapi/activities/profile': 'self-authenticating',
  'DELETE /xapi/activities/profile': 'self-authenticating',
  'GET /xapi/agents/profile': 'self-authenticating',
  'PUT /xapi/agents/profile': 'self-authenticating',
  'POST /xapi/agents/profile': 'self-authenticating',
  'DELETE /xapi/agents/profile': 'self-authenticating',
  'GET /xapi/activities': 'self-authenticating',
  'GET /xapi/agents': 'self-authenticating',
  'GET /xapi/about': 'everyone',
  'OPTIONS /xapi/statements': 'everyone',
  'OPTIONS /xapi/activities/state': 'everyone',
  'OPTIONS /xapi/activities/profile': 'everyone',
  'OPTIONS /xapi/agents/profile': 'everyone',
  'OPTIONS /xapi/activities': 'everyone',
  'OPTIONS /xapi/agents': 'everyone',
  'OPTIONS /xapi/about': 'everyone',
  'POST /xapi/activities': 'self-authenticating',
  'POST /xapi/agents': 'self-authenticating',
  'POST /xapi/about': 'self-authenticating',
  'GET /xapi-profil/v1': 'everyone',
  'GET /a/:file': 'everyone',
  'GET /sw.js': 'everyone',
  'GET /inhalte/:file': 'everyone',
  'GET /inhalte/:id/:name': 'everyone',
  'POST /api/aufzeichnung': 'everyone',
  'POST /api/pruefung/:id/:check': 'self-authenticating',
  'GET /api/pruefung/:id': 'self-authenticating',
  'GET /': 'everyone',
  'GET /lernen': 'everyone',
  'GET /lernen/:id': 'everyone',
  'GET /lernen/:id/druck': 'everyone',
  'GET /lernen/:id/leitfaden': 'trainer admin',
  'GET /lernen/:id/:section': 'everyone',
  'GET /lernen/:id/material/:name': 'everyone',
  'GET /suche': 'everyone',
  'GET /glossar': 'everyone',
  'GET /lernpfade': 'everyone',
  'GET /lernpfade/:name': 'everyone',
  'GET /checks': 'everyone',
  'GET /checks/:name': 'everyone',
  'GET /checks/:name/baustein/:part': 'everyone',
  'GET /checks/:name/ergebnisse': 'everyone',
  'GET /checks/:name/druck': 'everyone',
  'GET /workshops': 'everyone',
  'GET /workshops/:name': 'everyone',
  'GET /workshops/:name/handout': 'everyone',
  'GET /workshops/:name/leitfaden': 'trainer admin',
  'GET /workshops/:name/karten': 'everyone',
  'GET /workshops/:name/material/:file': 'everyone',
  'GET /workshops/:name/leitfaden/:file': 'trainer admin',
  'GET /workshops/:name/bilder/:hash/:file': 'everyone',
  'GET /workshops/:name/leitfaden/bilder/:hash/:file': 'trainer admin',
  'POST /workshops/:name/raum': 'trainer admin',
  'GET /workshop': 'everyone',
  'GET /workshop/:code': 'everyone',
  'POST /workshop/:code/platz': 'everyone',
  'GET /workshop/:code/ablauf.json': 'everyone',
  'GET /workshop/:code/ereignisse': 'everyone',
  'GET /workshop/:code/stand': 'everyone',
  'GET /workshop/:code/meine-stimmen': 'everyone',
  'PUT /workshop/:code/stimme/:poll': 'everyone',
  'PUT /workshop/:code/zeit': 'everyone',
  'GET /workshop/:code/leitung': 'trainer admin',
  'GET /workshop/:code/leitung/ablauf.json': 'trainer admin',
  'GET /workshop/:code/leitung/ereignisse': 'trainer admin',
  'GET /workshop/:code/leitung/stand': 'trainer admin',
  'POST /workshop/:code/leitung/befehl': 'trainer admin',
  'GET /workshop/:code/beamer': 'trainer admin',
  'GET /workshop/:code/einladung': 'trainer admin',
  'GET /workshop/:code/loeschen': 'trainer admin',
  'POST /workshop/:code/loeschen': 'trainer admin',
  'GET /workshop/:code/protokoll': 'trainer admin',
  'POST /workshop/:code/protokoll': 'trainer admin',
  'GET /workshop/:code/protokoll.csv': 'trainer admin',
  'GET /workshop/:code/protokoll.html': 'trainer admin',
  'GET /workshop/:code/bescheinigung': 'trainer admin',
  'GET /workshop/:code/uebergabe': 'trainer admin',
  'POST /workshops/uebergabe': 'trainer admin',
  'GET /workshop/:code/nachfassen': 'everyone',
  'POST /workshop/:code/nachfassen': 'everyone',
  'GET /massnahmen': 'everyone',
  'GET /anmelden': 'everyone',
  'POST /anmelden': 'everyone',
  'GET /anmelden/link/:token': 'everyone',
  'POST /anmelden/link/:token': 'everyone',
  'POST /abmelden': 'everyone',
  'POST /abmelden/ueberall': 'signed-in',
  'GET /einladung/:code': 'everyone',
  'POST /einladung/:code': 'everyone',
  'GET /verwaltung': 'admin',
  'POST /verwaltung/einladungen': 'admin',
  'POST /verwaltung/einladungen/:id/zurueckziehen': 'admin',
  'POST /verwaltung/personen/:id/rollen': 'admin',
  'GET /verwaltung/zugaenge': 'admin',
  'POST /verwaltung/zugaenge': 'admin',
  'POST /verwaltung/zugaenge/:id/widerrufen': 'admin',
  'GET /verwaltung/weiterleitung': 'admin',
  'POST /verwaltung/weiterleitung': 'admin',
  'POST /verwaltung/weiterleitung/:id/anhalten': 'admin',
  'POST /verwaltung/weiterleitung/:id/fortsetzen': 'admin',
  'POST /verwaltung/weiterleitung/:id/nachsenden': 'admin',
  'POST /verwaltung/weiterleitung/:id/beenden': 'admin',
  'GET /kohorten': 'trainer',
  'GET /kohorten/neu': 'trainer',
  'POST /kohorten': 'trainer',
  'GET /kohorten/:id': 'trainer',
  'POST /kohorten/:id/einladung': 'trainer',
  'GET /kohorten/vorschlag': 'trainer',
  'POST /kohorten/vorschlag': 'trainer',
  'POST /kohorten/:id/lernpfad': 'trainer',
  'GET /meine-daten': 'everyone',
  'GET /meine-daten/export.json': 'signed-in',
  'GET /api/tresor': 'everyone',
  'PUT /api/tresor': 'signed-in',
  'DELETE /api/tresor': 'signed-in',
  'GET /betriebsrat': 'everyone',
};

const models = [
  'Activity',
  'Agenda',
  'Attachment',
  'Attempt',
  'Ballot',
  'Cohort',
  'ForwardingTarget',
  'Invitation',
  'Lease',
  'LrsClient',
  'Membership',
  'Person',
  'Picture',
  'ProfileDocument',
  'Progress',
  'ProgressCursor',
  'Room',
  'ServerSecret',
  'Session',
  'StateDocument',
  'Statement',
  'Vault',
];

const elements = [
  'komki-check-case',
  'komki-check-choice',
  'komki-check-gap',
  'komki-check-match',
  'komki-check-number',
  'komki-check-order',
  'komki-check-truth',
  'komki-checkpoint',
  'komki-definition',
  'komki-device-data',
  'komki-due',
  'komki-h5p',
  'komki-instrument',
  'komki-measure',
  'komki-my-path',
  'komki-next',
  'komki-outbox',
  'komki-plan',
  'komki-poll',
  'komki-poll-result',
  'komki-progress',
  'komki-reflection',
  'komki-search',
  'komki-sequence',
  'komki-take-along',
  'komki-timer',
  'komki-traffic-light',
  'komki-vault',
  'komki-video',
  'komki-workshop',
  'komki-workshop-projector',
  'komki-workshop-stage',
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

describe('the inventory', () => {
  it('lists every route with who may call it', () => {
    const found = server.app.routes.map(({ method, path, access }) => [`${method} ${path}`, [access].flat().join(' ')]);
    expect(Object.fromEntries(found)).toEqual(routes);
    expect(found.length, 'no route is declared twice').toBe(Object.keys(routes).length);
    expect(server.app.routes.every(({ purpose }) => purpose.length > 5)).toBe(true);
  });

  it('lists every model', () => {
    expect(Object.keys(server.connection.models).sort()).toEqual(models);
  });

  it('has one privacy declaration per model, with every field filled in', async () => {
    const declared: PrivacyDeclaration[] = [];
    for (const file of filesBelow('server', /privacy[\w-]*\.ts$/)) {
      const module = (await import(join(root, file))) as { privacy?: PrivacyDeclaration[] };
      declared.push(...(module.privacy ?? []));
    }
    expect(declared.map(({ model }) => model).sort()).toEqual(models);
    for (const declaration of declared)
      for (const text of Object.values(declaration)) expect(text, declaration.model).not.toBe('');
  });

  it('lists every element, each with its demo page and its test', () => {
    const defined = filesBelow('web-components', /\.ts$/)
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/customElements\.define\('([\w-]+)'/g)])
      .map((match) => match[1] as string)
      .sort();
    expect(defined).toEqual(elements);
    const demos = filesBelow('web-components', /demo\.html$/);
    expect(demos.sort()).toEqual(elements.map((name) => `web-components/${name}/demo.html`).sort());
    const tests = filesBelow('test/web-components', /\.test\.ts$/);
    expect(tests).toEqual(expect.arrayContaining(elements.map((name) => `test/web-components/${name}.test.ts`)));
  });

  it('has every error code provoked by a test, with a German sentence and a status', () => {
    const tests = filesBelow('test', /\.ts$/)
      .filter((file) => !file.endsWith('inventory.test.ts'))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const untested = [...errorRegistry.keys()].filter((code) => !tests.includes(code));
    expect(untested).toEqual([]);
    for (const [code, { status, text }] of errorRegistry) {
      expect(text, code).toMatch(/^[A-ZÄÖÜ].*\.$/s);
      expect(status, code).toBeGreaterThanOrEqual(400);
    }
  });
});
