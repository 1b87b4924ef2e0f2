import type { Request } from 'express';
import { readCode } from '../../workshops/format/room-code.ts';
import type { Guesses } from '../http/guesses.ts';
import { subjectOf } from '../http/route.ts';
import { workshopError } from './errors.ts';
import type { LiveRoom } from './live-room.ts';
import type { Places } from './places.ts';
import type { Rooms } from './rooms.ts';

/**
 * Finds the room an address names. Guessing codes gets nobody in: wrong ones count per address, and who has a place already is
 * never held up by what others behind the same address do.
 */
export function createEntrance(rooms: Rooms, places: Places, guesses: Guesses) {
  /** The code as it is stored. @throws RAUM_UNBEKANNT (404) for what cannot be one: no guess, and no question to the database */
  function codeIn(req: Request): string {
    const typed = readCode(String(req.params.code));
    if ('problem' in typed) throw workshopError('RAUM_UNBEKANNT');
    return typed.code;
  }

  async function find(req: Request, code: string): Promise<LiveRoom> {
    try {
      return await rooms.get(code);
    } catch (error) {
      if ((error as { code?: unknown }).code === 'RAUM_UNBEKANNT') guesses.wrong(req);
      throw error;
    }
  }

  /** The room of an address, for everybody. @throws RAUM_UNBEKANNT (404), ZU_VIELE_ANFRAGEN (429) */
  async function enter(req: Request, code = codeIn(req)): Promise<{ room: LiveRoom; place: string | undefined }> {
    const room = await find(req, code);
    const place = places.placeIn(req, room.doc._id);
    if (place === undefined) guesses.right(req);
    return { room, place };
  }

  return {
    codeIn,
    enter,

    /** The same for a device that has a place. @throws PLATZ_FEHLT (403) besides */
    async enterWithPlace(req: Request): Promise<{ room: LiveRoom; place: string }> {
      const { room, place } = await enter(req);
      if (place === undefined) throw workshopError('PLATZ_FEHLT');
      return { room, place };
    },

    /**
     * A room for whoever opened it. @throws RAUM_UNBEKANNT (404) also for a room of somebody else: its existence is nobody's
     * business; ZU_VIELE_ANFRAGEN (429)
     */
    async lead(req: Request, code = codeIn(req)): Promise<LiveRoom> {
      const room = await find(req, code);
      if (room.doc.owner === subjectOf(req).personId) return room;
      guesses.wrong(req);
      throw workshopError('RAUM_UNBEKANNT');
    },
  };
}
export type Entrance = ReturnType<typeof createEntrance>;
