import mongoose, { type Connection } from 'mongoose';

// A misspelt field in a filter must fail, not match everything; operators from outside must not act as such.
mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', true);

/**
 * Connects to MongoDB with the product's write concern: an answer means “on the majority's disks”.
 * Commands fail within 3 s when the database is gone (no buffering); the driver reconnects by itself.
 * @param log gets one German line when the connection is lost and when it is back
 * @throws the driver's error when nothing answers within 3 s
 */
export async function connectDatabase(uri: string, log: (line: string) => void): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    w: 'majority',
    journal: true,
    retryWrites: true,
    serverSelectionTimeoutMS: 3_000,
    bufferCommands: false,
    // `makeIndexes` makes them at start, in order.
    autoIndex: false,
    autoCreate: false,
  });
  await connection.asPromise();
  let closing = false;
  connection.on('disconnecting', () => {
    closing = true;
  });
  connection.on('disconnected', () => closing || log('Die Verbindung zur Datenbank ist unterbrochen.'));
  connection.on('reconnected', () => log('Die Datenbank antwortet wieder.'));
  return connection;
}

const { MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoNotConnectedError } = mongoose.mongo;
const { MongoTopologyClosedError, MongoClientClosedError, MongoOperationTimeoutError } = mongoose.mongo;

/** Errors of the driver that say: no database to talk to. A cleared pool is a MongoNetworkError. */
const goneClasses = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoOperationTimeoutError,
  mongoose.Error.MongooseServerSelectionError,
];

/**
 * Node's own errors of a socket that the database has closed: the driver (7.8) lets them through where it waits for its
 * buffer to empty. Whatever else leaves the server on a socket has its own errors (`outbound.ts`).
 */
const socketCodes = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/**
 * Codes by which a server says that it cannot take the command now: unreachable hosts, no primary, shutting down
 * (“Server Discovery and Monitoring”, node is recovering / not writable primary), or that a majority did not confirm.
 */
const goneCodes = new Set([6, 7, 64, 89, 91, 134, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436]);

/**
 * Whether an error means that the database is unreachable or cannot confirm right now, so that trying again later
 * helps (503) – as opposed to a fault of ours or of the input. Causes and write concern errors are looked through.
 */
export function isDatabaseDown(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = behind(current), depth++) {
    if (goneClasses.some((kind) => current instanceof kind)) return true;
    if ('code' in current && socketCodes.has(current.code)) return true;
    if (current.name === 'PoolClosedError' || current.name === 'MongoPoolClosedError') return true;
    if (current instanceof MongoServerError) {
      if (typeof current.code === 'number' && goneCodes.has(current.code)) return true;
      if (goneCodes.has(writeConcernCode(current))) return true;
    }
  }
  return false;
}

/** What an error was made of. A bulk write that lost its connection is an error of the server made of one of the wire. */
function behind(error: Error): unknown {
  return error.cause ?? (error instanceof MongoServerError ? error.errorResponse : undefined);
}

function writeConcernCode(error: InstanceType<typeof MongoServerError>): number {
  const { writeConcernError } = (error.errorResponse ?? {}) as { writeConcernError?: { code?: number } };
  return writeConcernError?.code ?? 0;
}
