import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { duration } from '../../sequences/format/words.ts';
import type { Step } from '../../workshops/format/learning.ts';
import { base } from '../core/base.styles.ts';
import { DeviceElement } from '../core/device-element.ts';
import type { PathRecord } from '../core/device-tables.ts';
import { strings } from '../core/strings-device.ts';
import '../komki-next/komki-next.ts';
import '../komki-progress/komki-progress.ts';
import { myPathStyles } from './komki-my-path.styles.ts';

/**
 * The learning paths that were kept from checks on this device: what is next, and how far each sequence is; nothing while
 * there is none. Property: `device`.
 */
export class KomkiMyPath extends DeviceElement {
  static override styles = [base, myPathStyles];
  static override properties: PropertyDeclarations = { paths: { state: true } };

  declare private paths: readonly PathRecord[];

  constructor() {
    super();
    this.paths = [];
  }

  protected override async look(): Promise<void> {
    this.paths = await this.device.db.all('paths');
  }

  protected override render(): unknown {
    return this.paths.map((path) => this.path(path));
  }

  private path({ check, title, steps, workshops = [] }: PathRecord): TemplateResult | typeof nothing {
    const [first] = steps;
    if (!first) return nothing;
    const words = strings.myPath;
    const minutes = steps.reduce((all, step) => all + step.minutes, 0);
    return html`<section>
      <h2>${words.title(title)}</h2>
      <p class="soft small">
        ${words.extent(steps.length, duration(minutes))} · <a href="/checks/${check}">${words.toCheck}</a>
      </p>
      <komki-next
        .device=${this.device}
        .sequenzen=${steps.map(({ kennung, title: name }): [string, string] => [kennung, name])}
        ><p><a class="button" href="/lernen/${first.kennung}">${words.begin(first.kennung)}</a></p></komki-next
      >
      <ol>${steps.map((step) => this.step(step))}</ol>
      ${workshops.map(
        ({ name, title: workshop, minutes: length }) =>
          html`<p>${words.workshop} <a href="/workshops/${name}">${workshop}</a>, ${words.minutes(duration(length))}</p>`,
      )}
    </section>`;
  }

  private step({ kennung, title, sections }: Step): TemplateResult {
    return html`<li>
      <a href="/lernen/${kennung}"><span class="kennung">${kennung}</span> ${title}</a>
      <komki-progress .device=${this.device} kennung=${kennung} .abschnitte=${sections}></komki-progress>
    </li>`;
  }
}

customElements.define('komki-my-path', KomkiMyPath);

declare global {
  interface HTMLElementTagNameMap {
    'komki-my-path': KomkiMyPath;
  }
}
