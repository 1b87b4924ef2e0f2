import { html, nothing, type TemplateResult } from 'lit';
import { pointsOf, type Run, tally } from '../../workshops/format/run.ts';
import { strings } from '../core/strings-checks.ts';
import { type View, when } from './view.ts';

/** What can be done with the runs of a check: begin anew, take along, read in, delete. */
export function runsView(view: View): TemplateResult {
  const { instrument, runs } = view;
  const words = strings.instrument;
  const kept = runs.length > 0;
  const read = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) view.import(file);
    // The same file may be chosen again.
    input.value = '';
  };
  return html`<section class="runs">
    <h2>${words.keep}</h2>
    ${kept ? html`<p>${words.recheckWhat}</p>` : nothing}
    <div class="actions">
      ${
        kept
          ? html`<button type="button" class="button quiet" @click=${() => view.recheck()}>${words.recheck}</button>
              <button type="button" class="button quiet" @click=${() => view.export()}>${words.export}</button>`
          : nothing
      }
      <label class="button quiet file">
        ${words.import}
        <input type="file" accept=".json,application/json" @change=${read} />
      </label>
      <a class="button quiet" href="/checks/${instrument.name}/druck">${words.paper}</a>
    </div>
    ${view.refusal ? html`<p class="message warning">${view.refusal}</p>` : nothing}
    ${
      kept
        ? html`<h3>${words.runs}</h3>
            <ul>${runs.map((run) => entry(run, view))}</ul>`
        : nothing
    }
  </section>`;
}

function entry(run: Run, view: View): TemplateResult {
  const words = strings.instrument;
  const points = view.instrument.parts.flatMap((part) => pointsOf(part, run));
  const done = points.length - tally(points, run).open;
  const date = when(run, view.runs);
  const dialog = (event: Event) =>
    (event.target as Element).closest('li')?.querySelector('dialog') as HTMLDialogElement;
  const remove = (event: Event) => {
    dialog(event).close();
    view.remove(run);
  };
  return html`<li>
    <span>
      <b>${words.run(date)}</b>${run.id === view.run.id ? html` <span class="soft">(${words.current})</span>` : nothing}
      <span class="soft small">${words.rated(done, points.length)}</span>
    </span>
    <button
      type="button"
      class="link-button"
      aria-label=${words.removeRun(date)}
      @click=${(event: Event) => dialog(event).showModal()}
    >
      ${words.remove}
    </button>
    <dialog aria-labelledby="question-${run.id}">
      <div>
        <h2 id="question-${run.id}">${words.removeQuestion(date)}</h2>
        <p>${words.removeWhat}</p>
        <div class="actions">
          <button type="button" class="button quiet" autofocus @click=${(event: Event) => dialog(event).close()}>
            ${words.removeNo}
          </button>
          <button type="button" class="button danger" @click=${remove}>${words.removeYes}</button>
        </div>
      </div>
    </dialog>
  </li>`;
}
