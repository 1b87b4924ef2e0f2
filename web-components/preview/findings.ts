import { html, nothing, render } from 'lit';
import type { Finding } from '../../sequences/format/findings.ts';
import { strings } from '../core/strings-preview.ts';

const shapes: Record<Finding['severity'], string> = { fehler: '▲', warnung: '■', hinweis: '●' };

/**
 * Shows the findings; one in the file itself is a button.
 * @param file path of the file on the desk, as findings name it
 */
export function showFindings(
  place: HTMLElement,
  findings: readonly Finding[],
  file: string,
  jump: (finding: Finding) => void,
): void {
  const words = strings.findings;
  const severities = { fehler: words.error, warnung: words.warning, hinweis: words.hint };
  const what = ({ code, severity, message, help }: Finding) =>
    html`<span class="code soft"><span class="visually-hidden">${severities[severity]} </span>${code}</span>
      <span class="words">${message}${help ? html` <b>${help}</b>` : nothing}</span>`;
  const sign = ({ severity }: Finding) =>
    html`<span class="sign ${severity}" aria-hidden="true">${shapes[severity]}</span>`;
  const entry = (one: Finding) =>
    one.file === file
      ? html`<button type="button" class="finding" @click=${() => jump(one)}>
          ${sign(one)}<span class="where">${words.line(one.line)}</span>${what(one)}
        </button>`
      : html`<p class="finding">
          ${sign(one)}<span class="where">${words.inFile(one.file.split('/').at(-1) ?? '', one.line)}</span>${what(one)}
        </p>`;
  render(
    findings.length === 0
      ? html`<p class="none">${words.none}</p>`
      : html`<ol>${findings.map((one) => html`<li>${entry(one)}</li>`)}</ol>`,
    place,
  );
}
