import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Ballot } from '../../workshops/format/room.ts';
import type { Here } from './presence.ts';

/** A workshop that somebody has opened. */
export interface RoomDoc {
  /** UUID. */
  _id: string;
  /** Six letters. */
  code: string;
  /** Person id of the trainer who opened it. */
  owner: string;
  /** Id of the agenda it was opened with. */
  agenda: string;
  title: string;
  openedAt: Date;
  /** When it ends by itself. */
  closesAt: Date;
  closedAt: Date | null;
  /** When something is to be done without anybody asking: end the room, count what was asked again. */
  dueAt: Date | null;
  /** When the database deletes it. */
  expiresAt: Date;
  /** Grows with every command. */
  step: number;
  steppedAt: Date;
  seats: { taken: number; most: number };
  /** What ballots are taken for, as `<poll>.<round>`: told apart from what was asked before under the same name. */
  open: string[];
  /** `RoomContent` as JSON: its texts are anybody's, and names of fields are not for everybody to choose. */
  content: string;
  /** `Protocol` as JSON, once it was edited. */
  protocol: string | null;
  /** How many devices each server process has in the room, by the process's name. */
  here?: Record<string, Here>;
}

/** A vote in a poll that is open. Says neither who nor when, and is deleted when the poll is closed. */
export interface BallotDoc {
  /** Keyed hash of room, poll, round and place: the same device votes under the same one, and nobody can tell which. */
  _id: string;
  room: string;
  /** `<poll>.<round>`, as in `RoomDoc.open`. */
  poll: string;
  /** A `Ballot` as JSON; empty for “Ich brauche Zeit”. */
  value: string;
  /** The same for all votes of a room: what a fault has left behind is deleted with the room's end. */
  expiresAt: Date;
}

/** A format as it was when a room was opened with it; the file may change meanwhile. */
export interface AgendaDoc {
  /** `<name>-<hash of the JSON>` */
  _id: string;
  /** `ServedWorkshop` as JSON, with the facilitator's notes. */
  json: string;
}

/** A picture of a format as it was when a room was opened with it. */
export interface PictureDoc {
  /** Its address, with a hash of the bytes. */
  _id: string;
  /** Media type. */
  type: string;
  bytes: Buffer;
}

/** Who may serve workshops where servers cannot hear of each other. */
export interface LeaseDoc {
  _id: string;
  holder: string;
  until: Date;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const options = { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false } as const;

const roomSchema = new Schema<RoomDoc>(
  {
    _id: text,
    code: text,
    owner: text,
    agenda: text,
    title: text,
    openedAt: date,
    closesAt: date,
    closedAt: { type: Date, default: null },
    dueAt: { type: Date, default: null },
    expiresAt: { ...date, expires: 0 },
    step: { type: Number, required: true },
    steppedAt: date,
    seats: { _id: false, taken: Number, most: Number },
    open: [String],
    content: text,
    protocol: { type: String, default: null },
    here: Object,
  },
  { ...options, collection: 'rooms' },
);
roomSchema.index({ code: 1 }, { unique: true });
// A trainer's list of rooms.
roomSchema.index({ owner: 1 });
// What is due.
roomSchema.index({ dueAt: 1 });

const ballotSchema = new Schema<BallotDoc>(
  { _id: text, room: text, poll: text, value: String, expiresAt: { ...date, expires: 0 } },
  { ...options, collection: 'ballots' },
);
ballotSchema.index({ room: 1, poll: 1 });

const agendaSchema = new Schema<AgendaDoc>({ _id: text, json: text }, { ...options, collection: 'agendas' });
const pictureSchema = new Schema<PictureDoc>(
  { _id: text, type: text, bytes: { type: Buffer, required: true } },
  { ...options, collection: 'pictures' },
);
const leaseSchema = new Schema<LeaseDoc>(
  { _id: text, holder: text, until: date },
  { ...options, collection: 'leases' },
);

export interface WorkshopStore {
  Room: Model<RoomDoc>;
  Agenda: Model<AgendaDoc>;
  /** The native collections: neither three hundred votes a second nor bytes need documents of Mongoose. */
  rooms: mongo.Collection<RoomDoc>;
  ballots: mongo.Collection<BallotDoc>;
  leases: mongo.Collection<LeaseDoc>;
  pictures: mongo.Collection<PictureDoc>;
  /** Whether the database tells its servers what others have changed: false for a single mongod without replica set. */
  hasStreams(): Promise<boolean>;
}

/** Registers the models on a connection that is open; `makeIndexes` makes their indexes. */
export function workshopStore(connection: Connection): WorkshopStore {
  const { db } = connection;
  if (!db) throw new Error('the connection is not open yet');
  connection.model<BallotDoc>('Ballot', ballotSchema);
  connection.model<LeaseDoc>('Lease', leaseSchema);
  connection.model<PictureDoc>('Picture', pictureSchema);
  return {
    Room: connection.model<RoomDoc>('Room', roomSchema),
    Agenda: connection.model<AgendaDoc>('Agenda', agendaSchema),
    rooms: db.collection<RoomDoc>('rooms'),
    ballots: db.collection<BallotDoc>('ballots'),
    leases: db.collection<LeaseDoc>('leases'),
    pictures: db.collection<PictureDoc>('pictures'),
    async hasStreams() {
      const hello = await db.command({ hello: 1 });
      return hello.setName !== undefined || hello.msg === 'isdbgrid';
    },
  };
}

export const duplicateKey = 11_000;

/** The vote in a ballot's document. */
export const ballotIn = ({ value }: Pick<BallotDoc, 'value'>): Ballot => JSON.parse(value) as Ballot;
