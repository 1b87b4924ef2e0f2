import { plainText } from '../render.ts';
import { slugger } from '../slug.ts';
import type { BlockKind } from './block.ts';

/** `:::ampel{#nachher vergleich=vorher}`: one statement a line; learners give each a colour, for themselves. */
export const ampel: BlockKind = {
  name: 'ampel',
  attributes: ['vergleich'],
  idCode: 'LZ044',
  compile(block) {
    const statementId = slugger();
    const seen = new Set<string>();
    const statements = block.lines().flatMap(({ text, at }) => {
      const words = plainText(text);
      if (text.length === 0 || seen.has(words)) block.report('LZ045', at);
      seen.add(words);
      return text.length === 0 ? [] : [{ id: statementId(words), text }];
    });
    const comparesWith = block.attribute('vergleich')?.value;
    return { kind: 'traffic-light', id: block.id, ...(comparesWith && { comparesWith }), statements };
  },
};
