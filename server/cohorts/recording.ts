import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { permitted, reduceBookmark } from '../../sequences/record/agreement.ts';
import { bookmarkStateId, parseIri } from '../../sequences/record/ids.ts';
import type { Level } from '../../sequences/record/levels.ts';
import { type AppError, httpError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { Route } from '../http/route.ts';
import { cohortError } from './errors.ts';
import type { CohortService, RecordingPlace } from './service.ts';

/** What a page's token allows: writing statements of this learner under this registration, within this level. */
export interface LearnerGrant {
  pseudonym: string;
  registration: string;
  level: Level;
}

/** The server's half of the agreement: refuses what goes beyond the level, whatever client has sent it. */
export const withinAgreement = (statement: object, { level }: LearnerGrant): AppError | undefined =>
  permitted(level, statement) ? undefined : cohortError('VEREINBARUNG_UEBERSCHRITTEN');

const slug = z.string().regex(/^[a-z0-9-]{1,64}$/);
const bookmark = z.strictObject({
  section: slug,
  done: z.array(slug),
  finished: z.boolean(),
  updatedAt: z.iso.datetime(),
});
/** Bytes; the longest bookmark of a sequence is a fraction of it. */
const longestBookmark = 4096;

/** A state document as a learner's page sends it (xAPI 2.3). */
export interface LearnerDocument {
  stateId: string;
  activityId: string;
  /** UUID, lower case. */
  registration: string | undefined;
  contentType: string;
  body: Buffer;
}

/**
 * The same for state documents: a page keeps nothing on the server but the bookmark of a sequence of ours, in its own
 * registration, and of that only what the level lets out.
 */
export const documentWithinAgreement = (document: LearnerDocument, grant: LearnerGrant): AppError | undefined =>
  isOwnBookmark(document, grant) ? undefined : cohortError('VEREINBARUNG_UEBERSCHRITTEN');

function isOwnBookmark(
  { stateId, activityId, registration, contentType, body }: LearnerDocument,
  grant: LearnerGrant,
): boolean {
  if (stateId !== bookmarkStateId || parseIri(activityId)?.kind !== 'sequence') return false;
  if (registration !== grant.registration.toLowerCase() || body.length > longestBookmark) return false;
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(contentType)) return false;
  try {
    const sent: unknown = JSON.parse(body.toString('utf8'));
    const { data } = bookmark.safeParse(sent);
    return data !== undefined && isDeepStrictEqual(reduceBookmark(grant.level, data), sent);
  } catch {
    return false;
  }
}

export interface RecordingDependencies {
  service: CohortService;
  sign(grant: LearnerGrant, seconds: number): { token: string; expires: Date };
  /** Home page of the learners' accounts in the LRS. */
  homePage: string;
  isSequence(id: string): boolean;
  /** Is this the name of a published check instrument? */
  isInstrument(name: string): boolean;
}

/** A token outlives a section or two; the page renews it by itself. */
const tokenSeconds = 30 * 60;

/**
 * Tells the page as whom, under which registration and agreement it records a sequence, or tells that a check was filled in.
 * `registration` in the body asks for one place of the learner, so that what was learned there offline goes there.
 * A visitor without a session gets `{"angemeldet": false}`: learning works, nothing leaves the device. A learner whom no
 * agreement lets tell of checks gets `{"angemeldet": true, "erlaubt": false}` for one.
 */
export function recordingRoute(deps: RecordingDependencies): Route {
  const { service, sign, homePage, isSequence, isInstrument } = deps;
  const registration = z.uuid().toLowerCase().optional();
  const input = z.union([
    z.strictObject({ sequenz: z.string().max(20), registration }),
    z.strictObject({ check: z.string().max(64), registration }),
  ]);
  type Asked = z.infer<typeof input>;
  const placeOf = (pseudonym: string, asked: Asked): Promise<RecordingPlace | undefined> =>
    'check' in asked
      ? service.checkPlace(pseudonym, asked.registration)
      : service.recordingPlace(pseudonym, asked.sequenz, asked.registration);
  return {
    method: 'POST',
    path: '/api/aufzeichnung',
    access: 'everyone',
    purpose: 'recording context of the page: token, actor, registration, level',
    body: 'json',
    async handle(req, res) {
      const asked = parseInput(input, req.body);
      if (!('check' in asked ? isInstrument(asked.check) : isSequence(asked.sequenz)))
        throw httpError('NICHT_GEFUNDEN');
      res.set('Cache-Control', 'no-store');
      if (!req.subject) {
        res.json({ angemeldet: false });
        return;
      }
      const { pseudonym } = req.subject;
      const place = await placeOf(pseudonym, asked);
      if (!place) {
        res.json({ angemeldet: true, erlaubt: false });
        return;
      }
      const { registration, level, cohort } = place;
      const { token, expires } = sign({ pseudonym, registration, level }, tokenSeconds);
      res.json({
        angemeldet: true,
        token,
        ablauf: expires.toISOString(),
        endpunkt: '/xapi/',
        actor: { objectType: 'Agent', account: { homePage, name: pseudonym } },
        registration,
        stufe: level,
        kohorte: cohort,
      });
    },
  };
}
