import { slug } from '../slug.ts';
import type { BlockKind } from './block.ts';

/** `:::glossar{begriff="Halluzination" auch="halluzinieren, Halluzinationen"}`: a term, explained where it first matters. */
export const glossar: BlockKind = {
  name: 'glossar',
  attributes: ['begriff', 'auch'],
  compile(block) {
    const term = block.text('begriff', 'den Begriff, zum Beispiel begriff="Halluzination"');
    const also = (block.attribute('auch')?.value ?? '').split(',').map((form) => form.trim());
    return { kind: 'definition', id: slug(term), term, also: also.filter(Boolean), children: block.body() };
  },
};
