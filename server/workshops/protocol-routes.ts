import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { Page, ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { certificatesView } from './certificate.views.ts';
import type { Entrance } from './entrance.ts';
import { workshopError } from './errors.ts';
import { aheadOf, askingsOf } from './follow-up.ts';
import { leaders } from './format-routes.ts';
import type { LiveRoom } from './live-room.ts';
import { type ProtocolEdits, protocolCsv, protocolOf, spareRows } from './protocol.ts';
import { protocolFile, protocolView } from './protocol.views.ts';
import type { Rooms } from './rooms.ts';
import { guarded } from './routes.ts';

export interface ProtocolRoutesDependencies {
  showPage: ShowPage;
  rooms: Rooms;
  entrance: Entrance;
  /** Where other devices find this server. */
  joinUrl(): string;
  mayServe(): void;
}

const line = z.string().trim().max(500);
const long = z.string().trim().max(5000);
const form = z.record(z.string().max(100), z.string().max(5000));
const copies = z.object({ anzahl: z.coerce.number().int().min(1).max(200).optional().catch(undefined) });
const savedMark = z.object({ gespeichert: z.string().optional() });

/** What was typed into the form. Fields it does not have are not looked at. */
function editsIn(body: unknown, room: LiveRoom): ProtocolEdits {
  const fields = parseInput(form, body);
  const before = protocolOf(room);
  const text = (schema: typeof line, name: string): string => parseInput(schema, fields[name] ?? '');
  const notes = before.blocks.map(({ id }) => [id, text(long, `note.${id}`)] as const);
  const lists = before.lists.map(({ id, columns, rows }) => {
    const cells = Array.from({ length: rows.length + spareRows }, (_, row) =>
      columns.map((_column, index) => text(line, `list.${id}.${row}.${index}`)),
    );
    return [id, cells.filter((row) => row.some((cell) => cell !== ''))] as const;
  });
  return {
    place: text(line, 'place'),
    present: text(long, 'present'),
    summary: text(long, 'summary'),
    notes: Object.fromEntries(notes),
    lists: Object.fromEntries(lists),
  };
}

/** Protocol and certificates of a room, for whoever opened it. */
export function protocolRoutes({ showPage, rooms, entrance, joinUrl, mayServe }: ProtocolRoutesDependencies): Route[] {
  const page = (room: LiveRoom, kind: string): Omit<Page, 'main'> => ({
    title: `${kind}: ${room.doc.title}`,
    name: 'paper',
    styles: 'reading.css',
    back: room.isClosed
      ? { href: '/workshops', text: 'Workshops' }
      : { href: `/workshop/${room.doc.code}/leitung`, text: 'Zur Leitung' },
  });
  const mustBeClosed = (room: LiveRoom): void => {
    if (!room.isClosed) throw workshopError('PROTOKOLL_OFFEN');
  };

  const own = { access: leaders } as const;
  const routes: Route[] = [
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/protokoll',
      purpose: 'the protocol of a room, with a form to edit it',
      async handle(req, res) {
        const room = await entrance.lead(req);
        const { gespeichert } = parseInput(savedMark, req.query);
        const { code, expiresAt } = room.doc;
        const { isClosed } = room;
        const askings = aheadOf(askingsOf(room), room.content);
        const ahead = { askings, address: `${joinUrl()}/workshop/${code}/nachfassen`, expiresAt };
        const saved = gespeichert !== undefined;
        const shown = { code, protocol: protocolOf(room), isClosed, ahead, saved };
        showPage(req, res, { ...page(room, 'Protokoll'), width: 'wide', main: protocolView(shown) });
      },
    },
    {
      ...own,
      method: 'POST',
      path: '/workshop/:code/protokoll',
      purpose: 'stores what was typed into a protocol',
      body: 'long-form',
      async handle(req, res) {
        const room = await entrance.lead(req);
        mustBeClosed(room);
        await rooms.keepProtocol(room, JSON.stringify(editsIn(req.body, room)));
        res.redirect(303, `/workshop/${room.doc.code}/protokoll?gespeichert`);
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/protokoll.csv',
      purpose: 'a protocol for spreadsheets',
      async handle(req, res) {
        const room = await entrance.lead(req);
        mustBeClosed(room);
        res
          .set('Cache-Control', 'no-store')
          .attachment(`protokoll-${room.doc.code}.csv`)
          .type('text/csv; charset=utf-8');
        res.send(protocolCsv(protocolOf(room)));
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/protokoll.html',
      purpose: 'a protocol as a page that stands alone',
      async handle(req, res) {
        const room = await entrance.lead(req);
        mustBeClosed(room);
        res.set('Cache-Control', 'no-store').attachment(`protokoll-${room.doc.code}.html`).type('html');
        res.send(protocolFile(protocolOf(room)).toString());
      },
    },
    {
      ...own,
      method: 'GET',
      path: '/workshop/:code/bescheinigung',
      purpose: 'certificates of attendance to print, without names',
      async handle(req, res) {
        const room = await entrance.lead(req);
        const { anzahl } = parseInput(copies, req.query);
        const count = anzahl ?? (room.doc.seats.taken || room.agenda.workshop.group.most);
        const main = certificatesView(room, Math.min(count, 200));
        showPage(req, res, { ...page(room, 'Bescheinigungen'), main });
      },
    },
  ];
  return routes.map((route) => guarded(route, mayServe));
}
