import type { Check, Inline, Reflection } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import { type Html, html } from '../http/html.ts';

/** What a check offers and what is right, as text for readers without JavaScript and for print. */
function choicesOf(check: Check, inline: (nodes: readonly Inline[]) => Html[]): { offered: Html; solution: Html } {
  const feedback = (nodes: readonly Inline[]) => nodes.length > 0 && html` – ${inline(nodes)}`;
  switch (check.type) {
    case 'choice':
      return {
        offered: html`<ul class="boxes">${check.options.map((option) => html`<li>${inline(option.text)}</li>`)}</ul>`,
        solution: html`<ul>${check.options.map((option) => html`<li><b>${option.correct ? 'Richtig' : 'Passt nicht'}:</b> ${inline(option.text)}${feedback(option.feedback)}</li>`)}</ul>`,
      };
    case 'truth':
      return {
        offered: html`<ul class="boxes">${check.statements.map((one) => html`<li>${inline(one.text)}</li>`)}</ul>`,
        solution: html`<ul>${check.statements.map((one) => html`<li><b>${one.correct ? 'Stimmt' : 'Stimmt nicht'}:</b> ${inline(one.text)}${feedback(one.feedback)}</li>`)}</ul>`,
      };
    case 'order':
      return {
        // By id, that is by the alphabet: the source's own order is the solution.
        offered: html`<ul class="boxes">${[...check.items].sort((a, b) => (a.id < b.id ? -1 : 1)).map((item) => html`<li>${inline(item.text)}</li>`)}</ul>`,
        solution: html`<ol>${check.items.map((item) => html`<li>${inline(item.text)}${feedback(item.feedback)}</li>`)}</ol>`,
      };
    case 'match': {
      const names = new Map(check.choices.map((choice) => [choice.id, choice.text]));
      return {
        offered: html`<ul class="boxes">${check.pairs.map((pair) => html`<li>${inline(pair.text)}</li>`)}</ul>
<p>Zur Wahl: ${check.choices.map((choice, index) => html`${index > 0 && ' · '}${inline(choice.text)}`)}</p>`,
        solution: html`<ul>${check.pairs.map((pair) => html`<li>${inline(pair.text)}: <b>${inline(names.get(pair.choice) ?? [])}</b>${feedback(pair.feedback)}</li>`)}</ul>`,
      };
    }
  }
}

/** Renders compiled nodes on the server: the page reads without JavaScript, solutions open on demand. */
export function fallbackRenderer(sequenceId: string) {
  const rendered = renderer<Html>(html, {
    imageUrl: (file) => `/inhalte/${sequenceId}/${file}`,
    check(check: Check): Html {
      const { inline, blocks } = rendered;
      const { offered, solution } = choicesOf(check, inline);
      return html`<section class="check" id="${check.id}">${blocks(check.prompt)}${offered}
<details><summary>Lösung zeigen</summary>${solution}${check.explanation.length > 0 && html`<p>${inline(check.explanation)}</p>`}</details></section>`;
    },
    reflection: (node: Reflection): Html =>
      html`<section class="reflection" id="${node.id}">${rendered.blocks(node.children)}</section>`,
  });
  return rendered;
}
