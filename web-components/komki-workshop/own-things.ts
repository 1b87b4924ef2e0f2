import type { Measure } from '../../sequences/format/index.ts';
import { newRow } from '../../workshops/format/plan.ts';
import { DeviceDb, visitor } from '../core/device-db.ts';
import { newId } from '../core/new-id.ts';
import { PlanStore } from '../core/plan-store.ts';
import '../komki-measure/komki-measure.ts';
import '../komki-reflection/komki-reflection.ts';

/** What a participant keeps on this device: notes by their id, measures in the device's one Maßnahmenplan. Nothing of it is sent. */
export class OwnThings {
  private readonly plan: PlanStore;
  /** Measures that were put into the plan from this page, by id; they can be taken out again here. */
  private readonly rows = new Map<string, string>();
  private readonly notes = new Map<string, string>();

  /** @param kennung under which the notes of this room are kept, like those of a sequence */
  private constructor(
    private readonly db: DeviceDb,
    private readonly kennung: string,
  ) {
    this.plan = new PlanStore(db);
  }

  static async open(room: string, db = new DeviceDb()): Promise<OwnThings> {
    const own = new OwnThings(db, `workshop ${room}`);
    const kept = await db.all('notes', { owner: visitor, kennung: own.kennung });
    for (const { note, text } of kept) own.notes.set(note, text);
    return own;
  }

  note(id: string): string {
    return this.notes.get(id) ?? '';
  }

  write(note: string, text: string): Promise<void> {
    this.notes.set(note, text);
    const row = { owner: visitor, kennung: this.kennung, note };
    if (text.trim() === '') return this.db.write([{ table: 'notes', remove: [row.owner, row.kennung, note] }]);
    return this.db.write([{ table: 'notes', put: { ...row, text } }]);
  }

  planned({ id }: Measure): boolean {
    return this.rows.has(id);
  }

  /** @param words of the measure without markup */
  async put({ id }: Measure, words: { checkpoint: string; action: string }, planned: boolean): Promise<void> {
    const row = this.rows.get(id);
    if (planned && !row) {
      const fresh = newRow({ kind: 'own' }, words, { id: newId(), added: new Date().toISOString() });
      this.rows.set(id, fresh.id);
      await this.plan.put([fresh]);
    } else if (!planned && row) {
      this.rows.delete(id);
      await this.plan.remove([row]);
    }
  }
}
