import { paperOf } from '../../sequences/format/checks/authors.ts';
import type { Check, Reflection } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import { type Html, html } from '../http/html.ts';

/** Renders compiled nodes on the server: the page reads without JavaScript, solutions open on demand. */
export function fallbackRenderer(sequenceId: string) {
  const rendered = renderer<Html>(html, {
    imageUrl: (file) => `/inhalte/${sequenceId}/${file}`,
    check(check: Check): Html {
      const { inline, blocks } = rendered;
      const { offered, solution } = paperOf(check);
      return html`<section class="check" id="${check.id}">${blocks(check.prompt)}<div class="offered">${blocks(offered)}</div>
<details><summary>Lösung zeigen</summary>${blocks(solution)}${check.explanation.length > 0 && html`<p>${inline(check.explanation)}</p>`}</details></section>`;
    },
    reflection: (node: Reflection): Html =>
      html`<section class="reflection" id="${node.id}">${rendered.blocks(node.children)}</section>`,
  });
  return rendered;
}
