import { html, type TemplateResult } from 'lit';
import { type RenderParts, renderer, wordsOnly } from '../../sequences/format/render.ts';
import { isSharedList, isVotable } from '../../workshops/format/agenda.ts';
import type { WorkshopNode } from '../../workshops/format/workshop.ts';
import { contentRenderer } from './content.ts';

/**
 * Renders what a workshop says, without what is voted on, collected or for the facilitator only. Every node is rendered once:
 * what somebody is writing or answering in it is not begun anew with every event of the room.
 * @param parts of the vocabulary that answer; without them they are shown as words
 */
export function workshopContent(parts: Partial<RenderParts<TemplateResult>> = {}) {
  const words = contentRenderer((file) => file);
  const content = renderer<TemplateResult>(html, {
    ...wordsOnly<TemplateResult>(html),
    check: ({ prompt }) => html`${words.blocks(prompt)}`,
    reflection: ({ children }) => html`${words.blocks(children)}`,
    measure: ({ measure }) => html`<p>${words.inline(measure)}</p>`,
    // The network of a room may be gone when somebody gets to a picture.
    imageLoading: 'eager',
    ...parts,
  });
  const made = new WeakMap<WorkshopNode, TemplateResult>();
  return {
    ...content,
    /** The text of a place. */
    text(nodes: readonly WorkshopNode[]): TemplateResult[] {
      return nodes.flatMap((node) => {
        if (isVotable(node) || isSharedList(node) || node.kind === 'stage-note') return [];
        const known = made.get(node);
        if (known) return [known];
        const fresh = html`${content.blocks([node])}`;
        made.set(node, fresh);
        return [fresh];
      });
    },
  };
}
export type WorkshopContent = ReturnType<typeof workshopContent>;
