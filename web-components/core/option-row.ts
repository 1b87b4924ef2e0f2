import { html, nothing, type TemplateResult } from 'lit';

export interface OptionRow {
  type: 'radio' | 'checkbox';
  /** Of the group in this shadow root. */
  name: string;
  value: string;
  text: unknown;
  chosen: boolean;
  locked: boolean;
  /** How the decision on it is drawn once it is judged. */
  state: '' | 'fits' | 'off' | 'missed';
  /** Marks and feedback; undefined while nothing is judged. */
  verdict: unknown;
  choose(on: boolean): void;
}

/** One option with its native input; what is said about it describes the input. */
export function optionRow({
  type,
  name,
  value,
  text,
  chosen,
  locked,
  state,
  verdict,
  choose,
}: OptionRow): TemplateResult {
  const verdictId = `verdict-${name}-${value}`;
  return html`<div class="option ${state}">
    <label>
      <input
        type=${type}
        name=${name}
        value=${value}
        .checked=${chosen}
        ?disabled=${locked}
        aria-describedby=${verdict ? verdictId : nothing}
        @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
      />
      <span>${text}</span>
    </label>
    ${verdict ? html`<div class="verdict" id=${verdictId}>${verdict}</div>` : nothing}
  </div>`;
}

/** How a decision is drawn: right, wrong, or missed. */
export const stateOf = (chosen: boolean, correct: boolean): OptionRow['state'] =>
  chosen ? (correct ? 'fits' : 'off') : correct ? 'missed' : '';
