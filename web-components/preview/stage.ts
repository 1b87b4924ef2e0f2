import type { Shown } from '../../sequences/format/preview.ts';
import { listenTo, type ToDesk, type ToFrame, tell, type View } from './messages.ts';

/** What is on the stage: the elements for somebody, or the print of the text with this stamp. */
export type Act = { kind: View; shown: Shown | undefined } | { kind: 'druck'; stamp: string };

/** The right half: a frame as wide as a phone or a desk, made to fit the place there is. */
export class Stage {
  single = false;
  /** Width of the frame's window in CSS pixels. */
  width = 390;
  private act: Act | undefined;
  private readonly elements: string;

  constructor(
    private readonly frame: HTMLIFrameElement,
    jump: (line: number) => void,
  ) {
    this.elements = frame.src;
    listenTo<ToDesk>(
      () => frame.contentWindow,
      (message) => (message.kind === 'ready' ? this.send() : jump(message.line)),
    );
    new ResizeObserver(() => this.fit()).observe(frame.parentElement ?? frame);
  }

  show(act: Act): void {
    this.act = act;
    if (act.kind === 'druck') this.load(`/druck/${act.stamp}`);
    else if (this.frame.src === this.elements) this.send();
    // It asks for what to show as soon as it is there.
    else this.load(this.elements);
  }

  reveal(line: number): void {
    tell<ToFrame>(this.frame.contentWindow, { kind: 'reveal', line });
  }

  print(): void {
    this.frame.contentWindow?.print();
  }

  /** Exchanges what the frame shows; a print keeps its place. */
  private load(address: string): void {
    const url = new URL(address, location.href).href;
    if (this.frame.src === url) return;
    const top = this.frame.src.includes('/druck/') && url.includes('/druck/') ? this.frame.contentWindow?.scrollY : 0;
    this.frame.src = url;
    if (top) this.frame.addEventListener('load', () => this.frame.contentWindow?.scrollTo(0, top), { once: true });
  }

  private send(): void {
    if (!this.act || this.act.kind === 'druck') return;
    const { kind: view, shown } = this.act;
    tell<ToFrame>(this.frame.contentWindow, { kind: 'show', shown, view, single: this.single });
  }

  /** Makes the frame as large as its window should be, then as small as the place is. */
  fit(): void {
    const place = this.frame.parentElement;
    if (!place) return;
    const width = this.act?.kind === 'druck' ? 820 : this.width;
    const scale = Math.min(1, place.clientWidth / width);
    this.frame.style.setProperty('--breite', `${width}px`);
    this.frame.style.setProperty('--hoehe', `${place.clientHeight / scale}px`);
    this.frame.style.setProperty('--massstab', `${scale}`);
    this.frame.style.setProperty('--rand', `${Math.max(0, (place.clientWidth - width * scale) / 2)}px`);
  }
}
