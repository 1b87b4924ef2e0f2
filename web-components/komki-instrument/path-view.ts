import { html, nothing, type TemplateResult } from 'lit';
import { duration } from '../../sequences/format/words.ts';
import { learningPath, type Step, type WorkshopOffer, workshopsFor } from '../../workshops/format/learning.ts';
import { strings } from '../core/strings-checks.ts';
import type { View } from './view.ts';

const list = new Intl.ListFormat('de');

/** What a way consists of, to be compared. */
const asText = (steps: readonly Step[], workshops: readonly WorkshopOffer[]): string =>
  [...steps.map(({ kennung }) => kennung), ...workshops.map(({ name }) => name)].join();

/** What to learn, each sequence and workshop with its reasons and how long it takes; one click keeps it, one proposes it to a cohort. */
export function pathView(view: View): TemplateResult {
  const words = strings.results;
  const steps = learningPath(view.instrument, view.run);
  const { path } = view;
  const minutes = steps.reduce((all, step) => all + step.minutes, 0);
  const workshops = workshopsFor(view.instrument, steps);
  const isNews = !path || asText(path.steps, path.workshops ?? []) !== asText(steps, workshops);
  const kennungen = steps.map(({ kennung }) => kennung).join(',');
  return html`<section>
    <h2>${words.path}</h2>
    ${
      steps.length === 0
        ? html`<p class="soft">${words.noPath}</p>`
        : html`<p>${words.pathWhat(steps.length, duration(minutes))}</p>
            <ol class="steps-to-learn">${steps.map(step)}</ol>`
    }
    ${
      workshops.length > 0
        ? html`<h3>${words.workshops(workshops.length)}</h3>
            <ul class="steps-to-learn">${workshops.map(workshop)}</ul>`
        : nothing
    }
    ${path && !isNews ? html`<p class="kept">${words.pathKept}</p>` : nothing}
    <div class="actions">
      ${
        steps.length > 0 && isNews
          ? html`<button type="button" class="button" @click=${() => view.keepPath(steps, workshops)}>
              ${path ? words.renewPath : words.keepPath}
            </button>`
          : nothing
      }
      ${
        path
          ? html`<button type="button" class="button quiet" @click=${() => view.dropPath()}>${words.dropPath}</button>`
          : nothing
      }
      ${
        view.leads && steps.length > 0
          ? html`<a class="button quiet" href="/kohorten/vorschlag?sequenzen=${kennungen}">${words.propose}</a>`
          : nothing
      }
    </div>
    ${view.leads && steps.length > 0 ? html`<p class="soft small screen-only">${words.proposeWhat}</p>` : nothing}
  </section>`;
}

function step({ kennung, title, minutes, reasons }: Step): TemplateResult {
  const words = strings.results;
  return html`<li>
    <p><a href="/lernen/${kennung}"><span class="kennung">${kennung}</span> ${title}</a></p>
    <p class="soft small">
      ${words.minutes(duration(minutes))} · ${words.because(reasons.map(({ number, text }) => `${number} ${text}`).join(' '))}
    </p>
  </li>`;
}

function workshop({ name, title, minutes, sequences }: WorkshopOffer): TemplateResult {
  const words = strings.results;
  return html`<li>
    <p><a href="/workshops/${name}">${title}</a></p>
    <p class="soft small">${words.minutes(duration(minutes))} · ${words.drawsOn(list.format(sequences))}</p>
  </li>`;
}
