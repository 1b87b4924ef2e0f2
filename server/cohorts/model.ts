import { type Connection, type Model, Schema } from 'mongoose';
import { type Level, levels } from '../../sequences/record/levels.ts';

export interface CohortDoc {
  /** UUID. */
  _id: string;
  name: string;
  /** Kennungen in learning order. */
  sequences: string[];
  /** ISO date of the first day. */
  start: string;
  /** The agreement in force. */
  level: Level;
  /** Every level and since when it applies. */
  agreements: { level: Level; since: Date }[];
  /** Person ids of those who lead the cohort. */
  trainers: string[];
  /** Kennungen that a trainer has proposed to learn, from a check for instance; nothing tells from which answers. */
  proposal?: string[];
  /** Kennungen of the learning path that the cohort’s learners are shown. It changes nothing about what is recorded. */
  path?: string[];
  /** Code of the invitation that the cohort's page shows; it may have ended since. */
  invitation?: string;
}

/** A learner's place in a cohort; `cohort: null` is learning by oneself with an account. */
export interface MembershipDoc {
  /** The xAPI registration of this learner in this cohort: a UUID. */
  _id: string;
  cohort: string | null;
  pseudonym: string;
  /** Publication time from which the member counts on the board. */
  countsFrom: Date;
}

const cohortSchema = new Schema<CohortDoc>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    sequences: { type: [String], required: true },
    start: { type: String, required: true },
    level: { type: String, enum: levels, required: true },
    agreements: [{ _id: false, level: { type: String, enum: levels }, since: Date }],
    trainers: { type: [String], required: true },
    proposal: { type: [String], default: undefined },
    path: { type: [String], default: undefined },
    invitation: String,
  },
  { collection: 'cohorts', strict: 'throw', versionKey: false },
);
// A trainer's list of cohorts.
cohortSchema.index({ trainers: 1 });

const membershipSchema = new Schema<MembershipDoc>(
  {
    _id: { type: String, required: true },
    cohort: { type: String, default: null },
    pseudonym: { type: String, required: true },
    countsFrom: { type: Date, required: true },
  },
  { collection: 'memberships', strict: 'throw', versionKey: false },
);
// One place per learner and cohort, whatever races; also finds all places of one learner.
membershipSchema.index({ pseudonym: 1, cohort: 1 }, { unique: true });
// The members of a cohort for its board.
membershipSchema.index({ cohort: 1 });

export function cohortModels(connection: Connection): { Cohort: Model<CohortDoc>; Membership: Model<MembershipDoc> } {
  return {
    Cohort: connection.model<CohortDoc>('Cohort', cohortSchema),
    Membership: connection.model<MembershipDoc>('Membership', membershipSchema),
  };
}
