import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Video } from '../../sequences/format/index.ts';
import { handoutName } from '../../sequences/format/words.ts';
import { base } from '../core/base.styles.ts';
import { KomkiElement } from '../core/element.ts';
import { strings } from '../core/strings-blocks.ts';
import { videoStyles } from './komki-video.styles.ts';

/**
 * video: a film that lies beside the sequence, with captions and a way to its transcript; the browser's own controls.
 * Properties: `node` (compiled video), `mediaUrl` (where files beside the sequence are found).
 * @attr kennung - of the sequence, for the transcript's address
 * @summary A film with captions and transcript.
 */
export class KomkiVideo extends KomkiElement {
  static override styles = [base, videoStyles];
  static override properties: PropertyDeclarations = {
    node: { attribute: false },
    mediaUrl: { attribute: false },
    kennung: {},
    failed: { state: true },
  };

  declare node: Video;
  declare mediaUrl: (file: string) => string;
  declare kennung: string;
  declare private failed: boolean;

  constructor() {
    super();
    this.mediaUrl = (file) => file;
    this.failed = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('node')) this.failed = false;
  }

  protected override render(): unknown {
    if (!this.node) return nothing;
    const { title, file, captions, transcript } = this.node;
    const words = strings.video;
    return html`<figure>
      <video
        controls
        playsinline
        preload="metadata"
        aria-label=${title}
        src=${this.mediaUrl(file)}
        @error=${() => {
          this.failed = true;
        }}
      >
        <track kind="captions" srclang="de" label=${words.captions} src=${this.mediaUrl(captions)} default />
      </video>
      ${this.failed ? html`<p class="failed">${words.failed}</p>` : nothing}
      <figcaption>
        <span>${title}</span>
        <a href="/lernen/${this.kennung}/material/${handoutName(transcript)}">${words.transcript}</a>
      </figcaption>
    </figure>`;
  }
}

customElements.define('komki-video', KomkiVideo);

declare global {
  interface HTMLElementTagNameMap {
    'komki-video': KomkiVideo;
  }
}
