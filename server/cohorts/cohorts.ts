import type { Connection } from 'mongoose';
import { z } from 'zod';
import { levels } from '../../sequences/record/levels.ts';
import type { ShowPage } from '../http/page.ts';
import { type Clock, type Route, subjectOf } from '../http/route.ts';
import { cohortError } from './errors.ts';
import type { CohortDoc } from './model.ts';
import { cohortPathView } from './path.views.ts';
import { pathRoutes } from './path-routes.ts';
import { type CohortService, cohortService } from './service.ts';
import {
  type Board,
  cohortView,
  type FormValues,
  type Invitation,
  listView,
  newView,
  type SequenceChoice,
} from './views.ts';

export interface CohortDependencies {
  connection: Connection;
  clock: Clock;
  showPage: ShowPage;
  publishedFrom(moment: Date): Date;
  /** The published sequences, for the form and the board. */
  sequences(): SequenceChoice[];
  /** Makes an invitation for learners. @returns its code */
  invite(cohort: { id: string; createdBy: string }): Promise<string>;
  /** The link of a code and until when it holds; undefined when it no longer does. */
  invitation(code: string): Promise<Invitation | undefined>;
  /** What the read model publishes about a cohort. */
  board(cohort: CohortDoc, members: { registration: string; countsFrom: Date }[]): Promise<Board>;
}

const newCohort = z.object({ name: z.string().trim().min(1).max(80), start: z.iso.date(), level: z.enum(levels) });
/** One ticked box arrives as text, several as a list. */
const sequencesField = z.object({ sequences: z.union([z.string(), z.array(z.string()).max(200)]) });
const chosenIn = (body: unknown): string[] => [sequencesField.safeParse(body).data?.sequences ?? []].flat();
/** What can be kept of a form that does not fit: nothing typed is lost. */
const typed = z.object({
  name: z.string().max(1000).catch(''),
  start: z.string().max(30).catch(''),
  level: z.enum(levels).catch('nur-abschluss'),
});
const typedIn = (body: unknown) => typed.parse(body ?? {});

/**
 * Cohorts: a trainer makes one, invites to it and sees where the group stands.
 * Every page is for those who lead the cohort only; a foreign cohort answers like one that does not exist.
 */
export function createCohorts(deps: CohortDependencies): { routes: Route[]; service: CohortService } {
  const service = cohortService(deps.connection, deps.clock, deps.publishedFrom);
  const invitationOf = async ({ invitation }: CohortDoc) =>
    invitation === undefined ? undefined : deps.invitation(invitation);
  const today = () => deps.clock().toISOString().slice(0, 10);
  const back = { href: '/kohorten', text: 'Meine Kohorten' };

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/kohorten',
      access: ['trainer'],
      purpose: 'my cohorts',
      async handle(req, res) {
        const cohorts = await service.listOf(subjectOf(req).personId);
        deps.showPage(req, res, { title: 'Meine Kohorten', name: 'cohorts', main: listView(cohorts) });
      },
    },
    {
      method: 'GET',
      path: '/kohorten/neu',
      access: ['trainer'],
      purpose: 'form for a new cohort',
      handle(req, res) {
        const values: FormValues = {
          name: '',
          start: today(),
          level: 'nur-abschluss',
          sequences: deps.sequences().map(({ id }) => id),
        };
        deps.showPage(req, res, {
          title: 'Kohorte anlegen',
          name: 'cohort-new',
          back,
          main: newView(deps.sequences(), values),
        });
      },
    },
    {
      method: 'POST',
      path: '/kohorten',
      access: ['trainer'],
      purpose: 'make a cohort and its invitation link',
      body: 'form',
      async handle(req, res) {
        const parsed = newCohort.safeParse(req.body ?? {});
        const known = new Set(deps.sequences().map(({ id }) => id));
        const chosen = chosenIn(req.body).filter((id) => known.has(id));
        if (!parsed.success || chosen.length === 0) {
          const problem = cohortError(parsed.success ? 'KOHORTE_OHNE_SEQUENZ' : 'KOHORTE_UNVOLLSTAENDIG');
          deps.showPage(req, res, {
            title: 'Kohorte anlegen',
            name: 'cohort-new',
            back,
            status: problem.status,
            main: newView(deps.sequences(), { ...typedIn(req.body), sequences: chosen }, problem),
          });
          return;
        }
        const trainer = subjectOf(req).personId;
        const cohort = { ...parsed.data, sequences: chosen };
        const id = await service.create(trainer, cohort, (id) => deps.invite({ id, createdBy: trainer }));
        res.redirect(303, `/kohorten/${id}`);
      },
    },
    ...pathRoutes({ service, showPage: deps.showPage, sequences: deps.sequences }),
    {
      method: 'GET',
      path: '/kohorten/:id',
      access: ['trainer'],
      purpose: 'the board of a cohort and its invitation',
      async handle(req, res) {
        const cohort = await service.forTrainer(String(req.params.id), subjectOf(req).personId);
        const invitation = await invitationOf(cohort);
        const members = await service.membersOf(cohort._id);
        const board = await deps.board(
          cohort,
          members.map(({ _id, countsFrom }) => ({ registration: _id, countsFrom })),
        );
        const titles = new Map(deps.sequences().map(({ id, title }) => [id, title]));
        deps.showPage(req, res, {
          title: cohort.name,
          name: 'cohort',
          width: 'wide',
          back,
          main: cohortView(cohort, board, titles, invitation, cohortPathView(cohort, titles)),
        });
      },
    },
    {
      method: 'POST',
      path: '/kohorten/:id/einladung',
      access: ['trainer'],
      purpose: 'make a new invitation when the last one no longer holds',
      async handle(req, res) {
        const trainer = subjectOf(req).personId;
        const cohort = await service.forTrainer(String(req.params.id), trainer);
        if (!(await invitationOf(cohort))) {
          await service.rememberInvitation(cohort._id, await deps.invite({ id: cohort._id, createdBy: trainer }));
        }
        res.redirect(303, `/kohorten/${cohort._id}#einladen`);
      },
    },
  ];
  return { routes, service };
}
