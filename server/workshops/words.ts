import type { Node } from '../../sequences/format/nodes.ts';
import { renderer, wordsOnly } from '../../sequences/format/render.ts';
import type { WorkshopNode } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';
import { words } from './format-words.ts';

/** What of a block can be read; what is answered needs the element or paper. */
const { blocks } = renderer<Html>(html, {
  ...wordsOnly(html),
  reflection: (node) => html`<section>${words.blocks(node.children)}</section>`,
  measure: (node) => html`<p><b>${words.inline(node.checkpoint)}</b> ${words.inline(node.measure)}</p>`,
});

const ownKinds: readonly string[] = ['stage-note', 'shared-list', 'quiz'];
const isPlain = (node: WorkshopNode): node is Node => !ownKinds.includes(node.kind);

export const readable = (nodes: readonly WorkshopNode[]): Html[] => blocks(nodes.filter(isPlain));
