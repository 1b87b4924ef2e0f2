import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CheckItem, GapAnswer, GapCheck } from '../../sequences/format/index.ts';
import { CheckElement } from '../core/check-element.ts';
import { strings } from '../core/strings-learning.ts';
import { typedFieldStyles } from '../core/typed-field.styles.ts';
import { marks } from '../core/verdict.ts';
import { gapStyles } from './komki-check-gap.styles.ts';

type Part = GapCheck['passage'][number][number];

/** Widths of a gap: the longest solution, in characters, that the first, second … class has room for. */
const steps = [7, 12, 18, 26];
/** Width where the solutions are the server's secret. */
const sealedStep = 3;

/**
 * luecken: a text with an input in each gap. All gaps of a text are equally wide, so that none gives its word away.
 * @summary Fill the gaps of a text.
 */
export class KomkiCheckGap extends CheckElement<'gap'> {
  static override styles = [...CheckElement.styles, typedFieldStyles, gapStyles];
  static override properties: PropertyDeclarations = { filled: { state: true } };
  declare private filled: ReadonlyMap<string, string>;

  protected override kind(): string {
    return strings.gap.kind;
  }

  /** Gaps stay where they are and have no feedback of their own. */
  protected override items(): readonly CheckItem[] {
    return [];
  }

  protected override share(right: number, all: number): string {
    return strings.gap.share(right, all);
  }

  protected override missing(): string | undefined {
    const count = this.check.gaps.filter(({ id }) => !this.filled.get(id)?.trim()).length;
    return count > 0 ? strings.gap.missing(count) : undefined;
  }

  protected override answer(): GapAnswer {
    return Object.fromEntries(this.check.gaps.map(({ id }) => [id, this.filled.get(id)?.trim() ?? '']));
  }

  protected override hold(answer: GapAnswer | undefined): void {
    const ids = new Set(this.check.gaps.map(({ id }) => id));
    this.filled = new Map(Object.entries(answer ?? {}).filter(([id]) => ids.has(id)));
  }

  private fill(id: string, words: string): void {
    this.filled = new Map(this.filled).set(id, words);
    this.changed();
  }

  /** Class of the inputs' width. */
  private get width(): string {
    const longest = Math.max(...this.check.gaps.flatMap(({ solutions }) => solutions.map(({ length }) => length)));
    const step = steps.findIndex((room) => longest <= room) + 1;
    return `w${this.check.sealed ? sealedStep : step || steps.length}`;
  }

  protected override body(): TemplateResult {
    return html`<div class="passage">
      ${this.check.passage.map((parts) => html`<p>${parts.map((part, place) => this.piece(parts, part, place))}</p>`)}
    </div>`;
  }

  /** A full stop stays with the gap before it: it must not begin a line. */
  private piece(parts: readonly Part[], part: Part, place: number): unknown {
    const end = (text: Part | undefined) =>
      text?.kind === 'text' ? (/^[.,;:!?)\u201c\u2026]+/.exec(text.text)?.[0] ?? '') : '';
    if (part.kind === 'gap') return this.gap(part.id, end(parts[place + 1]));
    if (part.kind !== 'text' || parts[place - 1]?.kind !== 'gap') return this.content.inline([part]);
    return part.text.slice(end(part).length);
  }

  private gap(id: string, end: string): TemplateResult {
    const { gaps } = this.check;
    const gap = gaps.find((one) => one.id === id) as GapCheck['gaps'][number];
    const fits = this.verdicts?.parts[id];
    const state = fits === undefined ? '' : fits ? 'fits' : 'off';
    const verdictId = `verdict-${id}`;
    return html`<span class="gap"
      ><span class="field-end"
        ><input
          type="text"
          class="field ${this.width} ${state}"
          aria-label=${strings.gap.label(gaps.indexOf(gap) + 1, gaps.length)}
          aria-describedby=${state ? verdictId : nothing}
          autocapitalize="off"
          autocomplete="off"
          spellcheck="false"
          .value=${this.filled.get(id) ?? ''}
          ?disabled=${this.locked}
          @input=${(event: Event) => this.fill(id, (event.target as HTMLInputElement).value)}
          @keydown=${this.enter}
        />${end}</span
      >${
        fits === undefined
          ? nothing
          : html`<span class="verdict" id=${verdictId}
              >${marks({ fits, remark: fits ? '' : strings.gap.wouldBe(gap.solutions[0] ?? '') })}</span
            >`
      }</span
    >`;
  }
}

customElements.define('komki-check-gap', KomkiCheckGap);

declare global {
  interface HTMLElementTagNameMap {
    'komki-check-gap': KomkiCheckGap;
  }
}
