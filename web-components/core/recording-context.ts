import type { Actor, Level } from '../../sequences/record/index.ts';
import { type DeviceDb, type Learner, type Owner, visitor } from './device-db.ts';

/** As whom, where and under which agreement this page may record a sequence. */
export interface RecordingContext extends Learner {
  token: string;
  /** When the token ends, milliseconds since 1970. */
  expires: number;
  /** Address of the LRS with a slash at the end. */
  endpoint: string;
  /** Name of the cohort, for people. */
  cohortName?: string;
}
/**
 * `visitor`: nobody is signed in. `none`: the server has no place to record this, for the sequence was withdrawn, the
 * registration is somebody else's, or no agreement lets this out. `unknown`: the server could not be asked.
 */
export type Recording = RecordingContext | 'visitor' | 'none' | 'unknown';
/**
 * @param kennung of a sequence, or what `instrumentKey` makes of a check instrument
 * @param registration asks for exactly this one; without it for the one that holds now
 */
export type Ask = (kennung: string, registration?: string) => Promise<Recording>;

const instrumentPrefix = 'check/';
/** What stands for a check instrument where a sequence has its Kennung. @param name of its folder */
export const instrumentKey = (name: string): string => `${instrumentPrefix}${name}`;
/** Whether something recorded belongs to a check instrument. */
export const isInstrumentKey = (kennung: string): boolean => kennung.startsWith(instrumentPrefix);

/** What `POST /api/aufzeichnung` answers. */
interface Reply {
  angemeldet: boolean;
  erlaubt?: boolean;
  token: string;
  ablauf: string;
  endpunkt: string;
  actor: Actor;
  registration: string;
  stufe: Level;
  kohorte: { id: string; name: string } | null;
}

/** How long the player waits for the server to say who is learning, in milliseconds. */
const patience = 3000;

/** Asks the server who is learning. */
export async function askServer(kennung: string, registration?: string): Promise<Recording> {
  try {
    const response = await fetch('/api/aufzeichnung', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-KomKI': '1' },
      body: JSON.stringify({
        ...(isInstrumentKey(kennung) ? { check: kennung.slice(instrumentPrefix.length) } : { sequenz: kennung }),
        registration,
      }),
    });
    if (response.status === 404) return 'none';
    if (!response.ok) return 'unknown';
    const reply = (await response.json()) as Reply;
    if (!reply.angemeldet) return 'visitor';
    if (reply.erlaubt === false) return 'none';
    return {
      token: reply.token,
      expires: Date.parse(reply.ablauf),
      endpoint: new URL(reply.endpunkt, location.origin).href,
      actor: reply.actor,
      registration: reply.registration,
      level: reply.stufe,
      ...(reply.kohorte && { cohort: reply.kohorte.id, cohortName: reply.kohorte.name }),
    };
  } catch {
    return 'unknown';
  }
}

/** Keeps the answers of one page, and on the device who was learning last, so that offline work is bound to the right person. */
export class RecordingContexts {
  private readonly known = new Map<string, Promise<Recording>>();
  /** Pseudonym; null: nobody is signed in. undefined: this page has not been told yet. */
  private met: string | null | undefined;
  private meeting: Promise<Recording> | undefined;

  constructor(
    private readonly db: DeviceDb,
    private readonly ask: Ask = askServer,
    private readonly now: () => number = Date.now,
  ) {}

  /** The context of a sequence; asks when there is none or its token ends within a minute. */
  async current(kennung: string, registration?: string): Promise<Recording> {
    const known = await this.known.get(`${kennung} ${registration}`);
    const fresh = typeof known === 'object' ? known.expires > this.now() + 60_000 : known && known !== 'unknown';
    return known && fresh ? known : this.renew(kennung, registration);
  }

  /** Asks again. */
  renew(kennung: string, registration?: string): Promise<Recording> {
    const asked = this.ask(kennung, registration).then(async (recording) => {
      if (recording === 'visitor') this.met = null;
      if (typeof recording === 'object') this.met = recording.actor.account.name;
      if (!registration && recording !== 'none' && recording !== 'unknown') await this.remember(kennung, recording);
      return recording;
    });
    this.known.set(`${kennung} ${registration}`, asked);
    return asked;
  }

  /**
   * The context for exactly this registration, which may be an earlier one of the person.
   * @param again the token was refused
   */
  async of(kennung: string, registration: string, again = false): Promise<Recording> {
    const now = await (again ? this.renew(kennung) : this.current(kennung));
    if (typeof now === 'string' || now.registration === registration) return now;
    return again ? this.renew(kennung, registration) : this.current(kennung, registration);
  }

  /** As whom this page keeps a sequence: as the server says, else as last time. undefined: a visitor. */
  async learner(kennung: string): Promise<Learner | undefined> {
    const slow = new Promise<Recording>((resolve) => setTimeout(resolve, patience, 'unknown'));
    const now = await Promise.race([this.current(kennung), slow]);
    if (typeof now === 'object') return learnerOf(now);
    return now === 'visitor' ? undefined : (await this.db.get('learners', kennung))?.learner;
  }

  /** Pseudonym of who is here; null: a visitor; undefined: not known. As this page was told, else as last time. */
  async person(): Promise<string | null | undefined> {
    if (this.met !== undefined) return this.met;
    const learners = await this.db.all('learners');
    const last = learners.sort((one, other) => one.seen.localeCompare(other.seen)).at(-1);
    return last && (last.learner?.actor.account.name ?? null);
  }

  /**
   * Whose records the person may see here: their own, the latest registration of a sequence first, then the visitor's.
   * Asks the server at most once per page, however many sequences a list shows.
   */
  async owners(kennung: string): Promise<Owner[]> {
    if (this.met === undefined) {
      this.meeting ??= this.current(kennung);
      await this.meeting;
    }
    const person = await this.person();
    const own = person ? (await this.db.all('owners', { person })).map(({ owner }) => owner) : [];
    const last = (await this.db.get('learners', kennung))?.learner?.registration ?? '';
    return [...own.sort((one, other) => Number(other === last) - Number(one === last)), visitor];
  }

  private remember(kennung: string, recording: RecordingContext | 'visitor'): Promise<void> {
    const seen = new Date(this.now()).toISOString();
    if (recording === 'visitor') return this.db.write([{ table: 'learners', put: { kennung, seen } }]);
    const { registration: owner, actor } = recording;
    return this.db.transact(async (get) => [
      { table: 'learners', put: { kennung, learner: learnerOf(recording), seen } },
      { table: 'owners', put: { ...(await get('owners', owner)), owner, person: actor.account.name } },
    ]);
  }
}

/** What of a context is kept: no token. */
export function learnerOf({ actor, registration, level, cohort }: Learner): Learner {
  return { actor, registration, level, ...(cohort && { cohort }) };
}
