import { strings } from '../core/strings-preview.ts';

/** How often the file on the disk is looked at, in milliseconds. */
const lookEvery = 2000;

export type FileState =
  | { kind: 'saved' | 'unsaved' | 'saving' }
  /** The file is another by now, and the author has unsaved words. */
  | { kind: 'conflict' }
  /** Saving failed; the words are still here. */
  | { kind: 'failed'; why: string };

interface Parts {
  /** `<baustein>/<ordner>`. */
  address: string;
  /** Names the state of the file the text came from. */
  stamp: string;
  text(): string;
  replace(text: string): void;
  /** The state is another, or another sentence is to be said. */
  tell(state: FileState, sentence?: string): void;
}

/** The file on the disk and what of it is on the desk: never overwrites what the author has not seen. */
export class DeskFile {
  state: FileState = { kind: 'saved' };
  /** The text as it lies on the disk, as far as we know. */
  private onDisk: string;
  private stamp: string;

  constructor(private readonly parts: Parts) {
    this.stamp = parts.stamp;
    this.onDisk = parts.text();
    setInterval(() => void this.look(), lookEvery);
    document.addEventListener('visibilitychange', () => void this.look());
    window.addEventListener('beforeunload', (event) => {
      if (this.dirty) event.preventDefault();
    });
  }

  /** Under way, or waiting for the author to decide. */
  private get busy(): boolean {
    return this.state.kind === 'saving' || this.state.kind === 'conflict';
  }

  get dirty(): boolean {
    return this.parts.text() !== this.onDisk;
  }

  /** The author has typed. */
  edited(): void {
    if (!this.busy) this.settle();
  }

  async save(): Promise<void> {
    if (this.busy) return;
    const text = this.parts.text();
    this.set({ kind: 'saving' });
    try {
      const response = await fetch(`/api/datei/${this.parts.address}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text, seen: this.stamp }),
      });
      if (response.status === 409) return this.set({ kind: 'conflict' });
      const answer = (await response.json()) as { stamp: string; message?: string };
      if (!response.ok) return this.set({ kind: 'failed', why: answer.message ?? `${response.status}` });
      this.stamp = answer.stamp;
      this.onDisk = text;
      this.settle(strings.file.saved);
    } catch {
      this.set({ kind: 'failed', why: strings.file.unreachable });
    }
  }

  /** What lies on the disk comes onto the desk. */
  takeTheirs(): Promise<void> {
    return this.take(strings.file.tookTheirs);
  }

  /** What is on the desk may replace what lies on the disk now; it does when the author saves. */
  async keepMine(): Promise<void> {
    if (await this.fetchTheirs()) this.settle(strings.file.keptMine);
  }

  private async take(sentence: string): Promise<void> {
    if (!(await this.fetchTheirs())) return;
    this.parts.replace(this.onDisk);
    this.settle(sentence);
  }

  /** @returns whether there was an answer; if not, the author has been told */
  private async fetchTheirs(): Promise<boolean> {
    const response = await fetch(`/api/datei/${this.parts.address}`).catch(() => undefined);
    if (!response?.ok) {
      this.set({ kind: 'failed', why: strings.file.unreachable });
      return false;
    }
    const { text, stamp } = (await response.json()) as { text: string; stamp: string };
    this.onDisk = text;
    this.stamp = stamp;
    return true;
  }

  /** Notices what another program has done to the file. */
  private async look(): Promise<void> {
    if (document.hidden || this.busy) return;
    const known = this.stamp;
    const response = await fetch(`/api/stand/${this.parts.address}`).catch(() => undefined);
    if (!response?.ok) return;
    const { stamp } = (await response.json()) as { stamp: string };
    // Meanwhile something may have been saved.
    if (stamp === known || this.stamp !== known || this.busy) return;
    if (this.dirty) this.set({ kind: 'conflict' });
    else await this.take(strings.file.reloaded);
  }

  private settle(sentence?: string): void {
    this.set({ kind: this.dirty ? 'unsaved' : 'saved' }, sentence);
  }

  private set(state: FileState, sentence?: string): void {
    this.state = state;
    this.parts.tell(state, sentence);
  }
}
