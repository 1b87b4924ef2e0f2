import { mergeBookmarks } from './bookmark-sync.ts';
import type { Device } from './device.ts';
import {
  type Change,
  type CheckRecord,
  type Get,
  keyOf,
  type Learner,
  type LightRecord,
  type NoteRecord,
  type OutboxEntry,
  type Owner,
  visitor,
} from './device-db.ts';
import { bound } from './outbox.ts';
import { learnerOf } from './recording-context.ts';

/** What was learned here without an account and could go to who is signed in. */
export interface VisitorWork {
  /** As whom and under which agreement it would be kept and sent. */
  learner: Learner;
  /** Its sequences. */
  kennungen: string[];
}

/**
 * What a visitor has left here that nobody has answered for yet.
 * @param wanted only when there is some of this sequence
 * @returns sequences under one registration; undefined: nothing to ask, or nobody to ask
 */
export async function findVisitorWork({ db, contexts }: Device, wanted?: string): Promise<VisitorWork | undefined> {
  const all = (await db.all('sequences', { owner: visitor })).map(({ kennung }) => kennung);
  if (wanted && !all.includes(wanted)) return undefined;
  const open: { kennung: string; learner: Learner }[] = [];
  for (const kennung of all) {
    const context = await contexts.current(kennung);
    if (typeof context !== 'object') continue;
    const { declined } = (await db.get('owners', context.registration)) ?? {};
    if (!declined) open.push({ kennung, learner: learnerOf(context) });
  }
  const first = wanted ? open.find(({ kennung }) => kennung === wanted) : open[0];
  if (!first) return undefined;
  const same = open.filter(({ learner }) => learner.registration === first.learner.registration);
  return { learner: first.learner, kennungen: same.map(({ kennung }) => kennung).sort() };
}

/** Makes the visitor's work the learner's own: the moment they agree to what is then stored. */
export async function takeAlong({ db, outbox }: Device, { learner, kennungen }: VisitorWork): Promise<void> {
  for (const kennung of kennungen) await takeSequence(db, learner, kennung);
  void outbox.flush();
}

/** It is not theirs: it stays as it is, and they are not asked again here. */
export function leaveBehind({ db }: Device, { learner }: VisitorWork): Promise<void> {
  const { registration: owner, actor } = learner;
  return db.write([{ table: 'owners', put: { owner, person: actor.account.name, declined: true } }]);
}

/** Moves one sequence in one transaction; where the learner has something of their own already, both become one. */
async function takeSequence(db: Device['db'], learner: Learner, kennung: string): Promise<void> {
  const owner = learner.registration;
  const left = { owner: visitor, kennung };
  const [checks, notes, lights, entries] = await Promise.all([
    db.all('checks', left),
    db.all('notes', left),
    db.all('lights', left),
    db.all('outbox', left),
  ]);
  await db.transact(async (get) => {
    const changes = await Promise.all([
      takenPlace(get, owner, kennung),
      ...checks.map((check) => takenCheck(get, owner, check)),
      ...notes.map((note) => takenNote(get, owner, note)),
      ...lights.map((light) => takenLight(get, owner, light)),
      ...entries.map((entry) => takenEntry(get, learner, entry)),
    ]);
    return changes.flat();
  });
}

async function takenPlace(get: Get, owner: Owner, kennung: string): Promise<Change[]> {
  const key = [visitor, kennung];
  const [left, own] = [await get('sequences', key), await get('sequences', [owner, kennung])];
  if (!left) return [];
  const outcome = own?.outcome === 'passed' ? own.outcome : (left.outcome ?? own?.outcome);
  const bookmark = own ? mergeBookmarks(own.bookmark, left.bookmark) : left.bookmark;
  const put = { ...left, ...own, owner, bookmark, ...(outcome && { outcome }) };
  return [
    { table: 'sequences', put },
    { table: 'sequences', remove: key },
  ];
}

/** Of two answers the right one stays, else the learner's own; a whole one before one that is only begun. */
async function takenCheck(get: Get, owner: Owner, left: CheckRecord): Promise<Change[]> {
  const { kennung, check, version, evaluation } = left;
  const own = await get('checks', [owner, kennung, check]);
  const wins = !left.begun && (own?.begun || (evaluation.success && !own?.evaluation.success));
  const better = !own || version > own.version || wins;
  return [
    ...(better ? [{ table: 'checks' as const, put: { ...left, owner } }] : []),
    { table: 'checks', remove: keyOf('checks', left) },
  ];
}

/** Of two texts nothing is lost. */
async function takenNote(get: Get, owner: Owner, left: NoteRecord): Promise<Change[]> {
  const own = await get('notes', [owner, left.kennung, left.note]);
  const text = [...new Set([own?.text, left.text])].filter(Boolean).join('\n\n');
  return [
    { table: 'notes', put: { ...left, owner, text } },
    { table: 'notes', remove: keyOf('notes', left) },
  ];
}

/** Of two colours for one statement the learner's own stays. */
async function takenLight(get: Get, owner: Owner, left: LightRecord): Promise<Change[]> {
  const own = await get('lights', [owner, left.kennung, left.light]);
  return [
    { table: 'lights', put: { ...left, owner, signals: { ...left.signals, ...own?.signals } } },
    { table: 'lights', remove: keyOf('lights', left) },
  ];
}

/** Binds what a visitor has drafted, unless another tab has been quicker. */
async function takenEntry(get: Get, learner: Learner, { id }: OutboxEntry): Promise<Change[]> {
  const left = await get('outbox', id);
  if (left?.owner !== visitor) return [];
  const put = left.state === 'wartet' ? bound(left, learner) : { ...left, owner: learner.registration };
  return [{ table: 'outbox', put }];
}
