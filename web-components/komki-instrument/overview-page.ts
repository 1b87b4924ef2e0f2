import { html, nothing, type TemplateResult } from 'lit';
import { germanDay } from '../../sequences/format/words.ts';
import { type Extent, extentWords, type InstrumentPart } from '../../workshops/format/instrument.ts';
import { pointsOf, type Scope, tally } from '../../workshops/format/run.ts';
import { longestName } from '../../workshops/format/run-file.ts';
import { lockIcon, tickIcon } from '../core/icons.ts';
import { strings } from '../core/strings-checks.ts';
import { runsView } from './runs-view.ts';
import { blocks, placeOf, results, type View } from './view.ts';

/** How many of a Baustein's points are rated, and how many it asks. */
function progressOf(part: InstrumentPart, { run }: View): { done: number; all: number } {
  const points = pointsOf(part, run);
  return { done: points.length - tally(points, run).open, all: points.length };
}

/** The first page of a check: what it is for, how much of it, which Bausteine, and what can be done with the runs. */
export function overviewPage(view: View): TemplateResult {
  const { instrument, address } = view;
  const words = strings.instrument;
  const begun = instrument.parts.some((part) => progressOf(part, view).done > 0);
  const next = instrument.parts.find((part) => progressOf(part, view).done < progressOf(part, view).all);
  return html`<h1 tabindex="-1">${instrument.title}</h1>
    <p class="lead">${instrument.summary}</p>
    <p class="soft small">${words.forWhom(instrument.for)}</p>
    <div class="aim"><p class="label">${words.aim}</p><p>${instrument.aim}</p></div>
    ${instrument.quickExtent ? scopeView(view, instrument.quickExtent) : nothing}
    <label class="by">
      <span>${words.by}</span>
      <span class="soft small" id="by-example">${words.byExample}</span>
      <input
        class="field"
        type="text"
        autocomplete="off"
        maxlength=${longestName}
        aria-describedby="by-example"
        .value=${view.run.by}
        @change=${(event: Event) => view.set({ by: (event.target as HTMLInputElement).value.trim() })}
      />
    </label>
    ${instrument.start.length > 0 ? help(words.start, instrument.start, !begun) : nothing}
    <p class="steps">
      ${
        next
          ? html`<a class="button" href=${address(placeOf(next))} data-place=${placeOf(next)}
              >${begun ? words.goOn(next.title) : words.begin(next.title)}</a
            >`
          : html`<a class="button" href=${address(results)} data-place=${results}>${words.toBox}</a>`
      }
    </p>
    ${partsView(view)}
    ${instrument.why.length > 0 ? help(words.why, instrument.why, false) : nothing}
    ${runsView(view)}
    <p class="private">${lockIcon}<span>${view.copied ? words.privateCopied : words.private}</span></p>
    <p class="soft small">${words.origin(instrument.origin, instrument.version, germanDay(instrument.asOf))}</p>`;
}

function scopeView(view: View, quickExtent: Extent): TemplateResult {
  const { instrument, run } = view;
  const words = strings.instrument;
  const points = instrument.parts.flatMap((part) => part.points);
  const choice = (scope: Scope, name: string, extent: string) => html`<label>
    <input type="radio" name="scope" value=${scope} .checked=${run.scope === scope} @change=${() => view.set({ scope })} />
    <span><b>${name}</b><span class="soft small">${extent}</span></span>
  </label>`;
  const quick = points.filter((point) => point.quick).length;
  return html`<fieldset class="scope">
    <legend>${words.scope}</legend>
    ${choice('quick', words.quick, words.quickExtent(quick, extentWords(quickExtent)))}
    ${choice('full', words.full, words.extent(points.length, extentWords(instrument.extent)))}
  </fieldset>`;
}

function help(title: string, body: View['instrument']['why'], open: boolean): TemplateResult {
  return html`<details class="help" ?open=${open}>
    <summary>${title}</summary>
    <div class="prose">${blocks(body)}</div>
  </details>`;
}

function partsView(view: View): TemplateResult {
  const words = strings.instrument;
  const { parts } = view.instrument;
  const all = parts.map((part) => ({ part, ...progressOf(part, view) }));
  const finished = all.filter(({ done, all }) => done === all).length;
  return html`<section>
    <h2>${words.parts}</h2>
    <p class="soft small">${words.anyOrder}</p>
    <ol class="parts">
      ${all.map(
        ({ part, done, all }, index) => html`<li>
          <a href=${view.address(placeOf(part))} data-place=${placeOf(part)}>
            <span class="position">${index + 1}</span>
            <span class="name">${part.title}</span>
            <span class="state ${done === all ? 'done' : ''}"
              >${done === all ? tickIcon : nothing}${done === all ? words.allRated(all) : words.rated(done, all)}</span
            >
          </a>
        </li>`,
      )}
      <li>
        <a href=${view.address(results)} data-place=${results}>
          <span class="position"></span>
          <span class="name">${words.box}<span class="soft small">${words.boxWhat}</span></span>
        </a>
      </li>
    </ol>
    <div class="overall">
      <progress max=${parts.length} value=${finished} aria-label=${words.progress}></progress>
      <p class="soft small">${words.partsDone(finished, parts.length)}</p>
    </div>
  </section>`;
}
