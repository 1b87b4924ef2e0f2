import type { Inline, Node } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';
import type { WorkshopNode } from '../../workshops/format/workshop.ts';
import { type Html, html } from '../http/html.ts';

const nothing = (): Html => html``;

/** What of a block can be read; what is answered needs the element or paper. */
const words: { inline(nodes: readonly Inline[]): Html[]; blocks(nodes: readonly Node[]): Html[] } = renderer<Html>(
  html,
  {
    check: nothing,
    reflection: (node) => html`<section>${words.blocks(node.children)}</section>`,
    trafficLight: nothing,
    measure: (node) => html`<p><b>${words.inline(node.checkpoint)}</b> ${words.inline(node.measure)}</p>`,
    video: nothing,
    h5p: nothing,
    imageUrl: (file) => file,
  },
);

const ownKinds: readonly string[] = ['stage-note', 'shared-list', 'quiz'];
const isPlain = (node: WorkshopNode): node is Node => !ownKinds.includes(node.kind);

export const readable = (nodes: readonly WorkshopNode[]): Html[] => words.blocks(nodes.filter(isPlain));
