import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Answer, Check, Measure, Reflection, Section } from '../../sequences/format/index.ts';
import { renderer } from '../../sequences/format/render.ts';
import type { Answered } from '../core/check-element.ts';
import type { Signals } from '../core/device-tables.ts';

export interface SectionParts {
  /** Kennung of the sequence. */
  kennung(): string;
  /** Address of a file beside the sequence. */
  imageUrl(file: string): string;
  /** An earlier answer or the begin of one, restored when the section opens, and how often an exam's check may still be answered. */
  restored(check: Check): {
    answered: Answered | undefined;
    begun?: Answer | undefined;
    attemptsLeft?: number | undefined;
  };
  note(reflection: Reflection): string;
  /** Colours of an Ampel by its id. */
  signals(light: string): Signals;
  planned(measure: Measure): boolean;
}

/** The content of the section on show. */
export class SectionView {
  private readonly content: ReturnType<typeof sectionRenderer>;
  private shown: { slug: string; content: unknown } | undefined;

  constructor(parts: SectionParts) {
    this.content = sectionRenderer(parts);
  }

  /** Made once per visit: what the learner is writing or answering is not to be overwritten by what was kept before. */
  nodes({ slug, nodes }: Section): unknown {
    if (this.shown?.slug !== slug) {
      const content = keyed({}, html`${this.content.blocks(nodes)}`);
      this.shown = { slug, content };
    }
    return this.shown.content;
  }

  /** The next time is a new visit. */
  forget(): void {
    this.shown = undefined;
  }
}

/** Renders a section's nodes; every check stands in a place that links can lead to. */
export function sectionRenderer(parts: SectionParts) {
  const { imageUrl } = parts;
  return renderer<TemplateResult>(html, {
    imageUrl,
    check: (check) => html`<div class="place" id=${check.id} tabindex="-1">${element(check)}</div>`,
    reflection: (node) =>
      html`<komki-reflection .node=${node} .value=${parts.note(node)} .imageUrl=${imageUrl}></komki-reflection>`,
    trafficLight: (node) =>
      holding('komki-traffic-light', {
        node,
        signals: parts.signals(node.id),
        earlier: parts.signals(node.comparesWith ?? ''),
      }),
    measure: (node) => holding('komki-measure', { node, planned: parts.planned(node) }),
    video: (node) => holding('komki-video', { node, mediaUrl: imageUrl, kennung: parts.kennung() }),
    h5p: (node) => html`<komki-h5p .node=${node}></komki-h5p>`,
  });

  /** Every type of check has the element of its name, so a new type needs no line here, only one in `later.ts`. */
  function element(check: Check): HTMLElement {
    const made = document.createElement(`komki-check-${check.type}`);
    return Object.assign(made, { check, ...parts.restored(check), imageUrl });
  }

  /** An element made once: a template would hand it its old objects again whenever the player renders. */
  function holding<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]>,
  ): TemplateResult {
    return html`${Object.assign(document.createElement(tag), properties)}`;
  }
}
