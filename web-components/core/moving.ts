import { html, nothing, type TemplateResult } from 'lit';
import { announce } from './announcer.ts';
import { downIcon, upIcon } from './icons-checks.ts';
import { strings } from './strings-moving.ts';

/** One item of a list that is being put in order. */
export interface Moving {
  /** The item in words. */
  name: string;
  /** Its place, from 0, and how many there are. */
  place: number;
  count: number;
  locked: boolean;
  /** @param button that was pressed and is to keep the focus */
  move(to: number, button: HTMLElement): void;
}

/** The two buttons of an item. At the ends they stay, for the focus, and say why nothing happens. */
export function moveButtons(moving: Moving, about: unknown): TemplateResult {
  return html`<span class="moves">${moveButton(moving, -1, about)}${moveButton(moving, 1, about)}</span>`;
}

function moveButton({ name, place, count, locked, move }: Moving, step: -1 | 1, about: unknown): TemplateResult {
  const words = strings.moving;
  const to = place + step;
  const isLast = to < 0 || to >= count;
  const press = (event: Event) => {
    if (isLast) announce(step < 0 ? words.atStart(name) : words.atEnd(name), about);
    else move(to, event.currentTarget as HTMLElement);
  };
  return html`<button
    type="button"
    class="move"
    aria-label=${step < 0 ? words.up(name) : words.down(name)}
    aria-disabled=${isLast ? 'true' : nothing}
    ?disabled=${locked}
    @click=${press}
  >${step < 0 ? upIcon : downIcon}</button>`;
}

/** Says where an item stands now; of several quick moves only the last. */
export const sayPosition = (name: string, place: number, count: number, about: unknown): void =>
  announce(strings.moving.moved(name, place + 1, count), about);
