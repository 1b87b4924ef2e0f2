import { type Connection, type Model, Schema } from 'mongoose';

/** One answer to a check of an exam, as it was judged. The answer itself is not kept. */
export interface AttemptDoc {
  /** UUID, made by the page: sending an answer again is the same attempt. */
  _id: string;
  pseudonym: string;
  /** UUID of learner × cohort: another cohort begins anew. */
  registration: string;
  /** Kennung. */
  sequence: string;
  check: string;
  /** Version of the check: a changed question begins anew. */
  version: number;
  /** 1 for the first attempt at this check. */
  number: number;
  success: boolean;
  /** Share that was right, 0–1. */
  scaled: number;
  at: Date;
}

const text = { type: String, required: true } as const;

const schema = new Schema<AttemptDoc>(
  {
    _id: text,
    pseudonym: text,
    registration: text,
    sequence: text,
    check: text,
    version: { type: Number, required: true },
    number: { type: Number, required: true },
    success: { type: Boolean, required: true },
    scaled: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'attempts', strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false },
);
// Two answers given at the same time are two attempts, not one.
schema.index({ registration: 1, sequence: 1, check: 1, version: 1, number: 1 }, { unique: true });
schema.index({ pseudonym: 1 });

export const attemptModel = (connection: Connection): Model<AttemptDoc> =>
  connection.model<AttemptDoc>('Attempt', schema);
