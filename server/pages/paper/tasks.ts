import { paperOf } from '../../../sequences/format/checks/authors.ts';
import type { Block, Check, CheckItem, Inline } from '../../../sequences/format/nodes.ts';
import { plainText } from '../../../sequences/format/render.ts';
import { type Html, html } from '../../http/html.ts';
import { box } from '../../http/paper.ts';

/** What renders the words of a check. */
export interface Words {
  inline(nodes: readonly Inline[]): Html[];
  blocks(nodes: readonly Block[]): Html[];
}

/** What to do with pen and paper. */
function instruction(check: Check): string {
  switch (check.type) {
    case 'choice':
      return check.multiple ? 'Kreuzen Sie alle richtigen Antworten an.' : 'Kreuzen Sie eine Antwort an.';
    case 'truth':
      return 'Kreuzen Sie für jede Aussage an: stimmt oder stimmt nicht.';
    case 'order':
      return 'Nummerieren Sie die Schritte.';
    case 'match':
      return 'Schreiben Sie in jede Zeile, was passt.';
    case 'gap':
      return 'Füllen Sie die Lücken.';
    case 'number':
      return 'Schreiben Sie die Zahl auf.';
    case 'case':
      return 'Entscheiden Sie Schritt für Schritt. Kreuzen Sie je Schritt eine Antwort an.';
  }
}

/** By the alphabet: the order of the file would give the solution away. */
const mixed = <T extends { id: string }>(items: readonly T[]): T[] => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A check to be solved on paper: boxes, lines and columns, without a trace of the key. */
export function task(check: Check, number: number, { inline, blocks }: Words): Html {
  return html`<section class="task" id="${check.id}"><p class="label">Aufgabe ${number} <span class="kind">${instruction(check)}</span></p>
${blocks(check.prompt)}
${offered(check)}</section>`;

  function boxes(options: readonly CheckItem[]): Html {
    return html`<ul class="boxes">${options.map(({ text }) => html`<li>${box}<span>${inline(text)}</span></li>`)}</ul>`;
  }

  function offered(one: Check): Html | Html[] {
    switch (one.type) {
      case 'choice':
        return boxes(one.options);
      case 'truth':
        return html`<table class="verdicts"><thead><tr><th scope="col">Aussage</th><th scope="col">stimmt</th><th scope="col">stimmt nicht</th></tr></thead>
<tbody>${one.statements.map(({ text }) => html`<tr><th scope="row">${inline(text)}</th><td data-label="stimmt">${box}</td><td data-label="stimmt nicht">${box}</td></tr>`)}</tbody></table>`;
      case 'order':
        return html`<ul class="places">${mixed(one.items).map(({ text }) => html`<li><span class="line"></span><span>${inline(text)}</span></li>`)}</ul>`;
      case 'match': {
        const [left, right] = one.head;
        const label = plainText(right);
        return html`<table class="pairs"><thead><tr><th scope="col">${inline(left)}</th><th scope="col">${inline(right)}</th></tr></thead>
<tbody>${one.pairs.map(({ text }) => html`<tr><th scope="row">${inline(text)}</th><td data-label="${label}"><span class="line"></span></td></tr>`)}</tbody></table>
<p class="choices">Zur Wahl: ${mixed(one.choices).map(({ text }, index) => html`${index > 0 && ' · '}<span>${inline(text)}</span>`)}</p>`;
      }
      case 'gap':
        return one.passage.map(
          (parts) =>
            html`<p class="passage">${parts.map((part) => (part.kind === 'gap' ? html`<span class="line"></span>` : inline([part])))}</p>`,
        );
      case 'number':
        return html`<p class="passage"><span class="line"></span> ${one.unit}</p>`;
      case 'case':
        return one.steps.map(
          ({ question, options }, index) =>
            html`<div class="step"><p><b>Schritt ${index + 1}: ${inline(question)}</b></p>${boxes(options)}</div>`,
        );
    }
  }
}
/** The key of a check with feedback and explanation; nothing for a sealed one, whose key has been taken out. */
export function solution(check: Check, { inline, blocks }: Words): Html | false {
  if (check.sealed) return false;
  return html`<div class="solution">${blocks(paperOf(check).solution.map(asText))}
${check.explanation.length > 0 && html`<p><b>Erklärung:</b> ${inline(check.explanation)}</p>`}</div>`;
}

/** The questions of a case are headings in its solution; here they stand below one already. */
const asText = (node: Block): Block =>
  node.kind === 'heading' ? { kind: 'paragraph', children: [{ kind: 'strong', children: node.children }] } : node;
