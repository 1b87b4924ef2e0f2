import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import type { Clock, Role } from '../http/route.ts';
import { peopleError } from './errors.ts';
import { dayOf, type StaffRole, staffRoles } from './invitations.ts';
import { type PersonRecord, personModel } from './person.model.ts';
import { hashPassword, hashToken, looksLikeToken, newToken, passwordFits } from './secrets.ts';

/** Who joins: with a password, or with a personal link (`account` undefined). */
export interface NewPerson {
  name?: string | undefined;
  account?: { email: string; password: string } | undefined;
}

/** One row of the administration: never a learner’s. */
export type StaffMember = Pick<PersonRecord, '_id' | 'name' | 'email' | 'roles'>;

const duplicateKey = 11_000;
const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey;

/** The rules of persons. Every function throws the driver's error when the database does not answer. */
export function createPersons(connection: Connection, clock: Clock) {
  const Person = personModel(connection);
  const adminExists = async () => (await Person.exists({ roles: 'admin' })) !== null;

  return {
    adminExists,

    byId: (personId: string) => Person.findById(personId).lean<PersonRecord | null>(),

    emailTaken: async (email: string) => (await Person.exists({ email })) !== null,

    /** @returns the person's id, or undefined: unknown address and wrong password are not told apart, not in time either */
    async byPassword(email: string, password: string): Promise<string | undefined> {
      const person = await Person.findOne({ email }).select({ passwordHash: 1 }).lean();
      return (await passwordFits(person?.passwordHash, password)) ? person?._id : undefined;
    },

    /** @returns the person's id, or undefined for a link that is nobody's */
    async byLink(token: unknown): Promise<string | undefined> {
      if (!looksLikeToken(token)) return undefined;
      const person = await Person.findOne({ linkHash: hashToken(token) })
        .select({ _id: 1 })
        .lean();
      return person?._id;
    },

    /**
     * Stores a person with one role.
     * @returns the person, and the token of the personal link when there is no password;
     *   undefined when the e-mail address has just been taken
     */
    async add(person: NewPerson, role: Role): Promise<{ person: PersonRecord; linkToken?: string } | undefined> {
      const linkToken = person.account ? undefined : newToken();
      const record: PersonRecord = {
        _id: randomUUID(),
        pseudonym: randomUUID(),
        roles: [role],
        createdAt: dayOf(clock()),
        ...(person.name && { name: person.name }),
        ...(person.account && {
          email: person.account.email,
          passwordHash: await hashPassword(person.account.password),
        }),
        ...(linkToken && { linkHash: hashToken(linkToken) }),
      };
      try {
        await Person.create(record);
      } catch (error) {
        if (isDuplicate(error)) return undefined;
        throw error;
      }
      return { person: record, ...(linkToken && { linkToken }) };
    },

    /** Takes back `add` when the acceptance failed after it. */
    async remove(personId: string): Promise<void> {
      await Person.deleteOne({ _id: personId });
    },

    /** @throws PERSON_UNBEKANNT (404) */
    async addRole(personId: string, role: Role): Promise<PersonRecord> {
      const person = await Person.findOneAndUpdate(
        { _id: personId },
        { $addToSet: { roles: role } },
        { returnDocument: 'after' },
      ).lean<PersonRecord | null>();
      if (!person) throw peopleError('PERSON_UNBEKANNT');
      return person;
    },

    /** Everyone with a role beyond learning, by name. */
    async staff(): Promise<StaffMember[]> {
      const people = await Person.find({ roles: mongoose.trusted({ $in: staffRoles }) })
        .select({ name: 1, email: 1, roles: 1 })
        .lean<StaffMember[]>();
      return people.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'de'));
    },

    /**
     * Sets which of the staff roles a person has; being a learner is not touched.
     * @throws PERSON_UNBEKANNT (404), KONTO_OHNE_PASSWORT (409), LETZTE_VERWALTUNG (409)
     */
    async setRoles(personId: string, wanted: readonly StaffRole[]): Promise<void> {
      const before = await Person.findById(personId).select({ roles: 1, passwordHash: 1 }).lean();
      if (!before) throw peopleError('PERSON_UNBEKANNT');
      if (wanted.length > 0 && !before.passwordHash) throw peopleError('KONTO_OHNE_PASSWORT');
      const learner = before.roles.filter((role) => role === 'learner');
      await Person.updateOne({ _id: personId }, { $set: { roles: [...learner, ...wanted] } });
      // Look afterwards and undo: two admins who take each other's role at the same moment both find none left.
      if (before.roles.includes('admin') && !wanted.includes('admin') && !(await adminExists())) {
        await Person.updateOne({ _id: personId }, { $set: { roles: before.roles } });
        throw peopleError('LETZTE_VERWALTUNG');
      }
    },
  };
}

export type Persons = ReturnType<typeof createPersons>;
