import { html, nothing, type TemplateResult } from 'lit';
import { duration } from '../../sequences/format/words.ts';
import { learningPath, type Step } from '../../workshops/format/learning.ts';
import { strings } from '../core/strings-checks.ts';
import type { View } from './view.ts';

const kennungen = (steps: readonly Step[]): string => steps.map(({ kennung }) => kennung).join();

/** What to learn, each sequence with its reasons and how long it takes; one click keeps it. */
export function pathView(view: View): TemplateResult {
  const words = strings.results;
  const steps = learningPath(view.instrument, view.run);
  const { path } = view;
  const minutes = steps.reduce((all, step) => all + step.minutes, 0);
  const isNews = !path || kennungen(path.steps) !== kennungen(steps);
  return html`<section>
    <h2>${words.path}</h2>
    ${
      steps.length === 0
        ? html`<p class="soft">${words.noPath}</p>`
        : html`<p>${words.pathWhat(steps.length, duration(minutes))}</p>
            <ol class="steps-to-learn">${steps.map(step)}</ol>`
    }
    <div class="actions">
      ${
        steps.length > 0 && isNews
          ? html`<button type="button" class="button" @click=${() => view.keepPath(steps)}>
              ${path ? words.renewPath : words.keepPath}
            </button>`
          : nothing
      }
      ${
        path
          ? html`<button type="button" class="button quiet" @click=${() => view.dropPath()}>${words.dropPath}</button>`
          : nothing
      }
    </div>
    ${path && !isNews ? html`<p class="kept">${words.pathKept}</p>` : nothing}
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
