import { html, nothing, type TemplateResult } from 'lit';
import { germanDay } from '../../sequences/format/words.ts';
import { ratings, scales } from '../../workshops/format/instrument.ts';
import { tallyOf } from '../../workshops/format/run.ts';
import { strings } from '../core/strings-checks.ts';
import type { View } from './view.ts';

/** Offers to tell the cohort that the check is filled in, and says exactly what is sent; nothing where that is not agreed. */
export function reportView({ instrument, run, reporting }: View): TemplateResult | typeof nothing {
  const words = strings.report;
  if (run.reported)
    return html`<section class="report">
      <h2>${words.title}</h2>
      <p tabindex="-1">${words.done(germanDay(run.reported.slice(0, 10)))}</p>
    </section>`;
  const counts = tallyOf(instrument, run);
  if (!reporting || counts.open > 0) return nothing;
  const scale = scales[instrument.scale];
  const colours = ratings.map((rating) => words.count(counts[rating], scale[rating].word)).join(', ');
  return html`<section class="report">
    <h2>${words.title}</h2>
    <p>${words.sent(reporting.cohort, instrument.title, instrument.version, colours)}</p>
    <p class="soft">${words.notSent}</p>
    <p class="actions">
      <button type="button" class="button quiet" @click=${reporting.send}>${words.send}</button>
    </p>
  </section>`;
}
