import { html, nothing, type TemplateResult } from 'lit';
import { tickIcon } from './icons.ts';
import { crossIcon, remarkIcon } from './icons-checks.ts';
import { strings } from './strings-learning.ts';

/** The words on one decision: whose it was, whether it fits, and a remark; each kind of word has its own shape. */
export function marks({ mine, fits, remark }: { mine?: boolean; fits?: boolean; remark?: string }): TemplateResult {
  return html`<span class="marks">
    ${mine ? html`<span class="mark mine">${strings.check.yourChoice}</span>` : nothing}
    ${fits === true ? html`<span class="mark right">${tickIcon}${strings.check.right}</span>` : nothing}
    ${fits === false ? html`<span class="mark wrong">${crossIcon}${strings.check.notFitting}</span>` : nothing}
    ${remark ? html`<span class="mark remark">${remark}</span>` : nothing}
  </span>`;
}

/**
 * What an answer was worth, in words, and why.
 * @param words sentences; the first is the verdict
 * @param why the author's explanation; undefined: there is none
 */
export function resultBox(success: boolean, [verdict, ...rest]: readonly string[], why: unknown): TemplateResult {
  return html`<div class="result ${success ? 'success' : 'not-yet'}">
    <p class="sentence">
      ${success ? tickIcon : remarkIcon}<span><strong>${verdict}</strong> ${rest.join(' ')}</span>
    </p>
    ${
      why === undefined
        ? nothing
        : html`<div class="explanation">
            <p class="label">${strings.check.explanation}</p>
            <p>${why}</p>
          </div>`
    }
  </div>`;
}
