import type { Actor, Level } from '../../sequences/record/index.ts';
import type { DeviceDb, LearnerRecord } from './device-db.ts';

/** As whom, where and under which agreement this page may record a sequence. */
export interface RecordingContext {
  token: string;
  /** When the token ends, milliseconds since 1970. */
  expires: number;
  /** Address of the LRS with a slash at the end. */
  endpoint: string;
  actor: Actor;
  registration: string;
  level: Level;
  cohort?: string;
}
/** `visitor`: nobody is signed in. `unknown`: the server could not be asked. */
export type Recording = RecordingContext | 'visitor' | 'unknown';
export type Ask = (kennung: string) => Promise<Recording>;

/** What `POST /api/aufzeichnung` answers. */
interface Reply {
  angemeldet: boolean;
  token: string;
  ablauf: string;
  endpunkt: string;
  actor: Actor;
  registration: string;
  stufe: Level;
  kohorte: { id: string; name: string } | null;
}

/** Asks the server who is learning. */
export async function askServer(kennung: string): Promise<Recording> {
  try {
    const response = await fetch('/api/aufzeichnung', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-KomKI': '1' },
      body: JSON.stringify({ sequenz: kennung }),
    });
    if (!response.ok) return 'unknown';
    const reply = (await response.json()) as Reply;
    if (!reply.angemeldet) return 'visitor';
    return {
      token: reply.token,
      expires: Date.parse(reply.ablauf),
      endpoint: new URL(reply.endpunkt, location.origin).href,
      actor: reply.actor,
      registration: reply.registration,
      level: reply.stufe,
      ...(reply.kohorte && { cohort: reply.kohorte.id }),
    };
  } catch {
    return 'unknown';
  }
}

/** Keeps the answers of one page, and on the device who was learning last, so that offline work is bound to the right person. */
export class RecordingContexts {
  private readonly known = new Map<string, Promise<Recording>>();

  constructor(
    private readonly db: DeviceDb,
    private readonly ask: Ask = askServer,
    private readonly now: () => number = Date.now,
  ) {}

  /** The context of a sequence; asks when there is none or its token ends within a minute. */
  async current(kennung: string): Promise<Recording> {
    const known = await this.known.get(kennung);
    if (known === 'visitor' || (typeof known === 'object' && known.expires > this.now() + 60_000)) return known;
    return this.renew(kennung);
  }

  /** Asks again. */
  renew(kennung: string): Promise<Recording> {
    const asked = this.ask(kennung).then(async (recording) => {
      if (recording !== 'unknown') await this.remember(kennung, recording);
      return recording;
    });
    this.known.set(kennung, asked);
    return asked;
  }

  /** Who was learning here last; undefined for visitors and before the first answer. */
  async lastLearner(kennung: string): Promise<LearnerRecord['learner']> {
    return (await this.db.get('learners', kennung))?.learner;
  }

  private remember(kennung: string, recording: RecordingContext | 'visitor'): Promise<void> {
    if (recording === 'visitor') return this.db.write([{ table: 'learners', put: { kennung } }]);
    const { actor, registration, level, cohort } = recording;
    const learner = { actor, registration, level, ...(cohort && { cohort }) };
    return this.db.write([{ table: 'learners', put: { kennung, learner } }]);
  }
}
