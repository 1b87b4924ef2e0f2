import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TextPoll } from '../../workshops/format/ballot.ts';
import type { StageState } from '../../workshops/format/room.ts';
import { strings } from '../core/strings-stage.ts';
import type { Stage } from './stage.ts';

type Text = StageState['texts'][string][number];

const words = strings.stageTexts;
const decisions = { waiting: words.waiting, shown: words.shown, hidden: words.hidden };

/** What people have written: nobody else sees it before somebody has looked. Cards can be given headings. */
export function textsPanel(stage: Stage, { id, type }: TextPoll): TemplateResult {
  const texts = stage.state.texts[id] ?? [];
  if (texts.length === 0) return html`<p class="soft">${words.none}</p>`;
  const headings = [...new Set(texts.map(({ cluster }) => cluster).filter(Boolean))];
  const waiting = texts.filter(({ decision }) => decision === 'waiting');
  const showAll = async () => {
    for (const { text, cluster } of waiting) {
      if (!(await stage.command({ do: 'text', poll: id, text, decision: 'shown', cluster }))) return;
    }
  };
  return html`<h4>${words.title}</h4>
    <datalist id="headings-${id}">${headings.map((heading) => html`<option value=${heading}></option>`)}</datalist>
    <ul class="texts">
      ${repeat(
        texts,
        ({ text }) => text,
        (text) => textRow(stage, id, type === 'cards', text),
      )}
    </ul>
    ${waiting.length > 1 ? html`<div class="actions"><button type="button" class="button quiet" @click=${showAll}>${words.showAll}</button></div>` : nothing}`;
}

function textRow(
  stage: Stage,
  poll: string,
  isCard: boolean,
  { text, count, decision, cluster }: Text,
): TemplateResult {
  const draft = `heading ${poll} ${text}`;
  const decide = (to: 'shown' | 'hidden', heading = stage.drafts.get(draft)?.heading ?? cluster) =>
    stage.command({ do: 'text', poll, text, decision: to, cluster: heading });
  const keepHeading = async (event: Event) => {
    const heading = (event.target as HTMLInputElement).value.trim();
    if (await decide(decision === 'hidden' ? 'hidden' : 'shown', heading)) stage.drafts.drop(draft);
  };
  const type = (event: Event) => stage.drafts.keep(draft, { heading: (event.target as HTMLInputElement).value });
  return html`<li class=${decision}>
    <p class="text">${text}${count > 1 ? html` <span class="soft">${words.times(count)}</span>` : nothing}</p>
    <p class="small soft">${decisions[decision]}</p>
    <div class="actions">
      ${
        isCard
          ? html`<input
              class="field"
              list="headings-${poll}"
              maxlength="60"
              autocomplete="off"
              placeholder=${words.headingWord}
              aria-label=${words.heading(text)}
              .value=${stage.drafts.get(draft)?.heading ?? cluster}
              @input=${type}
              @change=${keepHeading}
            />`
          : nothing
      }
      ${
        decision === 'shown'
          ? nothing
          : html`<button type="button" class="button quiet" aria-label=${words.show(text)} @click=${() => decide('shown')}>${words.showWord}</button>`
      }
      ${
        decision === 'hidden'
          ? nothing
          : html`<button type="button" class="button quiet" aria-label=${words.hide(text)} @click=${() => decide('hidden')}>${words.hideWord}</button>`
      }
    </div>
  </li>`;
}
