import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Inline, Poll } from '../../sequences/format/nodes.ts';
import { plainText } from '../../sequences/format/render.ts';
import { colours, textLimits, usualSteps } from '../../workshops/format/ballot.ts';
import type { Ballot } from '../../workshops/format/room.ts';
import { lightIcons } from '../core/icons-lights.ts';
import { moveButtons, sayPosition } from '../core/moving.ts';
import { optionRow } from '../core/option-row.ts';
import { strings } from '../core/strings-workshop.ts';

/** What the fields of a poll need. */
export interface Fields {
  node: Poll;
  /** What is chosen so far; of the poll's type, or undefined. */
  draft: Ballot | undefined;
  locked: boolean;
  /** Ids of the options as this device shows a ranking at first. */
  mixed: readonly string[];
  inline(nodes: readonly Inline[]): unknown;
  /** Takes what is chosen now. @param pressed a button that is to keep the focus though its row moves */
  choose(draft: Ballot, pressed?: HTMLElement): void;
}

const lightNames = { green: strings.pollLights.green, yellow: strings.pollLights.yellow, red: strings.pollLights.red };

/** The native inputs of one kind of poll. */
export function fields(of: Fields): TemplateResult {
  switch (of.node.type) {
    case 'single':
    case 'multiple':
      return options(of);
    case 'scale':
      return scale(of);
    case 'traffic-light':
      return lights(of);
    case 'words':
      return texts(of, 'words');
    case 'cards':
      return texts(of, 'cards');
    case 'ranking':
      return ranking(of);
  }
}

function options({ node, draft, locked, inline, choose }: Fields): TemplateResult {
  const chosen = draft?.type === 'multiple' ? draft.choices : draft?.type === 'single' ? [draft.choice] : [];
  const isMultiple = node.type === 'multiple';
  const turn = (id: string, on: boolean): Ballot => {
    if (!isMultiple) return { type: 'single', choice: id };
    const choices = node.options.map((option) => option.id).filter((one) => (one === id ? on : chosen.includes(one)));
    return { type: 'multiple', choices };
  };
  return html`${node.options.map(({ id, text }) =>
    optionRow({
      type: isMultiple ? 'checkbox' : 'radio',
      name: node.id,
      value: id,
      text: inline(text),
      chosen: chosen.includes(id),
      locked,
      state: '',
      verdict: undefined,
      choose: (on) => choose(turn(id, on)),
    }),
  )}`;
}

function scale({ node, draft, locked, inline, choose }: Fields): TemplateResult {
  const count = node.steps ?? usualSteps;
  const [least, most] = node.options.map(({ text }) => text);
  const end = (step: number) => (step === 1 ? least : step === count ? most : undefined);
  return html`<div class="steps">
      ${Array.from({ length: count }, (_, index) => index + 1).map((step) => {
        const words = end(step);
        return html`<label>
          <input
            type="radio"
            name=${node.id}
            value=${step}
            .checked=${draft?.type === 'scale' && draft.step === step}
            ?disabled=${locked}
            @change=${() => choose({ type: 'scale', step })}
          />
          <span>${step}<span class="visually-hidden">${words ? ` – ${plainText(words)}` : ''}</span></span>
        </label>`;
      })}
    </div>
    <div class="ends" aria-hidden="true"><span>${inline(least ?? [])}</span><span>${inline(most ?? [])}</span></div>`;
}

function lights({ node, draft, locked, inline, choose }: Fields): TemplateResult {
  const given = draft?.type === 'traffic-light' ? draft.colours : {};
  return html`${node.options.map(
    ({ id, text }) => html`<fieldset class="statement">
      <legend>${inline(text)}</legend>
      <div class="lights">
        ${colours.map(
          (colour) => html`<label class=${colour}>
            <input
              type="radio"
              name=${id}
              value=${colour}
              .checked=${given[id] === colour}
              ?disabled=${locked}
              @change=${() => choose({ type: 'traffic-light', colours: { ...given, [id]: colour } })}
            />
            ${lightIcons[colour]}<b>${lightNames[colour]}</b>
          </label>`,
        )}
      </div>
    </fieldset>`,
  )}`;
}

function texts({ draft, locked, choose }: Fields, type: 'words' | 'cards'): TemplateResult {
  const { most, length } = textLimits[type];
  const given = draft?.type === 'words' ? draft.words : draft?.type === 'cards' ? draft.cards : [];
  const all = Array.from({ length: most }, (_, index) => given[index] ?? '');
  const write = (index: number) => (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    const now = all.map((text, at) => (at === index ? value : text));
    choose(type === 'words' ? { type, words: now } : { type, cards: now });
  };
  const words = strings.poll;
  return html`<div class="texts">
    ${all.map((text, index) =>
      type === 'words'
        ? html`<label>
            <span>${words.word(index + 1)}</span>
            <input class="field" maxlength=${length} autocomplete="off" ?disabled=${locked} .value=${text} @input=${write(index)} />
          </label>`
        : html`<label>
            <span>${words.card(index + 1)}</span>
            <textarea class="field" rows="2" maxlength=${length} ?disabled=${locked} .value=${text} @input=${write(index)}></textarea>
          </label>`,
    )}
  </div>`;
}

function ranking({ node, draft, locked, mixed, inline, choose }: Fields): TemplateResult {
  const order = draft?.type === 'ranking' ? draft.order : mixed;
  const options = new Map(node.options.map((option) => [option.id, option]));
  const ordered = order.flatMap((id) => options.get(id) ?? []);
  return html`<ol>
    ${repeat(
      ordered,
      ({ id }) => id,
      ({ id, text }, place) => html`<li>
        <span class="place">${place + 1}</span>
        <span class="text">${inline(text)}</span>
        ${moveButtons(
          {
            name: plainText(text),
            place,
            count: ordered.length,
            locked,
            move(to, button) {
              const next = order.filter((other) => other !== id);
              next.splice(to, 0, id);
              choose({ type: 'ranking', order: next }, button);
              sayPosition(plainText(text), to, ordered.length, node.id);
            },
          },
          node.id,
        )}
      </li>`,
    )}
  </ol>`;
}
