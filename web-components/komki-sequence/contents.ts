import { html, nothing, type TemplateResult } from 'lit';
import type { Sequence } from '../../sequences/format/index.ts';
import { pillarNames, shortTitle } from '../../sequences/format/words.ts';
import { tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings.ts';
import { minutesLeft } from './minutes.ts';

export interface ContentsParts {
  sequence: Sequence;
  /** Slugs of the sections that are done. */
  done: readonly string[];
  finished: boolean;
  /** Slug of the section on show, or `abschluss`. */
  here: string;
  /** Whether the list is open on a phone. */
  open: boolean;
  /** Whether the trainers' guide is offered. */
  guide: boolean;
  address(slug: string): string;
  toggle(): void;
}

/** The side of the player: what this is, how far, and the way to every section. */
export function contentsView({
  sequence,
  done,
  finished,
  here,
  open,
  guide,
  address,
  toggle,
}: ContentsParts): TemplateResult {
  const words = strings.sequence;
  const { sections } = sequence;
  const count = sections.filter(({ slug }) => done.includes(slug)).length;
  const left = count === sections.length ? words.allDone : words.left(minutesLeft(sequence, done));
  const entry = (slug: string, title: string, number: unknown, isDone: boolean) => html`<li>
    <a href=${address(slug)} data-section=${slug} aria-current=${slug === here ? 'page' : nothing}
      ><span class="number">${isDone ? tickIcon : number}</span
      ><span>${isDone ? html`<span class="visually-hidden">${words.done} </span>` : nothing}${title}</span></a
    >
  </li>`;
  return html`<nav class="contents ${open ? 'open' : ''}" aria-label=${words.contents}>
    <div class="contents-head band-${sequence.pillar}">
      <p class="soft small">${sequence.id} · ${pillarNames[sequence.pillar]}</p>
      <h1>${sequence.title}</h1>
      <p class="soft small">${words.sections(count, sections.length)}, ${left}</p>
      <progress max=${sections.length} value=${count} aria-label=${words.progress}></progress>
      <p class="soft small what-counts">${words.whatCounts}</p>
      <button type="button" class="link-button toggle" aria-expanded=${open} aria-controls="contents-list" @click=${toggle}>
        ${open ? words.hideContents : words.showContents}
      </button>
    </div>
    <ol id="contents-list">
      ${sections.map((section, index) => entry(section.slug, shortTitle(section), index + 1, done.includes(section.slug)))}
      ${finished ? entry('abschluss', words.ending, nothing, true) : nothing}
    </ol>
    <p class="beside">
      <a href="/lernen/${sequence.id}/druck">${words.print}</a>
      ${guide ? html`<a href="/lernen/${sequence.id}/leitfaden">${words.guide}</a>` : nothing}
    </p>
  </nav>`;
}
