import type { BlockKind } from './block.ts';

/** `:::gesetz{quelle="BetrVG § 80 Abs. 3"}`: what a law says, with its place. */
export const gesetz: BlockKind = {
  name: 'gesetz',
  attributes: ['quelle'],
  compile: (block) => ({
    kind: 'law',
    source: block.text('quelle', 'die Fundstelle, zum Beispiel quelle="BetrVG § 80 Abs. 3"'),
    children: block.body(),
  }),
};
