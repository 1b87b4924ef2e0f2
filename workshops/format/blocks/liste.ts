import { type BlockKind, list } from '../../../sequences/format/blocks/block.ts';
import { meant } from '../../../sequences/format/suggest.ts';
import type { SharedList, SharedListKind } from '../workshop.ts';

/** Kinds as authors write them. */
const kinds = new Map<string, SharedListKind>([
  ['massnahmen', 'measures'],
  ['anforderungen', 'requirements'],
  ['themen', 'topics'],
]);
const names = [...kinds.keys()];

/** `:::liste{#name art=massnahmen}`: what the group writes down together and takes home with the protocol. */
export const liste: BlockKind<SharedList> = {
  name: 'liste',
  attributes: ['art'],
  idCode: 'LZ188',
  compile(block) {
    const art = block.text('art', `die Art der Liste, zum Beispiel art=massnahmen (möglich: ${list(names)})`);
    const kind = kinds.get(art);
    const attribute = block.attribute('art');
    if (art !== '' && !kind && attribute) block.bad(attribute, list(names), meant(art, names));
    const prompt = block.body();
    return kind && { kind: 'shared-list', id: block.id, list: kind, prompt };
  },
};
