import { type Connection, type Model, Schema } from 'mongoose';

/**
 * How far one registration (a learner in a cohort) is in one sequence. Every value is a *publication time*, not the time
 * of the event: the first 06:00 at which a board may count it. Finer times are never kept, so nothing can leak them.
 */
export interface ProgressDoc {
  /** `<registration>/<sequence>` */
  _id: string;
  registration: string;
  pseudonym: string;
  sequence: string;
  begun?: Date;
  completed?: Date;
  passed?: Date;
  /** Per check id: since when it counts as passed. */
  checks?: Record<string, Date>;
}

/** Up to which statement the read model has been brought. */
export interface ProgressCursorDoc {
  _id: 'progress';
  after: string;
}

const progressSchema = new Schema<ProgressDoc>(
  {
    _id: { type: String, required: true },
    registration: { type: String, required: true },
    pseudonym: { type: String, required: true },
    sequence: { type: String, required: true },
    begun: Date,
    completed: Date,
    passed: Date,
    checks: { type: Schema.Types.Mixed },
  },
  { collection: 'progress', strict: 'throw', versionKey: false },
);
// The board of a cohort reads all registrations of its members.
progressSchema.index({ registration: 1 });
// “Meine Daten” reads all of one learner.
progressSchema.index({ pseudonym: 1 });

const cursorSchema = new Schema<ProgressCursorDoc>(
  { _id: { type: String, required: true }, after: { type: String, required: true } },
  { collection: 'progress_cursor', strict: 'throw', versionKey: false },
);

export function progressModels(connection: Connection): {
  Progress: Model<ProgressDoc>;
  ProgressCursor: Model<ProgressCursorDoc>;
} {
  return {
    Progress: connection.model<ProgressDoc>('Progress', progressSchema),
    ProgressCursor: connection.model<ProgressCursorDoc>('ProgressCursor', cursorSchema),
  };
}
