import { hintKinds } from '../nodes.ts';
import type { BlockKind } from './block.ts';

/** `:::hinweis{art=merksatz}`: a callout of one of three kinds, a tip unless said otherwise. */
export const hinweis: BlockKind = {
  name: 'hinweis',
  attributes: ['art'],
  compile: (block) => ({ kind: 'hint', hint: block.word('art', hintKinds, 'tipp'), children: block.body() }),
};
