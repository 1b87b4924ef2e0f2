import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { letsOutChecks } from '../../sequences/record/agreement.ts';
import { type Level, levels } from '../../sequences/record/levels.ts';
import type { Clock } from '../http/route.ts';
import { cohortError } from './errors.ts';
import { type CohortDoc, cohortModels, type MembershipDoc } from './model.ts';

export interface NewCohort {
  name: string;
  sequences: string[];
  start: string;
  level: Level;
}

/** Where and how a learner's statements about a sequence are recorded. */
export interface RecordingPlace {
  registration: string;
  level: Level;
  cohort: { id: string; name: string } | null;
}

/** What a trainer does with a proposal (take it over, throw it away) or with the path (take it away). */
export const pathDecisions = ['uebernehmen', 'verwerfen', 'entfernen'] as const;
export type PathDecision = (typeof pathDecisions)[number];

/** Without a cohort nobody has agreed to more than the default. */
const levelAlone: Level = 'nur-abschluss';

const recordingIn = (registration: string, cohort: CohortDoc | undefined): RecordingPlace => ({
  registration,
  level: cohort?.level ?? levelAlone,
  cohort: cohort ? { id: cohort._id, name: cohort.name } : null,
});

/**
 * The rules of cohorts and memberships.
 * @param publishedFrom when something that happens now may first be counted on a board
 */
export function cohortService(connection: Connection, clock: Clock, publishedFrom: (moment: Date) => Date) {
  const { Cohort, Membership } = cohortModels(connection);

  /** Finds or makes the learner's place; safe against two tabs doing it at once. */
  async function place(pseudonym: string, cohort: string | null): Promise<MembershipDoc> {
    const find = () => Membership.findOne({ pseudonym, cohort }).lean<MembershipDoc>();
    const known = await find();
    if (known) return known;
    const made: MembershipDoc = { _id: randomUUID(), cohort, pseudonym, countsFrom: publishedFrom(clock()) };
    try {
      await Membership.create(made);
      return made;
    } catch (error) {
      const other = await find();
      if (other) return other;
      throw error;
    }
  }

  return {
    /** @param invite makes the invitation; only its code is kept */
    async create(trainer: string, input: NewCohort, invite: (id: string) => Promise<string>): Promise<string> {
      const id = randomUUID();
      // First, so that there is no cohort without one: an invitation to no cohort is void by itself.
      const invitation = await invite(id);
      await Cohort.create({
        _id: id,
        ...input,
        agreements: [{ level: input.level, since: clock() }],
        trainers: [trainer],
        invitation,
      });
      return id;
    },

    listOf: (trainer: string): Promise<CohortDoc[]> =>
      Cohort.find({ trainers: trainer }).sort({ start: -1, _id: 1 }).lean<CohortDoc[]>(),

    /**
     * A cohort for those who lead it.
     * @throws KOHORTE_UNBEKANNT (404) also for a cohort of somebody else: its existence is nobody's business.
     */
    async forTrainer(id: string, trainer: string): Promise<CohortDoc> {
      const cohort = await Cohort.findOne({ _id: id, trainers: trainer }).lean<CohortDoc>();
      if (!cohort) throw cohortError('KOHORTE_UNBEKANNT');
      return cohort;
    },

    find: (id: string): Promise<CohortDoc | null> => Cohort.findById(id).lean<CohortDoc>(),

    /** How many cohorts have agreed on each level. */
    async countByLevel(): Promise<{ level: Level; cohorts: number }[]> {
      return Promise.all(levels.map(async (level) => ({ level, cohorts: await Cohort.countDocuments({ level }) })));
    },

    async rememberInvitation(id: string, code: string): Promise<void> {
      await Cohort.updateOne({ _id: id }, { $set: { invitation: code } });
    },

    /**
     * Gives somebody a place in a cohort. Whoever leads it may not have one: a trainer's own progress among six others'
     * would make their figures the figures of six.
     * @throws KOHORTE_SELBST_GELEITET (409)
     */
    async join({ _id, pseudonym }: { _id: string; pseudonym: string }, cohort: string): Promise<void> {
      if (await Cohort.exists({ _id: cohort, trainers: _id })) throw cohortError('KOHORTE_SELBST_GELEITET');
      await place(pseudonym, cohort);
    },

    /**
     * Remembers what a trainer proposes to learn; a proposal before it is replaced.
     * @throws KOHORTE_UNBEKANNT (404) unless they lead the cohort
     */
    async propose(id: string, trainer: string, sequences: string[]): Promise<void> {
      const { matchedCount } = await Cohort.updateOne(
        { _id: id, trainers: trainer },
        { $set: { proposal: sequences } },
      );
      if (matchedCount === 0) throw cohortError('KOHORTE_UNBEKANNT');
    },

    /**
     * What becomes of a proposal and a path: the proposal becomes the path, goes, or the path goes. Doing it again changes nothing.
     * @param cohort as `forTrainer` gave it
     */
    async decide({ _id, proposal }: CohortDoc, decision: PathDecision): Promise<void> {
      if (decision === 'uebernehmen' && !proposal) return;
      const changes = {
        uebernehmen: { $set: { path: proposal }, $unset: { proposal: 1 } },
        verwerfen: { $unset: { proposal: 1 } },
        entfernen: { $unset: { path: 1 } },
      } as const;
      await Cohort.updateOne({ _id }, changes[decision]);
    },

    membersOf: (cohort: string): Promise<MembershipDoc[]> => Membership.find({ cohort }).lean<MembershipDoc[]>(),

    membershipsOf: (pseudonym: string): Promise<MembershipDoc[]> =>
      Membership.find({ pseudonym }).lean<MembershipDoc[]>(),

    /** The cohorts a learner belongs to, newest first. */
    async cohortsOf(pseudonym: string): Promise<CohortDoc[]> {
      const places = await Membership.find({ pseudonym }).lean<MembershipDoc[]>();
      const ids = places.map((one) => one.cohort).filter((id) => id !== null);
      const cohorts = await Promise.all(ids.map((id) => Cohort.findById(id).lean<CohortDoc>()));
      return cohorts
        .filter((one) => one !== null)
        .sort((a, b) => b.start.localeCompare(a.start) || a._id.localeCompare(b._id));
    },

    /**
     * The newest of the learner's cohorts that has this sequence, else learning alone under the narrowest level.
     * @param registration asks for one of the learner's own places instead
     * @throws REGISTRIERUNG_UNBEKANNT (404) when it is none of theirs, or its cohort does not have the sequence (any more)
     */
    async recordingPlace(pseudonym: string, sequence: string, registration?: string): Promise<RecordingPlace> {
      if (registration !== undefined) {
        const own = await Membership.findOne({ _id: registration, pseudonym }).lean<MembershipDoc>();
        const cohort =
          own?.cohort && (await Cohort.findOne({ _id: own.cohort, sequences: sequence }).lean<CohortDoc>());
        if (!own || (own.cohort !== null && !cohort)) throw cohortError('REGISTRIERUNG_UNBEKANNT');
        return recordingIn(registration, cohort || undefined);
      }
      const cohort = (await this.cohortsOf(pseudonym)).find((one) => one.sequences.includes(sequence));
      const { _id } = await place(pseudonym, cohort?._id ?? null);
      return recordingIn(_id, cohort);
    },

    /**
     * Where a learner may tell that they have filled in a check instrument: the newest of their cohorts whose agreement
     * lets that out.
     * @param registration asks for this one of the learner's own places instead
     * @returns undefined where there is no such cohort
     */
    async checkPlace(pseudonym: string, registration?: string): Promise<RecordingPlace | undefined> {
      const places = await Membership.find({ pseudonym }).lean<MembershipDoc[]>();
      const placeIn = ({ _id }: CohortDoc) => places.find(({ cohort }) => cohort === _id)?._id;
      const cohort = (await this.cohortsOf(pseudonym)).find(
        (one) => letsOutChecks(one.level) && (registration === undefined || placeIn(one) === registration),
      );
      return cohort && recordingIn(placeIn(cohort) ?? '', cohort);
    },
  };
}
export type CohortService = ReturnType<typeof cohortService>;
