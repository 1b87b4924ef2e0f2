import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';

/**
 * A place in a room is a random id in a signed cookie: nothing is kept of it here. Whoever has one votes once per poll, and
 * two votes of one place cannot be seen to belong together.
 */
export function createPlaces(secret: Buffer, secure: boolean) {
  const mac = (...words: string[]): string => createHmac('sha256', secret).update(words.join('\n')).digest('base64url');
  const cookieName = 'komki-platz';
  const cookieFor = (code: string): CookieOptions => ({
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: `/workshop/${code}`,
  });

  return {
    /** Gives a browser a place. @param until when the browser may forget it @returns the place */
    give(res: Response, room: { _id: string; code: string }, until: Date): string {
      const place = randomBytes(16).toString('base64url');
      res.cookie(cookieName, `${place}.${mac('platz', room._id, place)}`, { ...cookieFor(room.code), expires: until });
      return place;
    },

    /** The place of this browser in the room; undefined when it has none, or one that is not from us. */
    placeIn(req: Request, room: string): string | undefined {
      for (const pair of (req.headers.cookie ?? '').split(';')) {
        const [, place, signature] = /^\s*komki-platz=([\w-]{22})\.([\w-]{43})$/.exec(pair) ?? [];
        if (!place || !signature) continue;
        const expected = mac('platz', room, place);
        if (timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return place;
      }
      return undefined;
    },

    /** Under which id a place votes: the same for the same question, unlike any other of its votes. */
    ballotId: (room: string, key: string, place: string): string => mac('stimme', room, key, place),
  };
}
export type Places = ReturnType<typeof createPlaces>;
