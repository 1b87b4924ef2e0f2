import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NoteDetail } from './events.ts';

/** Pause in typing after which a text is worth storing, in milliseconds. */
const pause = 300;

/**
 * Tells what somebody writes into an element's field: `komki-note` 300 ms after the last key, and at once when the field or
 * the page is left or the element is taken away.
 */
export class Writing implements ReactiveController {
  /** Runs while something written has not been told yet. */
  private timer: number | undefined;
  /** Where the element stood: an event from a removed element reaches nobody. */
  private root: Node | undefined;

  /** @param note what is to be told now */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly note: () => NoteDetail,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.root = this.host.getRootNode();
    document.addEventListener('visibilitychange', this.flush);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.flush);
    this.flush();
  }

  /** Something was written. */
  written(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.flush, pause);
  }

  /** Tells what was written, if that has not been done. */
  readonly flush = (): void => {
    if (this.timer === undefined) return;
    window.clearTimeout(this.timer);
    this.timer = undefined;
    const note = new CustomEvent('komki-note', { detail: this.note(), bubbles: true, composed: true });
    (this.host.isConnected ? this.host : this.root)?.dispatchEvent(note);
  };
}
