import { html, nothing, type TemplateResult } from 'lit';
import type { Section, Sequence } from '../../sequences/format/index.ts';
import { germanDay, handoutName, shortTitle } from '../../sequences/format/words.ts';
import { strings } from '../core/strings.ts';

export interface SectionPageParts {
  sequence: Sequence;
  section: Section;
  /** The section's rendered nodes. */
  nodes: unknown;
  /** When something was last saved. */
  saved: unknown;
  address(slug: string): string;
  /** The learner ends the sequence. */
  finish(): void;
}

/** One section with the steps to its neighbours. */
export function sectionPage({ sequence, section, nodes, saved, address, finish }: SectionPageParts): TemplateResult {
  const words = strings.sequence;
  const { sections } = sequence;
  const index = sections.indexOf(section);
  const previous = sections[index - 1];
  const next = sections[index + 1];
  return html`<div class="where soft small">
      <span>${words.place(index + 1, sections.length)}</span>${saved}
    </div>
    <h2 tabindex="-1">${section.title}</h2>
    ${nodes}
    ${next ? nothing : about(sequence)}
    <div class="steps">
      ${
        previous
          ? html`<a class="button quiet" href=${address(previous.slug)} data-section=${previous.slug}
              >${words.back(shortTitle(previous))}</a
            >`
          : nothing
      }
      ${
        next
          ? html`<a class="button" href=${address(next.slug)} data-section=${next.slug} data-done
              >${words.next(shortTitle(next))}</a
            >`
          : html`<button type="button" class="button" @click=${finish}>${words.finish}</button>`
      }
    </div>`;
}

/** Handouts and sources, at the end of the last section as on the server's page. */
function about(sequence: Sequence): TemplateResult {
  const material = (file: string) => `/lernen/${sequence.id}/material/${handoutName(file)}`;
  return html`<section class="about">
    <h3>${strings.sequence.materials}</h3>
    <ul>
      ${sequence.materials.map(({ title, file }) => html`<li><a href=${material(file)}>${title}</a></li>`)}
    </ul>
    <ul class="small soft">
      ${sequence.sources.map(({ text, asOf }) => html`<li>${text} ${strings.sequence.asOf(germanDay(asOf))}</li>`)}
    </ul>
  </section>`;
}
