import { meant } from '../suggest.ts';
import type { BlockKind } from './block.ts';

/**
 * `:::gesetz{quelle="BetrVG § 80 Abs. 3"}`: what a law says, with its place. `:::gesetz{fakt=R40}` takes both from
 * `fakten.yaml`, so that a change of the law is one edit; its body may add what follows for the topic.
 */
export const gesetz: BlockKind = {
  name: 'gesetz',
  attributes: ['quelle', 'fakt'],
  compile(block) {
    const reference = block.attribute('fakt');
    if (!reference) {
      const source = block.text('quelle', 'die Fundstelle, zum Beispiel quelle="BetrVG § 80 Abs. 3", oder fakt=R40');
      return { kind: 'law', source, children: block.body() };
    }
    const { facts } = block.conversion;
    const fact = facts.get(reference.value ?? '');
    const own = block.part.body.text.trim() === '' ? [] : block.body();
    if (block.attribute('quelle')) block.report('LZ106', block.attribute('quelle')?.at);
    if (!fact) {
      const name = reference.value ?? '';
      block.report('LZ102', reference.at, { fakt: name }, meant(name, [...facts.keys()]));
      return undefined;
    }
    const { id, source, text, asOf } = fact;
    return { kind: 'law', source, fact: { id, asOf }, children: [...text, ...own] };
  },
};
