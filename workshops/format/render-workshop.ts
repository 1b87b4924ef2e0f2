import type { Poll } from '../../sequences/format/nodes.ts';
import { type HtmlTag, type RenderParts, renderer } from '../../sequences/format/render.ts';
import type { Quiz, SharedList, StageNote, WorkshopNode } from './workshop.ts';

/** What a workshop shows that a sequence has not. */
export interface WorkshopParts<T> extends RenderParts<T> {
  poll(poll: Poll): T;
  stageNote(note: StageNote): T;
  sharedList(list: SharedList): T;
  quiz(quiz: Quiz): T;
}

/** The renderer of sequences for the nodes of a workshop format, see `renderer`. */
export function workshopRenderer<T>(tag: HtmlTag<T>, parts: WorkshopParts<T>) {
  const { inline, blocks } = renderer(tag, parts);
  const nodes = (list: readonly WorkshopNode[]): T[] => list.flatMap(node);
  function node(one: WorkshopNode): T[] {
    switch (one.kind) {
      case 'poll':
        return [parts.poll(one)];
      case 'stage-note':
        return [parts.stageNote(one)];
      case 'shared-list':
        return [parts.sharedList(one)];
      case 'quiz':
        return [parts.quiz(one)];
      default:
        return blocks([one]);
    }
  }
  return { inline, blocks, nodes };
}
