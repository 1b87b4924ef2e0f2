import { filledIn } from '../../sequences/record/index.ts';
import type { Instrument } from '../../workshops/format/instrument.ts';
import { type Run, tallyOf } from '../../workshops/format/run.ts';
import type { Device } from '../core/device.ts';
import { newId } from '../core/new-id.ts';
import { instrumentKey, learnerOf, type RecordingContext } from '../core/recording-context.ts';
import type { RunStore } from '../core/run-store.ts';

/** Tells, when somebody asks for it, that a check is filled in: counts only, and only where an agreement lets it out. */
export class CheckReport {
  private readonly key: string;

  constructor(
    private readonly device: Device,
    private readonly store: RunStore,
    private readonly instrument: Instrument,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.key = instrumentKey(instrument.name);
  }

  /** As whom and for which cohort it would be told; undefined for visitors, without such an agreement, and without connection. */
  async context(): Promise<RecordingContext | undefined> {
    const context = await this.device.contexts.current(this.key);
    return typeof context === 'object' ? context : undefined;
  }

  /** Resolves when it is on the device; the outbox sends it. */
  async send(run: Run, context: RecordingContext): Promise<void> {
    const occasion = { id: newId(), timestamp: this.now().toISOString() };
    const draft = filledIn(occasion, this.instrument, tallyOf(this.instrument, run));
    await this.store.report(run, this.device.outbox.entry(this.key, draft, learnerOf(context)));
    void this.device.outbox.flush();
  }
}
