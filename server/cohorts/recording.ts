import { z } from 'zod';
import { permitted } from '../../sequences/record/agreement.ts';
import type { Level } from '../../sequences/record/levels.ts';
import { type AppError, httpError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { Route } from '../http/route.ts';
import { cohortError } from './errors.ts';
import type { CohortService } from './service.ts';

/** What a page's token allows: writing statements of this learner under this registration, within this level. */
export interface LearnerGrant {
  pseudonym: string;
  registration: string;
  level: Level;
}

/** The server's half of the agreement: refuses what goes beyond the level, whatever client has sent it. */
export const withinAgreement = (statement: object, { level }: LearnerGrant): AppError | undefined =>
  permitted(level, statement) ? undefined : cohortError('VEREINBARUNG_UEBERSCHRITTEN');

export interface RecordingDependencies {
  service: CohortService;
  sign(grant: LearnerGrant, seconds: number): { token: string; expires: Date };
  /** Home page of the learners' accounts in the LRS. */
  homePage: string;
  isSequence(id: string): boolean;
}

/** A token outlives a section or two; the page renews it by itself. */
const tokenSeconds = 30 * 60;

/**
 * Tells the player as whom, under which registration and agreement it records a sequence.
 * A visitor without a session gets `{"angemeldet": false}`: learning works, nothing leaves the device.
 */
export function recordingRoute({ service, sign, homePage, isSequence }: RecordingDependencies): Route {
  const input = z.strictObject({ sequenz: z.string().max(20) });
  return {
    method: 'POST',
    path: '/api/aufzeichnung',
    access: 'everyone',
    purpose: 'recording context of the page: token, actor, registration, level',
    body: 'json',
    async handle(req, res) {
      const { sequenz } = parseInput(input, req.body);
      if (!isSequence(sequenz)) throw httpError('NICHT_GEFUNDEN');
      res.set('Cache-Control', 'no-store');
      if (!req.subject) {
        res.json({ angemeldet: false });
        return;
      }
      const { pseudonym } = req.subject;
      const { registration, level, cohort } = await service.recordingPlace(pseudonym, sequenz);
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
