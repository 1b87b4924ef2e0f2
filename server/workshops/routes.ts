import type { Request, Response } from 'express';
import { z } from 'zod';
import type { NeedTime } from '../../workshops/format/room.ts';
import { readCode } from '../../workshops/format/room-code.ts';
import { AppError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import type { Entrance } from './entrance.ts';
import type { LiveRoom, Side } from './live-room.ts';
import type { Places } from './places.ts';
import { joinView, participantView } from './room.views.ts';
import type { Votes } from './votes.ts';

export interface RoomRoutesDependencies {
  showPage: ShowPage;
  votes: Votes;
  entrance: Entrance;
  places: Places;
  /** Whether this process may answer for rooms. @throws WORKSHOPS_NUR_EIN_SERVER (503) */
  mayServe(): void;
  /** Whether the server is about to end: no stream begins any more. */
  isEnding(): boolean;
}

const since = z.object({ seit: z.coerce.number().int().min(0).optional() });
const need = z.strictObject({ needTime: z.boolean() }) satisfies z.ZodType<NeedTime>;
const typedCode = z.object({ code: z.string().max(100).catch('') });

/** Sends JSON that was made once for everybody. */
export const sendJson = (res: Response, json: string): void => {
  res.set('Cache-Control', 'no-store').type('json').send(json);
};

/** For devices whose stream fails: the state if it is newer than the one they have, else 204. */
export function answerStanding(req: Request, res: Response, room: LiveRoom, side: Side): void {
  const { seit } = parseInput(since, req.query);
  const { revision, json } = room.standing(side);
  if (seit !== undefined && revision <= seit) res.set('Cache-Control', 'no-store').status(204).end();
  else sendJson(res, json);
}

/** Rooms as those see them who take part: no account, one device one ballot. */
export function roomRoutes(deps: RoomRoutesDependencies): Route[] {
  const { showPage, votes, entrance, places } = deps;
  const page = (req: Request, res: Response, code: string, problem?: { status: number; message: string }): void =>
    showPage(req, res, {
      title: 'Workshop beitreten',
      name: 'join',
      ...(problem && { status: problem.status }),
      main: joinView(code, problem?.message),
    });

  const open = { access: 'everyone', session: 'none' } as const;
  const routes: Route[] = [
    {
      ...open,
      method: 'GET',
      path: '/workshop',
      session: 'if-possible',
      purpose: 'field for the code of a room; leads to the room',
      async handle(req, res) {
        const { code: given } = parseInput(typedCode, req.query);
        if (given === '') return page(req, res, '');
        const typed = readCode(given);
        if ('problem' in typed) {
          return page(req, res, given, { status: 400, message: typed.problem });
        }
        try {
          await entrance.enter(req, typed.code);
        } catch (error) {
          if (!(error instanceof AppError && error.status < 500)) throw error;
          return page(req, res, given, error);
        }
        res.redirect(303, `/workshop/${typed.code}`);
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/workshop/:code',
      session: 'if-possible',
      purpose: 'a room for those who take part',
      async handle(req, res) {
        const { room } = await entrance.enter(req);
        const { code } = room.doc;
        // The cookie of a place is for this spelling of the address.
        if (req.params.code !== code) return res.redirect(303, `/workshop/${code}`);
        showPage(req, res, {
          title: `Workshop: ${room.agenda.workshop.title}`,
          name: 'workshop',
          frame: 'room',
          main: participantView(room),
        });
      },
    },
    {
      ...open,
      method: 'POST',
      path: '/workshop/:code/platz',
      purpose: 'gives a device a place in a room',
      async handle(req, res) {
        const { room, place } = await entrance.enter(req);
        if (place === undefined) {
          await votes.takeSeat(room);
          places.give(res, room.doc, room.doc.closesAt);
        }
        res.set('Cache-Control', 'no-store').status(204).end();
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/workshop/:code/ablauf.json',
      purpose: 'the format of a room without what is for the facilitator',
      async handle(req, res) {
        sendJson(res, (await entrance.enter(req)).room.agenda.json.public);
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/workshop/:code/ereignisse',
      purpose: 'the state of a room as server-sent events',
      async handle(req, res) {
        const { room, place } = await entrance.enter(req);
        if (deps.isEnding()) res.status(503).end();
        else room.listen('phones', res, place);
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/workshop/:code/stand',
      purpose: 'the state of a room for devices whose stream fails',
      async handle(req, res) {
        const { room, place } = await entrance.enter(req);
        if (place !== undefined) room.seen(place);
        answerStanding(req, res, room, 'phones');
      },
    },
    {
      ...open,
      method: 'GET',
      path: '/workshop/:code/meine-stimmen',
      purpose: 'what this device has said in polls that are open',
      async handle(req, res) {
        const { room, place } = await entrance.enterWithPlace(req);
        res.set('Cache-Control', 'no-store').json(votes.ownBallots(room, place));
      },
    },
    {
      ...open,
      method: 'PUT',
      path: '/workshop/:code/stimme/:poll',
      purpose: 'votes, or changes this device’s vote',
      body: 'json',
      async handle(req, res) {
        const { room, place } = await entrance.enterWithPlace(req);
        await votes.vote(room, place, String(req.params.poll), req.body);
        res.set('Cache-Control', 'no-store').status(204).end();
      },
    },
    {
      ...open,
      method: 'PUT',
      path: '/workshop/:code/zeit',
      purpose: 'raises or lowers this device’s hand: I need time',
      body: 'json',
      async handle(req, res) {
        const { room, place } = await entrance.enterWithPlace(req);
        const { needTime } = parseInput(need, req.body);
        await votes.needTime(room, place, needTime);
        res.set('Cache-Control', 'no-store').status(204).end();
      },
    },
  ];
  return routes.map((route) => guarded(route, deps.mayServe));
}

/** A route of rooms that asks first whether this process may serve them. */
export const guarded = (route: Route, mayServe: () => void): Route => ({
  ...route,
  handle(req, res) {
    mayServe();
    return route.handle(req, res);
  },
});
