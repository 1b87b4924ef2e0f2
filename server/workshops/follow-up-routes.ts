import type { Request } from 'express';
import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Route } from '../http/route.ts';
import type { Entrance } from './entrance.ts';
import { workshopError } from './errors.ts';
import { followUpOf } from './follow-up.ts';
import { followUpView, thanksView } from './follow-up.views.ts';
import type { LiveRoom } from './live-room.ts';
import type { Places } from './places.ts';
import { guarded } from './routes.ts';
import type { Votes } from './votes.ts';

export interface FollowUpRoutesDependencies {
  showPage: ShowPage;
  entrance: Entrance;
  places: Places;
  votes: Votes;
  clock: Clock;
  mayServe(): void;
}

const text = z.string().max(1000);
const form = z.record(z.string().max(200), z.union([text, z.array(text).max(60)]));
const answered = z.object({ danke: z.string().optional() });

/** What is asked some weeks after a workshop: everybody with the code, without a name. */
export function followUpRoutes({
  showPage,
  entrance,
  places,
  votes,
  clock,
  mayServe,
}: FollowUpRoutesDependencies): Route[] {
  /** @throws NACHFASSEN_ZU (410) */
  async function enter(req: Request): Promise<{ room: LiveRoom; place: string | undefined; until: Date }> {
    const { room, place } = await entrance.enter(req);
    const span = followUpOf(room);
    const now = clock();
    if (!span || now < span.from || now >= span.until) throw workshopError('NACHFASSEN_ZU');
    return { room, place, until: span.until };
  }

  const open = { access: 'everyone', path: '/workshop/:code/nachfassen' } as const;
  const routes: Route[] = [
    {
      ...open,
      method: 'GET',
      session: 'if-possible',
      purpose: 'what is asked again some weeks after a workshop',
      async handle(req, res) {
        const { room, until } = await enter(req);
        const { danke } = parseInput(answered, req.query);
        const main = danke === undefined ? followUpView(room, until) : thanksView(room);
        showPage(req, res, { title: `Nachgefragt: ${room.doc.title}`, name: 'follow-up', main });
      },
    },
    {
      ...open,
      method: 'POST',
      session: 'none',
      purpose: 'takes the answers to that',
      body: 'form',
      async handle(req, res) {
        const { room, place, until } = await enter(req);
        const fields = Object.entries(parseInput(form, req.body)).map(
          ([name, value]) => [name, [value].flat()] as const,
        );
        await votes.followUp(room, place ?? places.give(res, room.doc, until), Object.fromEntries(fields));
        res.redirect(303, `/workshop/${room.doc.code}/nachfassen?danke`);
      },
    },
  ];
  return routes.map((route) => guarded(route, mayServe));
}
