import mongoose, { type Connection } from 'mongoose';
import type { Clock, Role } from '../http/route.ts';
import { peopleError } from './errors.ts';
import { type InvitationRecord, invitationModel } from './invitation.model.ts';
import { hashToken, looksLikeToken, newToken } from './secrets.ts';

/** Roles that an invitation by an admin can give. */
export const staffRoles = ['trainer', 'betriebsrat', 'admin'] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

export type NewInvitation =
  | { kind: 'admin' }
  | { kind: 'rolle'; role: StaffRole; createdBy: string }
  | { kind: 'kohorte'; cohortId: string; createdBy: string };

const hour = 3_600_000;
/** How long an invitation lives (ms). */
const lifetimes = { admin: 24 * hour, rolle: 7 * 24 * hour, kohorte: 90 * 24 * hour };

export const dayOf = (time: Date): Date => new Date(time.toISOString().slice(0, 10));

/** The rules of invitations. Every function throws the driver's error when the database does not answer. */
export function createInvitations(connection: Connection, clock: Clock, publicUrl: string) {
  const Invitation = invitationModel(connection);
  const linkOf = (code: string): string => new URL(`/einladung/${code}`, publicUrl).href;
  const notExpired = () => mongoose.trusted({ $gt: clock() });

  return {
    /** Stores an invitation. @returns the code, known from now on only to whoever has the link, and the link */
    async create(wanted: NewInvitation): Promise<{ code: string; url: string }> {
      const code = newToken();
      const now = clock();
      const common = {
        _id: hashToken(code),
        createdAt: dayOf(now),
        expiresAt: new Date(now.getTime() + lifetimes[wanted.kind]),
      };
      if (wanted.kind === 'admin') {
        await Invitation.create({ ...common, kind: 'admin', role: 'admin' });
      } else if (wanted.kind === 'rolle') {
        await Invitation.create({ ...common, kind: 'rolle', role: wanted.role, createdBy: wanted.createdBy });
      } else {
        await Invitation.create({
          ...common,
          kind: 'kohorte',
          role: 'learner',
          cohortId: wanted.cohortId,
          createdBy: wanted.createdBy,
        });
      }
      return { code, url: linkOf(code) };
    },

    /** The link of a code and until when it can be accepted; undefined when it no longer can. */
    async openByCode(code: string): Promise<{ url: string; expiresAt: Date } | undefined> {
      if (!looksLikeToken(code)) return undefined;
      const invitation = await Invitation.findOne({ _id: hashToken(code), expiresAt: notExpired() }).lean();
      return invitation ? { url: linkOf(code), expiresAt: invitation.expiresAt } : undefined;
    },

    /**
     * Looks an invitation up; changes nothing.
     * @throws EINLADUNG_UNBEKANNT (404), EINLADUNG_ABGELAUFEN (410)
     */
    async find(code: unknown): Promise<InvitationRecord> {
      const invitation = looksLikeToken(code) ? await Invitation.findById(hashToken(code)).lean() : null;
      if (!invitation) throw peopleError('EINLADUNG_UNBEKANNT');
      if (invitation.expiresAt <= clock()) throw peopleError('EINLADUNG_ABGELAUFEN');
      return invitation;
    },

    /**
     * Takes an invitation; what is for one acceptance ends with it, atomically: of parallel callers only one succeeds.
     * @throws EINLADUNG_ABGELAUFEN (410) when somebody else was faster
     */
    async take({ _id, kind }: InvitationRecord): Promise<void> {
      const open = { _id, expiresAt: notExpired() };
      const taken = await (kind === 'kohorte' ? Invitation.findOne(open) : Invitation.findOneAndDelete(open)).lean();
      if (!taken) throw peopleError('EINLADUNG_ABGELAUFEN');
    },

    /** Undoes `take` when the acceptance failed after it. */
    async giveBack(invitation: InvitationRecord): Promise<void> {
      if (invitation.kind !== 'kohorte') await Invitation.create(invitation);
    },

    /** Open invitations, the one that ends first on top. */
    open(createdBy?: string): Promise<InvitationRecord[]> {
      return Invitation.find({ expiresAt: notExpired(), ...(createdBy !== undefined && { createdBy }) })
        .sort({ expiresAt: 1 })
        .lean<InvitationRecord[]>();
    },

    /** @throws EINLADUNG_UNBEKANNT (404) */
    async withdraw(id: string): Promise<void> {
      const { deletedCount } = await Invitation.deleteOne({ _id: id });
      if (deletedCount === 0) throw peopleError('EINLADUNG_UNBEKANNT');
    },

    /** Removes the links that earlier starts have printed. */
    async withdrawFirstAdmin(): Promise<void> {
      await Invitation.deleteMany({ kind: 'admin' });
    },
  };
}

export type Invitations = ReturnType<typeof createInvitations>;
