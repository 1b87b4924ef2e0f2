import type { Request } from 'express';
import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Route } from '../http/route.ts';
import type { Entrance } from './entrance.ts';
import { type Asking, askingsOf, nextOf, notAsked } from './follow-up.ts';
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

/** What is asked weeks and months after a workshop: everybody with the code, without a name. */
export function followUpRoutes({
  showPage,
  entrance,
  places,
  votes,
  clock,
  mayServe,
}: FollowUpRoutesDependencies): Route[] {
  /** @throws NACHFASSEN_ZU (410) */
  async function enter(req: Request): Promise<{ room: LiveRoom; place: string | undefined; asking: Asking }> {
    const { room, place } = await entrance.enter(req);
    const asking = nextOf(askingsOf(room), room.content);
    const now = clock();
    if (!asking || now < asking.from || now >= asking.until) throw notAsked(room, now);
    return { room, place, asking };
  }

  const open = { access: 'everyone', path: '/workshop/:code/nachfassen' } as const;
  const routes: Route[] = [
    {
      ...open,
      method: 'GET',
      session: 'if-possible',
      purpose: 'what is asked again weeks or months after a workshop',
      async handle(req, res) {
        const { room, asking } = await enter(req);
        const { danke } = parseInput(answered, req.query);
        const main = danke === undefined ? followUpView(room, asking) : thanksView(room, asking);
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
        const { room, place, asking } = await enter(req);
        const fields = Object.entries(parseInput(form, req.body)).map(
          ([name, value]) => [name, [value].flat()] as const,
        );
        const own = place ?? places.give(res, room.doc, asking.until);
        await votes.followUp(room, asking, own, Object.fromEntries(fields));
        res.redirect(303, `/workshop/${room.doc.code}/nachfassen?danke`);
      },
    },
  ];
  return routes.map((route) => guarded(route, mayServe));
}
