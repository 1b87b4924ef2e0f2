import { peopleError } from './errors.ts';
import type { InvitationRecord } from './invitation.model.ts';
import type { Invitations } from './invitations.ts';
import type { PersonRecord } from './person.model.ts';
import type { NewPerson, Persons } from './persons.ts';

/** What `onAccepted` gets: who has accepted what. */
export interface Accepted {
  person: Pick<PersonRecord, '_id' | 'pseudonym' | 'name' | 'roles'>;
  invitation: Pick<InvitationRecord, 'kind' | 'role' | 'cohortId'>;
}
export type OnAccepted = (accepted: Accepted) => Promise<void>;

/**
 * Accepting an invitation: take it, then do the rest; if the rest fails, everything done so far is undone,
 * so that the same link works at the next try. (No transaction: a standalone mongod has none.)
 */
export function acceptance(invitations: Invitations, persons: Persons, onAccepted: OnAccepted) {
  return {
    /**
     * A new person accepts.
     * @returns the person's id and, without a password, the token of the personal link; `email-taken` changes nothing
     * @throws EINLADUNG_ABGELAUFEN (410) when somebody else has just taken it
     */
    async asNewPerson(
      invitation: InvitationRecord,
      newPerson: NewPerson,
    ): Promise<{ personId: string; linkToken?: string } | 'email-taken'> {
      if (newPerson.account && (await persons.emailTaken(newPerson.account.email))) return 'email-taken';
      await invitations.take(invitation);
      let personId: string | undefined;
      try {
        const added = await persons.add(newPerson, invitation.role);
        if (!added) {
          await invitations.giveBack(invitation);
          return 'email-taken';
        }
        personId = added.person._id;
        await onAccepted({ person: added.person, invitation });
        return { personId, ...(added.linkToken && { linkToken: added.linkToken }) };
      } catch (error) {
        if (personId) await persons.remove(personId);
        await invitations.giveBack(invitation);
        throw error;
      }
    },

    /**
     * Somebody who is signed in accepts and keeps the account.
     * @throws EINLADUNG_ABGELAUFEN (410), KONTO_OHNE_PASSWORT (409) for a role on an account with only a personal link
     */
    async asSignedIn(invitation: InvitationRecord, personId: string): Promise<void> {
      if (!(await this.mayKeepAccount(invitation, personId))) throw peopleError('KONTO_OHNE_PASSWORT');
      await invitations.take(invitation);
      try {
        const person = await persons.byId(personId);
        if (!person) throw peopleError('PERSON_UNBEKANNT');
        await onAccepted({ person, invitation });
        await persons.addRole(personId, invitation.role);
      } catch (error) {
        await invitations.giveBack(invitation);
        throw error;
      }
    },

    /** A role opens what a link that may lie in a mailbox should not open: it needs a password. */
    async mayKeepAccount(invitation: InvitationRecord, personId: string): Promise<boolean> {
      if (invitation.kind === 'kohorte') return true;
      return (await persons.byId(personId))?.passwordHash !== undefined;
    },
  };
}

export type Acceptance = ReturnType<typeof acceptance>;
