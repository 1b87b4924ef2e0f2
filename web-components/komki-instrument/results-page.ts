import { html, nothing, type TemplateResult } from 'lit';
import { type InstrumentPart, ratings, scales } from '../../workshops/format/instrument.ts';
import { pointsOf, type RatedPoint, ratedAs, tally } from '../../workshops/format/run.ts';
import { tickIcon } from '../core/icons.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { strings } from '../core/strings-checks.ts';
import { changesView } from './changes-view.ts';
import { pathView } from './path-view.ts';
import { reportView } from './report-view.ts';
import { inline, overview, placeOf, type View, when } from './view.ts';

/** “Meine Check-Box”: results per Baustein, words first, then measures, strengths, the learning path, and what has changed. */
export function resultsPage(view: View): TemplateResult {
  const { instrument, run, runs, address } = view;
  const words = strings.results;
  const isEmpty = ratedAs(instrument, run, ...ratings).length === 0;
  return html`<div class="where soft small">
      <a href=${address(overview)} data-place=${overview}>${instrument.title}</a>
    </div>
    <h1 tabindex="-1">${strings.instrument.box}</h1>
    ${
      isEmpty
        ? html`<p class="empty">${words.empty}</p>`
        : html`<p class="soft small">
              ${words.about(run.scope === 'quick' ? words.quick(instrument.title) : instrument.title, when(run, runs))}
              ${run.by ? html`<br />${words.by(run.by)}` : nothing}
            </p>
            ${run.version === instrument.version ? nothing : html`<p class="message">${words.otherVersion(run.version)}</p>`}
            ${resultsView(view)} ${measuresView(view)} ${strengthsView(view)} ${pathView(view)} ${reportView(view)}`
    }
    ${changesView(view)}
    <div class="steps">
      <a class="button quiet" href=${address(overview)} data-place=${overview}
        >${strings.instrument.back(strings.instrument.overview)}</a
      >
      ${
        isEmpty
          ? nothing
          : html`<button type="button" class="button quiet" @click=${() => window.print()}>${words.print}</button>`
      }
    </div>
    ${isEmpty ? nothing : html`<p class="signature">${words.signature}</p>`}`;
}

function resultsView(view: View): TemplateResult {
  const { instrument, run } = view;
  const words = strings.results;
  const scale = scales[instrument.scale];
  const rows = instrument.parts.map((part) => ({ part, counts: tally(pointsOf(part, run), run) }));
  const heads = ratings.map((rating) => html`<th scope="col">${lightIcons[rating]} ${scale[rating].word}</th>`);
  const todo = ratedAs(instrument, run, 'red', 'yellow');
  return html`<section>
    <h2>${words.results}</h2>
    <p class="soft small">${words.noScore}</p>
    <table class="tally">
      <thead>
        <tr><th scope="col">${words.part}</th>${heads}<th scope="col">${words.open}</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ part, counts }) => html`<tr>
            <th scope="row"><a href=${view.address(placeOf(part))} data-place=${placeOf(part)}>${part.title}</a></th>
            ${ratings.map((rating) => cell(scale[rating].word, counts[rating]))} ${cell(words.open, counts.open)}
          </tr>`,
        )}
      </tbody>
    </table>
    ${pictureView(view)}
    <h3>${words.todo}</h3>
    ${todo.length > 0 ? pointList(todo, view) : html`<p>${words.nothingToDo}</p>`}
  </section>`;
}

const cell = (name: string, count: number): TemplateResult =>
  html`<td class=${count === 0 ? 'none' : ''} data-label=${name}>${count}</td>`;

/** The table once more as a picture: one shape for each Checkpunkt. Says nothing that the table does not. */
function pictureView({ instrument, run }: View): TemplateResult {
  const empty = html`<svg class="light open" viewBox="0 0 20 20"><circle cx="10" cy="10" r="2"/></svg>`;
  return html`<div class="picture" aria-hidden="true">
    ${instrument.parts.map((part) => {
      const shapes = pointsOf(part, run).map(({ id }) => {
        const rating = run.answers[id]?.rating;
        return rating ? lightIcons[rating] : empty;
      });
      return html`<div><span>${part.title}</span><span>${shapes}</span></div>`;
    })}
  </div>`;
}

function pointList(points: readonly RatedPoint[], { instrument, address }: View): TemplateResult {
  const { word } = strings.results;
  const scale = scales[instrument.scale];
  return html`<ul class="rated">
    ${points.map(
      ({ part, point, rating, note }) => html`<li>
        ${lightIcons[rating]}
        <div>
          <p>
            <b>${word(scale[rating].word)}</b> <a href=${address(placeOf(part))} data-place=${placeOf(part)}>${point.number}</a>
            ${inline(point.text)}
          </p>
          ${note ? html`<p class="soft note">${note}</p>` : nothing}
        </div>
      </li>`,
    )}
  </ul>`;
}

function measuresView({ rows }: View): TemplateResult {
  const words = strings.results;
  return html`<section>
    <h2>${words.measures}</h2>
    <p>${words.measureCount(rows.length)}</p>
    <ul class="measures">
      ${rows.map(({ action }) => html`<li>${action}</li>`)}
    </ul>
    <p class="screen-only"><a class="button quiet" href="/massnahmen">${words.toPlan}</a></p>
  </section>`;
}

function strengthsView(view: View): TemplateResult {
  const { instrument, run } = view;
  const words = strings.results;
  const isNeed = instrument.scale === 'need';
  const good = ratedAs(instrument, run, 'green');
  const whole = (part: InstrumentPart) => {
    const points = pointsOf(part, run);
    return points.length > 1 && tally(points, run).green === points.length;
  };
  return html`<section>
    <h2>${words.strengths}</h2>
    ${instrument.parts
      .filter(whole)
      .map(
        ({ title }) =>
          html`<p class="whole">${tickIcon}<span>${isNeed ? words.allLow(title) : words.allGreen(title)}</span></p>`,
      )}
    ${good.length > 0 ? pointList(good, view) : html`<p class="soft">${isNeed ? words.noLow : words.noStrengths}</p>`}
  </section>`;
}
