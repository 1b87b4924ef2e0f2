import type { BlockKind } from './block.ts';

/** `:::reflexion{#name platz=4}`: prompts and a field of that many lines; the text stays on the device. */
export const reflexion: BlockKind = {
  name: 'reflexion',
  attributes: ['platz'],
  idCode: 'LZ042',
  compile: (block) => ({
    kind: 'reflection',
    id: block.id,
    lines: block.integer('platz', 4, 1, 30),
    children: block.body(),
  }),
};
