import type { Connection } from 'mongoose';
import { makeIndexes } from '../../../server/database/indexes.ts';
import type { Role } from '../../../server/http/route.ts';
import { createSessions, type Sessions } from '../../../server/http/session.ts';
import type { Accepted } from '../../../server/people/accept.ts';
import { createPeople, type PeopleService } from '../../../server/people/people.ts';
import { freshDatabase } from '../../helpers/database.ts';
import { Client, listen, showPage, TestClock } from './client.ts';

export const password = 'Ein langer Satz über Äpfel.';
const publicUrl = 'http://localhost:3000';

export interface World {
  connection: Connection;
  clock: TestClock;
  sessions: Sessions;
  people: ReturnType<typeof createPeople>;
  service: PeopleService;
  accepted: Accepted[];
  /** Cohorts the invitation page knows. */
  cohorts: Map<string, { name: string; stored: string; notStored: string }>;
  /** Set to make joining the cohort fail. */
  failAccepting: Error | undefined;
  logged: string[];
  client(): Client;
  /** Signs a new person with this role in, through invitations as everybody does. */
  signedInAs(role: Role): Promise<Client>;
}

/** `server/people` behind the product’s kernel, on a database of its own. For use in `beforeAll`. */
export async function peopleWorld(): Promise<World> {
  const connection = await freshDatabase();
  const clock = new TestClock();
  const sessions: Sessions = createSessions({
    connection,
    clock: clock.read,
    publicUrl,
    subjectOf: (personId) => people.service.subjectOf(personId),
  });
  const cohorts = new Map([
    ['k1', { name: 'Herbst 2026 <Hannover>', stored: 'wer abgeschlossen hat', notStored: 'Ihre Antworten' }],
  ]);
  const people = createPeople({
    connection,
    clock: clock.read,
    publicUrl,
    sessions,
    showPage,
    onAccepted: async (one) => {
      if (world.failAccepting) throw world.failAccepting;
      world.accepted.push(one);
    },
    describeCohort: async (id) => cohorts.get(id),
  });
  // Unique indexes must stand before the first write.
  await makeIndexes(connection);
  const { base, logged } = await listen(people.routes, sessions.middleware, publicUrl);

  let count = 0;
  const world: World = {
    connection,
    clock,
    sessions,
    people,
    service: people.service,
    accepted: [],
    cohorts,
    failAccepting: undefined,
    logged,
    client: () => new Client(base),
    async signedInAs(role) {
      const client = new Client(base);
      count += 1;
      const { code } =
        role === 'learner'
          ? await people.service.createInvitation({ kind: 'kohorte', cohortId: 'k1', createdBy: 'somebody' })
          : await people.service.createInvitation({ kind: 'rolle', role, createdBy: 'somebody' });
      const form = { weg: 'passwort', name: `Person ${count}`, email: `person${count}@betrieb.de`, passwort: password };
      const answer = await client.post(`/einladung/${code}`, form);
      if (answer.status !== 303) throw new Error(`sign-in as ${role} failed: ${answer.status} ${answer.text}`);
      return client;
    },
  };
  return world;
}

export const pathOf = (url: string): string => new URL(url).pathname;
/** The value of the readonly field that shows a link. */
export function linkIn(text: string): string {
  const link = /readonly value="([^"]+)"/.exec(text)?.[1];
  if (!link) throw new Error('no link on the page');
  return link;
}
