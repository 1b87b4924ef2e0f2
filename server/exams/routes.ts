import type { Request } from 'express';
import { z } from 'zod';
import { parseIri } from '../../sequences/record/ids.ts';
import { verbName } from '../../sequences/record/verbs.ts';
import type { AppError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { Route } from '../http/route.ts';
import { examError } from './errors.ts';
import type { Candidate, ExamService } from './service.ts';

/** Ids of options, statements and gaps are slugs; what a learner types is short. */
const id = z.string().min(1).max(200);
const answer = z.union([
  z.array(id).max(60),
  z.record(id, z.boolean()),
  z.record(id, z.string().max(300)),
  z.string().max(300),
]);
const input = z.strictObject({ versuch: z.uuid().toLowerCase(), fassung: z.int().min(1), antwort: answer });

export interface ExamRoutesDeps {
  service: ExamService;
  /** Reads the page's token; undefined when it does not hold. */
  grantOf(token: string): Candidate | undefined;
}

/** The exam as the page talks to it, with the token that may only speak for this learner. */
export function examRoutes({ service, grantOf }: ExamRoutesDeps): Route[] {
  function candidateOf(req: Request): Candidate {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
    const candidate = grantOf(token);
    if (!candidate) throw examError('PRUEFUNG_NICHT_ANGEMELDET');
    return candidate;
  }
  const asJson = ({ success, scaled, attemptsLeft }: { success: boolean; scaled: number; attemptsLeft: number }) => ({
    richtig: success,
    anteil: scaled,
    uebrig: attemptsLeft,
  });
  return [
    {
      method: 'POST',
      path: '/api/pruefung/:id/:check',
      access: 'self-authenticating',
      session: 'none',
      purpose: 'judges an answer to a check of an exam',
      body: 'json',
      async handle(req, res) {
        const candidate = candidateOf(req);
        const { versuch, fassung, antwort } = parseInput(input, req.body);
        const attempt = { id: versuch, version: fassung, answer: antwort };
        const standing = await service.answer(candidate, String(req.params.id), String(req.params.check), attempt);
        res.set('Cache-Control', 'no-store').json(asJson(standing));
      },
    },
    {
      method: 'GET',
      path: '/api/pruefung/:id',
      access: 'self-authenticating',
      session: 'none',
      purpose: 'how the checks of an exam stand for the learner',
      async handle(req, res) {
        const standings = await service.standings(candidateOf(req), String(req.params.id));
        const checks = Object.entries(standings).map(([check, standing]) => [check, asJson(standing)]);
        res.set('Cache-Control', 'no-store').json({ checks: Object.fromEntries(checks) });
      },
    },
  ];
}

/** What only the server may say of an exam. */
const judgements: readonly (string | undefined)[] = ['answered', 'passed', 'failed'];

/**
 * Refuses what a page says about the outcome of an exam: that is the server's word.
 * @param isExam is this the Kennung of an exam?
 */
export function onlyServerJudges(
  { verb, object }: { verb: { id: string }; object: unknown },
  isExam: (id: string) => boolean,
): AppError | undefined {
  const about = parseIri(String((object as { id?: unknown }).id));
  const kennung = about?.kind === 'sequence' || about?.kind === 'check' ? about.kennung : undefined;
  const judges = judgements.includes(verbName(verb.id));
  return kennung !== undefined && judges && isExam(kennung) ? examError('PRUEFUNG_NUR_SERVER') : undefined;
}
