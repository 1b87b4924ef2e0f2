import { paperOf } from '../../sequences/format/checks/authors.ts';
import type { Check, H5p, Measure, Reflection, TrafficLight, Video } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import { handoutName } from '../../sequences/format/words.ts';
import { type Html, html } from '../http/html.ts';

/** Renders compiled nodes on the server: the page reads without JavaScript, solutions open on demand. */
export function fallbackRenderer(sequenceId: string) {
  const media = (file: string): string => `/inhalte/${sequenceId}/${file}`;
  const rendered = renderer<Html>(html, {
    imageUrl: media,
    check(check: Check): Html {
      const { inline, blocks } = rendered;
      const { offered, solution } = paperOf(check);
      const question = html`${blocks(check.prompt)}<div class="offered">${blocks(offered)}</div>`;
      if (check.sealed) return html`<section class="check" id="${check.id}">${question}</section>`;
      return html`<section class="check" id="${check.id}">${question}
<details><summary>Lösung zeigen</summary>${blocks(solution)}${check.explanation.length > 0 && html`<p>${inline(check.explanation)}</p>`}</details></section>`;
    },
    reflection: (node: Reflection): Html =>
      html`<section class="reflection" id="${node.id}">${rendered.blocks(node.children)}</section>`,
    trafficLight: (node: TrafficLight): Html =>
      html`<section class="traffic-light" id="${node.id}"><p class="label">Wo stehen Sie?</p><ul>${node.statements.map(({ text }) => html`<li><b>${rendered.inline(text)}</b><span class="lights"><span>○ Grün: trifft zu</span><span>□ Gelb: teils, teils</span><span>△ Rot: noch nicht</span></span></li>`)}</ul></section>`,
    measure: (node: Measure): Html =>
      html`<section class="measure" id="${node.id}"><p class="label">Maßnahme für Ihren Betrieb</p><dl><dt>Checkpunkt</dt><dd>${rendered.inline(node.checkpoint)}</dd><dt>Maßnahme</dt><dd>${rendered.inline(node.measure)}</dd></dl></section>`,
    video: (node: Video): Html =>
      html`<figure class="video"><video controls preload="metadata" aria-label="${node.title}" src="${media(node.file)}"><track kind="captions" srclang="de" label="Deutsch" src="${media(node.captions)}" default></video><figcaption>${node.title} · <a href="/lernen/${sequenceId}/material/${handoutName(node.transcript)}">Als Text lesen</a></figcaption></figure>`,
    h5p: (node: H5p): Html =>
      html`<aside class="h5p"><p class="label">Interaktive Übung</p><p>„${node.title}“ lässt sich hier noch nicht abspielen. Alles, was Sie für den Abschluss brauchen, steht auf dieser Seite.</p></aside>`,
  });
  return rendered;
}
