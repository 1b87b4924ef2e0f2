import type { BlockKind } from './block.ts';

/** `:::beispiel`: an example set apart from the text. */
export const beispiel: BlockKind = {
  name: 'beispiel',
  attributes: [],
  compile: (block) => ({ kind: 'example', children: block.body() }),
};
