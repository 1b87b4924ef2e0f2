import { audiences } from '../nodes.ts';
import { type BlockKind, list } from './block.ts';

/** `:::zielgruppe{betriebsrat}`: a passage for one of the four audiences. */
export const zielgruppe: BlockKind = {
  name: 'zielgruppe',
  attributes: [],
  words: audiences,
  wordCode: 'LZ040',
  compile(block) {
    const words = block.part.attributes.list.filter((attribute) => attribute.value === undefined);
    const audience = audiences.find((name) => words.some((word) => word.name === name));
    // A word it does not know is reported already; no word at all, or two, leave open who is meant.
    if (words.length !== 1) {
      const wort = words.length === 0 ? '(keine genannt)' : words.map((word) => `„${word.name}“`).join(' und ');
      block.report('LZ040', words[1]?.at ?? block.at, { wort, bekannt: list(audiences) });
    }
    const children = block.body();
    return audience && { kind: 'audience', audience, children };
  },
};
