import type { Request } from 'express';
import { z } from 'zod';
import type { RoomMoved, SentCommand, StageCommand, StageState } from '../../workshops/format/room.ts';
import { AppError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { Page, ShowPage } from '../http/page.ts';
import { type Route, subjectOf } from '../http/route.ts';
import type { Entrance } from './entrance.ts';
import { leaders } from './format-routes.ts';
import type { LiveRoom } from './live-room.ts';
import { removalView } from './removal.views.ts';
import { invitationView, projectorView, stageView } from './room.views.ts';
import { limits } from './room-commands.ts';
import type { RoomStart, Rooms } from './rooms.ts';
import { answerStanding, guarded, sendJson } from './routes.ts';

export interface StageRoutesDependencies {
  showPage: ShowPage;
  rooms: Rooms;
  entrance: Entrance;
  /** Address under which phones reach this server, without a slash at the end. */
  joinUrl(): string;
  mayServe(): void;
  isEnding(): boolean;
}

const id = z.string().min(1).max(100);
const text = z.string().max(2000);
const minutes = z.int().min(1).max(limits.minutes);
const count = z.int().min(0).max(10_000);
const tally = z.strictObject({ votes: count, counts: z.record(z.string().max(200), count) });
const row = z.strictObject({ id, cells: z.array(text).max(12) });
const kinds = [
  z.strictObject({ do: z.enum(['next', 'previous', 'undo', 'close', 'clear-need-time']) }),
  z.strictObject({ do: z.literal('go'), block: id }),
  z.strictObject({ do: z.enum(['timer-start', 'timer-extend']), minutes }),
  z.strictObject({ do: z.enum(['timer-pause', 'timer-resume', 'timer-stop']) }),
  z.strictObject({
    do: z.enum(['poll-open', 'poll-close', 'poll-reveal', 'poll-hide', 'poll-restart']),
    poll: id,
  }),
  z.strictObject({ do: z.literal('text'), poll: id, text, decision: z.enum(['shown', 'hidden']), cluster: text }),
  z.strictObject({ do: z.literal('paper'), poll: id, tally }),
  z.strictObject({ do: z.literal('row-put'), list: id, row }),
  z.strictObject({ do: z.literal('row-remove'), list: id, row: id }),
  z.strictObject({ do: z.literal('seats'), most: z.int().min(1) }),
] as const;
const command = z.discriminatedUnion('do', kinds) satisfies z.ZodType<StageCommand>;
const withRevision = z.looseObject({ revision: z.int().min(0) });

/** Reads a command with its revision. @throws EINGABE_UNGUELTIG (400) */
function commandIn(body: unknown): SentCommand {
  const { revision, ...rest } = parseInput(withRevision, body);
  return { ...parseInput<StageCommand>(command, rest), revision };
}

/** Rooms as those see them who lead: every device their person is signed in on. */
export function stageRoutes(deps: StageRoutesDependencies): Route[] {
  const { showPage, rooms, entrance } = deps;
  const back = ({ doc }: LiveRoom): NonNullable<Page['back']> => ({
    href: `/workshop/${doc.code}/leitung`,
    text: 'Zur Leitung',
  });
  const addressOf = ({ doc }: LiveRoom): string => `${deps.joinUrl()}/workshop/${doc.code}`;

  const own = { access: leaders } as const;
  const routes: Route[] = [
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/leitung',
      purpose: 'the stage: leads a room',
      async handle(req, res) {
        const room = await entrance.lead(req);
        const title = `Leitung: ${room.agenda.workshop.title}`;
        showPage(req, res, { title, name: 'stage', width: 'wide', frame: 'room', main: stageView(room) });
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/leitung/ablauf.json',
      purpose: 'the format of a room with the facilitator’s notes',
      async handle(req, res) {
        sendJson(res, (await entrance.lead(req)).agenda.json.stage);
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/leitung/ereignisse',
      purpose: 'the state of a room for its stage, as server-sent events',
      async handle(req, res) {
        const room = await entrance.lead(req);
        if (deps.isEnding()) res.status(503).end();
        else room.listen('stage', res, undefined);
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/leitung/stand',
      purpose: 'the same for stages whose stream fails',
      async handle(req, res) {
        answerStanding(req, res, await entrance.lead(req), 'stage');
      },
    },
    {
      ...own,
      method: 'POST',
      path: '/workshop/:code/leitung/befehl',
      purpose: 'a command of the stage; answers with the new state',
      body: 'json',
      async handle(req, res) {
        const room = await entrance.lead(req);
        try {
          await rooms.command(room, commandIn(req.body));
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'RAUM_WEITER')) throw error;
          const { code, message } = error;
          const state = JSON.parse(room.present('stage').json) as StageState;
          res.status(409).json({ code, message, state } satisfies RoomMoved);
          return;
        }
        sendJson(res, room.present('stage').json);
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/beamer',
      purpose: 'a room for the wall',
      async handle(req, res) {
        const room = await entrance.lead(req);
        const title = room.agenda.workshop.title;
        showPage(req, res, { title, name: 'projector', frame: 'wall', main: projectorView(room, addressOf(room)) });
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/einladung',
      purpose: 'the way into a room, to show or to print',
      async handle(req, res) {
        const room = await entrance.lead(req);
        showPage(req, res, {
          title: `Einladung: ${room.agenda.workshop.title}`,
          name: 'paper',
          styles: 'reading.css',
          back: back(room),
          main: invitationView(room, addressOf(room)),
        });
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/loeschen',
      purpose: 'asks before a room is deleted',
      async handle(req, res) {
        const room = await entrance.lead(req);
        showPage(req, res, {
          title: 'Workshop löschen',
          name: 'form',
          back: { href: '/workshops', text: 'Workshops' },
          main: removalView(room),
        });
      },
    },
    {
      ...own,
      method: 'POST',
      path: '/workshop/:code/loeschen',
      purpose: 'deletes a room and all that belongs to it',
      async handle(req, res) {
        await rooms.remove(await entrance.lead(req));
        res.redirect(303, '/workshops');
      },
    },
  ];
  return routes.map((route) => guarded(route, deps.mayServe));
}

export interface OpeningDependencies {
  /** Opens a room with a format. @returns its code @throws NICHT_GEFUNDEN (404) */
  open(owner: string, name: string, start: RoomStart): Promise<string>;
  entrance: Entrance;
  mayServe(): void;
}

/** Which part of the format, and after which room; both may be missing. */
const opening = z.strictObject({ teil: z.string().max(100).optional(), nach: z.string().max(20).optional() });

/** A trainer opens a room. */
export const openingRoute = ({ open, entrance, mayServe }: OpeningDependencies): Route =>
  guarded(
    {
      method: 'POST',
      path: '/workshops/:name/raum',
      access: leaders,
      purpose: 'opens a room with a format, or its next part after an earlier room; leads to its stage',
      body: 'form',
      async handle(req: Request, res) {
        const { teil: part, nach } = parseInput(opening, req.body);
        const after = nach === undefined ? undefined : await entrance.lead(req, nach);
        const code = await open(subjectOf(req).personId, String(req.params.name), { part, after });
        res.redirect(303, `/workshop/${code}/leitung`);
      },
    },
    mayServe,
  );
