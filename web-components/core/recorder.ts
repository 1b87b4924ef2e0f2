import type { Answer, Check, Evaluation, Measure, Sequence } from '../../sequences/format/index.ts';
import { plainText } from '../../sequences/format/render.ts';
import * as record from '../../sequences/record/index.ts';
import { newRow, type PlanRow, type PlanSource, sameSource } from '../../workshops/format/plan.ts';
import { type BookmarkPlace, mergeBookmarks, syncBookmark } from './bookmark-sync.ts';
import type { Device } from './device.ts';
import {
  type Bookmark,
  type Change,
  type CheckRecord,
  type Learner,
  type Owner,
  type SequenceRecord,
  type Signals,
  visitor,
} from './device-db.ts';
import { newId } from './new-id.ts';
import { PlanStore } from './plan-store.ts';
import { type LearningState, reaches, resultOf, shareOfRequired } from './results.ts';

/**
 * Keeps and reports a learner's way through one sequence. Every method resolves when it is on the device; the statement
 * and what it tells of are written together or not at all. Whose way it is stands when it is loaded.
 */
export class Recorder {
  readonly state: LearningState = {
    sequence: undefined,
    checks: new Map(),
    notes: new Map(),
    lights: new Map(),
    measures: new Map(),
  };
  private learner: Learner | undefined;
  private readonly planStore: PlanStore;
  /** Rows that were taken out here, as people had written them: who presses again has them back. */
  private readonly takenOut = new Map<string, PlanRow[]>();
  /** Ends when the plan holds what was last asked for: one after the other, however fast somebody presses. */
  private planning: Promise<void> = Promise.resolve();

  constructor(
    private readonly device: Device,
    private readonly sequence: Sequence,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.planStore = new PlanStore(device.db);
  }

  private get kennung(): string {
    return this.sequence.id;
  }

  /** Whose records these are. */
  get owner(): Owner {
    return this.learner?.registration ?? visitor;
  }

  /** Finds out who is learning and reads what the device knows of them. */
  async load(): Promise<LearningState> {
    const { db, contexts } = this.device;
    const { kennung } = this;
    this.learner = await contexts.learner(kennung);
    const { owner } = this;
    const [sequence, checks, notes, lights, measures] = await Promise.all([
      db.get('sequences', [owner, kennung]),
      db.all('checks', { owner, kennung }),
      db.all('notes', { owner, kennung }),
      db.all('lights', { owner, kennung }),
      this.planStore.rows(),
    ]);
    const { state } = this;
    state.sequence = sequence;
    for (const kept of [state.checks, state.notes, state.lights, state.measures]) kept.clear();
    for (const check of checks) state.checks.set(check.check, check);
    for (const note of notes) state.notes.set(note.note, note.text);
    for (const light of lights) state.lights.set(light.light, light.signals);
    for (const row of measures)
      if (row.source.kind === 'sequence' && row.source.kennung === kennung) state.measures.set(row.source.id, row);
    return state;
  }

  /**
   * The player opens a section; the first time ever this begins the sequence.
   * @param chosen the learner asked for this section. Else opening is no step, and a place left on another device later wins.
   */
  async open(section: string, chosen: boolean): Promise<void> {
    const begun = this.draft(record.initialized);
    await this.change(section, (old, fresh) => {
      const before = old?.bookmark.updatedAt ?? neverYet;
      const updatedAt = chosen && section !== old?.bookmark.section ? fresh.bookmark.updatedAt : before;
      return { put: { ...fresh, bookmark: { ...fresh.bookmark, updatedAt } }, report: old ? [] : [begun] };
    });
  }

  /** The learner goes to a section. */
  async visit(section: string): Promise<void> {
    await this.change(section, (_old, fresh) => ({ put: fresh, report: [] }));
  }

  /** A section is done and the learner goes on to another one. */
  async done(section: string, next: string): Promise<void> {
    const { length } = this.sequence.sections;
    const done = new Set([...(this.state.sequence?.bookmark.done ?? []), section]);
    const progressed = this.draft((occasion, lesson) =>
      record.progressed(occasion, lesson, (100 * done.size) / length),
    );
    await this.change(next, (old, fresh) => {
      const known = old?.bookmark.done ?? [];
      const bookmark = { ...fresh.bookmark, done: [...new Set([...known, section])].sort() };
      return { put: { ...fresh, bookmark }, report: known.includes(section) ? [] : [progressed] };
    });
  }

  /** A check is answered. */
  async answer(check: Check, answer: Answer, evaluation: Evaluation): Promise<void> {
    const { owner, kennung } = this;
    const kept: CheckRecord = { owner, kennung, check: check.id, version: check.version, answer, evaluation };
    this.state.checks.set(check.id, kept);
    const answered = this.draft((occasion, lesson) => record.answered(occasion, lesson, check, answer, evaluation));
    await this.device.db.write([{ table: 'checks', put: kept }, answered]);
    void this.device.outbox.flush();
  }

  /** The first questions of a case are decided: no answer yet, so no statement. An answer from before stays until there is a new one. */
  async decide(check: Check, answer: Answer, evaluation: Evaluation): Promise<void> {
    if (resultOf(check, this.state.checks)) return;
    const { owner, kennung } = this;
    const kept: CheckRecord = {
      owner,
      kennung,
      check: check.id,
      version: check.version,
      answer,
      evaluation,
      begun: true,
    };
    this.state.checks.set(check.id, kept);
    await this.device.db.transact(async (get) => {
      const old = await get('checks', [owner, kennung, check.id]);
      // Another tab may have answered meanwhile.
      const whole = old && !old.begun && old.version === check.version;
      return whole ? [] : [{ table: 'checks', put: kept }];
    });
  }

  /** A check of an exam was judged by the server, which has told so itself. */
  async examined(check: Check, answer: Answer, evaluation: Evaluation): Promise<void> {
    const { owner, kennung } = this;
    const kept: CheckRecord = { owner, kennung, check: check.id, version: check.version, answer, evaluation };
    this.state.checks.set(check.id, kept);
    await this.device.db.write([{ table: 'checks', put: kept }]);
  }

  /** Free text stays on the device: no statement. An empty one is forgotten. */
  async note(note: string, text: string): Promise<void> {
    this.state.notes.set(note, text);
    const { owner, kennung } = this;
    const change: Change = text
      ? { table: 'notes', put: { owner, kennung, note, text } }
      : { table: 'notes', remove: [owner, kennung, note] };
    await this.device.db.write([change]);
  }

  /** Colours of an Ampel stay on the device: no statement. */
  async colour(light: string, signals: Signals): Promise<void> {
    this.state.lights.set(light, signals);
    const { owner, kennung } = this;
    await this.device.db.write([{ table: 'lights', put: { owner, kennung, light, signals } }]);
  }

  /** A measure goes into the device's plan or out of it. It stays on the device: no statement. */
  plan(measure: Measure, planned: boolean): Promise<void> {
    const { measures } = this.state;
    const source: PlanSource = { kind: 'sequence', kennung: this.kennung, id: measure.id };
    const words = { checkpoint: plainText(measure.checkpoint), action: plainText(measure.measure) };
    const fresh = newRow(source, words, { id: newId(), added: this.now().toISOString() });
    if (planned) measures.set(measure.id, fresh);
    else measures.delete(measure.id);
    this.planning = this.planning.then(async () => {
      const rows = (await this.planStore.rows()).filter((row) => sameSource(row.source, source));
      if (!planned) this.takenOut.set(measure.id, await this.planStore.remove(rows.map(({ id }) => id)));
      // Another tab may have been quicker.
      else if (rows.length === 0) await this.planStore.put(this.takenOut.get(measure.id) ?? [fresh]);
    });
    return this.planning;
  }

  /**
   * The learner ends the sequence with its last section. Completed is told once; passed or failed when it has required
   * checks, failed once, and passed is never taken back. How an exam went is the server's word.
   */
  async finish(): Promise<void> {
    const last = this.sequence.sections.at(-1)?.slug ?? '';
    await this.done(last, last);
    const share = shareOfRequired(this.sequence, this.state.checks);
    const judges = share !== undefined && this.sequence.grading !== 'exam';
    const outcome = !judges ? undefined : reaches(share, this.sequence.passMark) ? 'passed' : 'failed';
    const completed = this.draft(record.completed);
    const judge = outcome === 'passed' ? record.passed : record.failed;
    const judged = outcome && this.draft((occasion, lesson) => judge(occasion, lesson, share ?? 0));
    await this.change(last, (old, fresh) => {
      const news = judged && old?.outcome !== 'passed' && old?.outcome !== outcome;
      return {
        put: {
          ...fresh,
          bookmark: { ...fresh.bookmark, finished: true },
          ...(news && outcome && { outcome }),
        },
        report: [...(old?.bookmark.finished ? [] : [completed]), ...(news ? [judged] : [])],
      };
    });
  }

  /**
   * Brings the bookmark together with the one in the learner's account.
   * @returns whether the account's one was newer than this device's; false for visitors and without connection
   */
  async sync(): Promise<boolean> {
    const context = this.learner && (await this.device.contexts.of(this.kennung, this.owner));
    if (typeof context !== 'object') return false;
    const here = this.state.sequence?.bookmark;
    try {
      const place: BookmarkPlace = await this.device.bookmarks();
      const merged = await syncBookmark(place, this.kennung, context, here);
      if (!merged) return false;
      const later = !here || merged.updatedAt > here.updatedAt;
      await this.device.db.transact(async (get) => {
        const old = await get('sequences', [this.owner, this.kennung]);
        const put = this.fresh(old, old ? mergeBookmarks(old.bookmark, merged) : merged);
        this.state.sequence = put;
        return [{ table: 'sequences', put }];
      });
      return later;
    } catch {
      // Not now: the place on this device stands, and the next page tries again.
      return false;
    }
  }

  private fresh(old: SequenceRecord | undefined, bookmark: Bookmark): SequenceRecord {
    const { id: kennung, title, sections } = this.sequence;
    return { ...old, owner: this.owner, kennung, title, sections: sections.length, bookmark };
  }

  private draft(make: (occasion: record.Occasion, lesson: Sequence) => record.Draft): Change {
    const occasion = { id: newId(), timestamp: this.now().toISOString() };
    return this.device.outbox.entry(this.kennung, make(occasion, this.sequence), this.learner);
  }

  /** Changes the sequence's record in one transaction with what is reported of it. */
  private async change(
    section: string,
    decide: (
      old: SequenceRecord | undefined,
      fresh: SequenceRecord,
    ) => { put: SequenceRecord; report: readonly Change[] },
  ): Promise<void> {
    await this.device.db.transact(async (get) => {
      const old = await get('sequences', [this.owner, this.kennung]);
      const { done = [], finished = false } = old?.bookmark ?? {};
      const fresh = this.fresh(old, { section, done, finished, updatedAt: this.now().toISOString() });
      const { put, report } = decide(old, fresh);
      this.state.sequence = put;
      return [{ table: 'sequences', put }, ...report];
    });
    void this.device.outbox.flush();
  }
}

/** Older than any step. */
const neverYet = new Date(0).toISOString();
