import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import { type Route, subjectOf } from '../http/route.ts';
import { cohortError } from './errors.ts';
import { proposeView } from './path.views.ts';
import { type CohortService, pathDecisions } from './service.ts';
import type { SequenceChoice } from './views.ts';

export interface PathRoutesDeps {
  service: CohortService;
  showPage: ShowPage;
  sequences(): SequenceChoice[];
}

const asked = z.object({ sequenzen: z.string().max(400).default('') });
/** One ticked box arrives as text, several as a list. */
const proposal = z.object({
  kohorte: z.string().max(64).default(''),
  sequenzen: z.union([z.string().max(20), z.array(z.string().max(20)).max(200)]).default([]),
});
const decision = z.object({ weg: z.enum(pathDecisions) });

/**
 * From a check's learning path to a cohort: a trainer proposes sequences, sees them with the cohort, and may make them the path
 * that its learners are shown. Only Kennungen come here.
 */
export function pathRoutes({ service, showPage, sequences }: PathRoutesDeps): Route[] {
  /** Published ones only, each once, in the order in which they were named. */
  const known = (ids: readonly string[]): SequenceChoice[] => {
    const all = new Map(sequences().map((one) => [one.id, one]));
    return [...new Set(ids)].flatMap((id) => all.get(id) ?? []);
  };
  const page = {
    title: 'Lernpfad vorschlagen',
    name: 'path-proposal',
    back: { href: '/kohorten', text: 'Meine Kohorten' },
  };
  return [
    {
      method: 'GET',
      path: '/kohorten/vorschlag',
      access: ['trainer'],
      purpose: 'form that proposes sequences to one of my cohorts',
      async handle(req, res) {
        const { sequenzen } = parseInput(asked, req.query);
        const cohorts = await service.listOf(subjectOf(req).personId);
        showPage(req, res, { ...page, main: proposeView(known(sequenzen.split(',')), cohorts) });
      },
    },
    {
      method: 'POST',
      path: '/kohorten/vorschlag',
      access: ['trainer'],
      purpose: 'propose sequences to one of my cohorts',
      body: 'form',
      async handle(req, res) {
        const { kohorte, sequenzen } = parseInput(proposal, req.body);
        const trainer = subjectOf(req).personId;
        const chosen = known([sequenzen].flat());
        if (kohorte === '' || chosen.length === 0) {
          const problem = cohortError('VORSCHLAG_LEER');
          const main = proposeView(chosen, await service.listOf(trainer), { problem, cohort: kohorte });
          showPage(req, res, { ...page, status: problem.status, main });
          return;
        }
        await service.propose(
          kohorte,
          trainer,
          chosen.map(({ id }) => id),
        );
        res.redirect(303, `/kohorten/${kohorte}#lernpfad`);
      },
    },
    {
      method: 'POST',
      path: '/kohorten/:id/lernpfad',
      access: ['trainer'],
      purpose: 'make a proposal the path of a cohort, throw it away, or take the path away',
      body: 'form',
      async handle(req, res) {
        const cohort = await service.forTrainer(String(req.params.id), subjectOf(req).personId);
        await service.decide(cohort, parseInput(decision, req.body).weg);
        res.redirect(303, `/kohorten/${cohort._id}#lernpfad`);
      },
    },
  ];
}
