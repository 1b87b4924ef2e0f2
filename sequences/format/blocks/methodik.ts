import type { BlockKind } from './block.ts';

/** `:::methodik{minuten=10 form=plenum}`: what the trainer does; learners never see it. */
export const methodik: BlockKind = {
  name: 'methodik',
  attributes: ['minuten', 'form'],
  compile(block) {
    if (!block.attribute('minuten')) block.report('LZ043', block.at);
    return {
      kind: 'method',
      minutes: block.integer('minuten', 0, 1, 600),
      form: block.text('form', 'ein Wort, zum Beispiel form=plenum'),
      children: block.body(),
    };
  },
};
