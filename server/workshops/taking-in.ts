import { endPlace } from '../../workshops/format/agenda.ts';
import type { ServedWorkshop } from '../../workshops/format/room.ts';
import { germanMoment } from '../http/moments.ts';
import type { Clock } from '../http/route.ts';
import { createAgenda } from './agenda.ts';
import { workshopError } from './errors.ts';
import { followUpKeys, keptUntil, nextOf } from './follow-up.ts';
import { readHandover, unreadable } from './handover.ts';
import { broughtIn } from './handover-fit.ts';
import type { RoomDoc, WorkshopStore } from './model.ts';
import { newContent } from './room-content.ts';
import { overAt, type Rooms, roomTime, seatsPerGroup } from './rooms.ts';

export interface TakingInDependencies {
  store: Pick<WorkshopStore, 'Room'>;
  insert: Rooms['insert'];
  /** Keeps a format as it is now. @returns id of the agenda */
  keepFormat(workshop: ServedWorkshop): Promise<string>;
  clock: Clock;
  /** This server's own format of a name. */
  format(name: string): ServedWorkshop | undefined;
}

/** Takes in rooms that were over on another server: here they go on as rooms of whoever has brought the file. */
export function createTakingIn({ store: { Room }, clock, format, insert, keepFormat }: TakingInDependencies) {
  /** @throws UEBERGABE_VORHANDEN (409); where it is the same person's, with the address of its protocol */
  async function mustBeNew(_id: string, owner: string): Promise<void> {
    const there = await Room.findById(_id).lean<RoomDoc>();
    if (!there) return;
    const protocol = there.owner === owner ? { protokoll: `/workshop/${there.code}/protokoll` } : {};
    throw workshopError('UEBERGABE_VORHANDEN', protocol);
  }

  /**
   * @param text of the file, undefined where there is none
   * @returns the room's code here, and the one it had
   * @throws UEBERGABE_UNLESBAR, UEBERGABE_FORMAT, UEBERGABE_ABGELAUFEN (422), UEBERGABE_VORHANDEN (409)
   */
  async function takeIn(owner: string, text: string | undefined): Promise<{ code: string; before: string }> {
    const file = readHandover(text);
    const { id, openedAt, closedAt, places } = file;
    const now = clock();
    const lasted = closedAt.getTime() - openedAt.getTime();
    if (lasted < 0 || lasted > roomTime) throw unreadable('Beginn und Ende des Workshops passen nicht zusammen');
    if (closedAt > now) {
      throw workshopError('UEBERGABE_ABGELAUFEN', {
        grund: `Er endet erst am ${germanMoment(closedAt)}, denn die Uhr des anderen Geräts geht vor`,
        rat: 'Bitte lesen Sie die Datei danach noch einmal ein',
      });
    }
    const workshop = format(file.format);
    if (!workshop) {
      throw workshopError('UEBERGABE_FORMAT', { format: file.format, grund: 'Dieses Format gibt es hier nicht' });
    }
    const agenda = createAgenda(workshop);
    const expiresAt = keptUntil(closedAt, agenda.followUps);
    if (expiresAt <= now) {
      throw workshopError('UEBERGABE_ABGELAUFEN', {
        grund: `Seine Frist ist am ${germanMoment(expiresAt)} abgelaufen`,
        rat: 'Wenn Sie das Protokoll noch brauchen, laden Sie es auf dem anderen Gerät als HTML-Datei herunter',
      });
    }
    await mustBeNew(id, owner);
    const content = { ...newContent(endPlace), ...broughtIn(file, agenda) };
    const room = {
      _id: id,
      owner,
      agenda: await keepFormat(workshop),
      title: file.title,
      openedAt,
      closesAt: closedAt,
      ...overAt(agenda, closedAt, content),
      step: 1,
      steppedAt: now,
      seats: { taken: places, most: Math.max(places, workshop.group.most * seatsPerGroup) },
      open: followUpKeys(nextOf(agenda.followUps, content)),
      content: JSON.stringify(content),
      protocol: file.protocol && JSON.stringify(file.protocol),
    };
    const code = await insert(room, file.code);
    // Undefined: somebody was faster with the same file, and now it is here.
    return code === undefined ? takeIn(owner, text) : { code, before: file.code };
  }

  return takeIn;
}
export type TakeIn = ReturnType<typeof createTakingIn>;
