import type { Connection } from 'mongoose';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Role, Route } from '../http/route.ts';
import type { Sessions } from '../http/session.ts';
import { acceptance as createAcceptance, type OnAccepted } from './accept.ts';
import { adminRoutes } from './admin.routes.ts';
import { type DescribeCohort, invitationRoutes } from './invitation.routes.ts';
import { createInvitations, type NewInvitation } from './invitations.ts';
import { createPersons } from './persons.ts';
import { nobodysHash } from './secrets.ts';
import { signInRoutes } from './sign-in.routes.ts';

export interface PeopleDependencies {
  connection: Connection;
  clock: Clock;
  /** The address people use; invitation and personal links begin with it. */
  publicUrl: string;
  sessions: Sessions;
  showPage: ShowPage;
  /** Runs before the acceptance is answered; if it throws, the acceptance is undone. Must be repeatable. */
  onAccepted: OnAccepted;
  /** undefined: the cohort is gone, so its invitations no longer hold. */
  describeCohort: DescribeCohort;
}

/** Everything stored about a person here, for the export under “Meine Daten”. */
export interface PersonalData {
  name: string | null;
  email: string | null;
  pseudonym: string;
  roles: Role[];
  /** `YYYY-MM-DD` */
  createdOn: string;
  hasPassword: boolean;
  hasPersonalLink: boolean;
  /** Own open invitations. `expiresAt` is ISO 8601. */
  invitations: { role: Role; cohortId: string | null; expiresAt: string }[];
}

export interface PeopleService {
  /** Who a session belongs to; undefined when the person is gone. */
  subjectOf(personId: string): Promise<{ pseudonym: string; roles: readonly Role[] } | undefined>;
  /** @returns the code and the link with it; only whoever keeps the code has them again */
  createInvitation(wanted: NewInvitation): Promise<{ code: string; url: string }>;
  /** The link of a code and until when it can be accepted; undefined when it no longer can. */
  openInvitation(code: string): Promise<{ url: string; expiresAt: Date } | undefined>;
  /** @returns a new link for the first admin (24 h, one use; earlier ones end), or undefined when there is an admin */
  ensureFirstAdminLink(): Promise<string | undefined>;
  personalData(personId: string): Promise<PersonalData | undefined>;
}

/** Sign-in, invitations and roles. Every service function throws the driver's error when the database does not answer. */
export function createPeople(deps: PeopleDependencies): { routes: Route[]; service: PeopleService } {
  const { connection, clock, publicUrl, sessions, showPage, onAccepted, describeCohort } = deps;
  const persons = createPersons(connection, clock);
  const invitations = createInvitations(connection, clock, publicUrl);
  const acceptance = createAcceptance(invitations, persons, onAccepted);
  void nobodysHash();

  const service: PeopleService = {
    async subjectOf(personId) {
      const person = await persons.byId(personId);
      return person ? { pseudonym: person.pseudonym, roles: person.roles } : undefined;
    },

    createInvitation: invitations.create,
    openInvitation: invitations.openByCode,

    async ensureFirstAdminLink() {
      if (await persons.adminExists()) return undefined;
      await invitations.withdrawFirstAdmin();
      return (await invitations.create({ kind: 'admin' })).url;
    },

    async personalData(personId) {
      const person = await persons.byId(personId);
      if (!person) return undefined;
      const own = await invitations.open(personId);
      return {
        name: person.name ?? null,
        email: person.email ?? null,
        pseudonym: person.pseudonym,
        roles: person.roles,
        createdOn: person.createdAt.toISOString().slice(0, 10),
        hasPassword: person.passwordHash !== undefined,
        hasPersonalLink: person.linkHash !== undefined,
        invitations: own.map(({ role, cohortId, expiresAt }) => ({
          role,
          cohortId: cohortId ?? null,
          expiresAt: expiresAt.toISOString(),
        })),
      };
    },
  };

  const routes = [
    ...signInRoutes(persons, sessions, showPage),
    ...invitationRoutes({ invitations, acceptance, sessions, showPage, describeCohort, publicUrl }),
    ...adminRoutes(persons, invitations, describeCohort, showPage),
  ];
  return { routes, service };
}
