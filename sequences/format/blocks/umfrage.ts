import { compileMarkdown } from '../markdown.ts';
import type { Block, Inline, Poll } from '../nodes.ts';
import { plainText } from '../render.ts';
import { slugger } from '../slug.ts';
import { meant } from '../suggest.ts';
import type { BlockKind, BlockReader } from './block.ts';

/** Types as authors write them, and how many options each needs. */
const types = new Map<string, { type: Poll['type']; least: number; most: number }>([
  ['einzel', { type: 'single', least: 2, most: 12 }],
  ['mehrfach', { type: 'multiple', least: 2, most: 12 }],
  ['skala', { type: 'scale', least: 2, most: 2 }],
  ['ampel', { type: 'traffic-light', least: 1, most: 12 }],
  ['wortwolke', { type: 'words', least: 0, most: 0 }],
  ['rang', { type: 'ranking', least: 2, most: 12 }],
  ['karten', { type: 'cards', least: 0, most: 0 }],
]);

/** `:::umfrage{#name typ=einzel vergleich=vorher}`: a question and a list of options, voted on live in a workshop. */
export const umfrage: BlockKind = {
  name: 'umfrage',
  attributes: ['typ', 'stufen', 'vergleich'],
  idCode: 'LZ130',
  compile(block) {
    const typ = block.attribute('typ');
    const nodes = compileMarkdown(block.part.body, block.conversion);
    const known = types.get(typ?.value ?? '');
    if (!known) {
      const names = [...types.keys()];
      block.report('LZ131', typ?.at, { bekannt: names.join(', ') }, meant(typ?.value ?? '', names));
      return undefined;
    }
    const last = nodes.at(-1);
    const list = last?.kind === 'list' ? last : undefined;
    const prompt = list ? nodes.slice(0, -1) : nodes;
    const options = optionsOf(list?.items ?? [], block);
    if (prompt.length === 0) block.report('LZ039', block.at, { block: 'umfrage' });
    else if (options.length < known.least || options.length > known.most) {
      const { least, most } = known;
      const erwartet = most === 0 ? 'keine' : least === most ? `genau ${least}` : `${least} bis ${most}`;
      block.report('LZ132', block.at, { typ: typ?.value ?? '', erwartet, anzahl: options.length });
    }
    const steps = known.type === 'scale' ? { steps: block.integer('stufen', 5, 3, 10) } : {};
    const comparesWith = block.attribute('vergleich')?.value;
    const compared = comparesWith === undefined ? {} : { comparesWith };
    return { kind: 'poll', type: known.type, id: block.id, prompt, options, ...steps, ...compared };
  },
};

function optionsOf(items: readonly Block[][], block: BlockReader): { id: string; text: Inline[] }[] {
  const optionId = slugger();
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const [first] = item;
    const text = first?.kind === 'paragraph' ? first.children : [];
    const words = plainText(text);
    if (words === '') block.report('LZ065', block.conversion.notes.where(item));
    else if (seen.has(words.toLowerCase())) block.report('LZ058', block.conversion.notes.where(item), { text: words });
    seen.add(words.toLowerCase());
    return words === '' ? [] : [{ id: optionId(words), text }];
  });
}
