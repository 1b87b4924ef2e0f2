import { beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../server/http/route.ts';
import { firstAdmin, invited, joined, newCohort, startTestServer, type TestServer } from '../helpers/server.ts';
import type { Visitor } from '../helpers/visitor.ts';

let server: TestServer;
const people = new Map<Role | 'visitor', Visitor>();
/** A cohort and an invitation that belong to a trainer who is none of the callers. */
const foreign: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  const admin = await firstAdmin(server);
  const owner = await invited(server, admin, 'trainer', 'Olga Owner');
  const cohort = await newCohort(owner);
  foreign.id = cohort.path.split('/').at(-1) ?? '';
  people.set('visitor', server.visitor());
  people.set('admin', admin);
  people.set('trainer', await invited(server, admin, 'trainer', 'Tina Trainerin'));
  people.set('betriebsrat', await invited(server, admin, 'betriebsrat', 'Bernd Brandt'));
  people.set('learner', await joined(server, cohort.invitation));
});

const cases = ['visitor' as const, ...roles];

describe('every route called by every role', () => {
  it.each(cases)('as %s: what is not for this role is refused before anything happens', async (role) => {
    const caller = people.get(role) as Visitor;
    for (const { method, path, access } of server.app.routes) {
      if (access === 'everyone' || access === 'self-authenticating' || path === '/abmelden/ueberall') continue;
      const address = path.replace(/:(\w+)/g, (_whole, name: string) => foreign[name] ?? 'x');
      const response = await caller.request(address, {
        method,
        headers: { Accept: 'application/json', Origin: server.url },
      });
      const allowed = role !== 'visitor' && (access === 'signed-in' || access.includes(role));
      const code = response.status >= 400 ? (/[A-Z]{3,}(_[A-Z]+)+/.exec(await response.text())?.[0] ?? '') : '';
      const what = `${role}: ${method} ${path} → ${response.status} ${code}`;
      if (allowed) expect(['ANMELDUNG_NOETIG', 'KEIN_ZUGRIFF'], what).not.toContain(code);
      else
        expect([response.status, code], what).toEqual(
          role === 'visitor' ? [401, 'ANMELDUNG_NOETIG'] : [403, 'KEIN_ZUGRIFF'],
        );
    }
  });

  it('a foreign cohort does not exist for a trainer, with or without its id', async () => {
    const trainer = people.get('trainer') as Visitor;
    for (const id of [foreign.id, 'gibt-es-nicht', '[object Object]', '%00', '__proto__']) {
      const response = await trainer.get(`/kohorten/${id}`, { Accept: 'application/json' });
      expect(((await response.json()) as { code: string }).code, String(id)).toBe('KOHORTE_UNBEKANNT');
    }
  });
});
