import type { BlockKind } from '../../../sequences/format/blocks/block.ts';
import type { StageNote } from '../workshop.ts';

/** `:::regie`: what the facilitator does, says and needs; participants never see it. */
export const regie: BlockKind<StageNote> = {
  name: 'regie',
  attributes: [],
  compile: (block) => ({ kind: 'stage-note', children: block.body() }),
};
