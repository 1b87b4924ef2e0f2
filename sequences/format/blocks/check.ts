import { parsers } from '../checks/authors.ts';
import { compileMarkdown } from '../markdown.ts';
import { meant } from '../suggest.ts';
import type { BlockKind } from './block.ts';

const typeNames = [...parsers.keys()];

/** `:::check{#name typ=einfachauswahl pflicht=nein mischen=nein fassung=2}`: a question with its key. */
export const check: BlockKind = {
  name: 'check',
  attributes: ['typ', 'pflicht', 'mischen', 'fassung'],
  idCode: 'LZ050',
  compile(block) {
    const typ = block.attribute('typ');
    const parser = parsers.get(typ?.value ?? '');
    const base = {
      kind: 'check' as const,
      id: block.id,
      version: block.integer('fassung', 1, 1, 999),
      required: block.yes('pflicht'),
      shuffle: block.yes('mischen'),
    };
    if (!parser) {
      block.report('LZ051', typ?.at, { bekannt: typeNames.join(', ') }, meant(typ?.value ?? '', typeNames));
      // Its Markdown is worth checking all the same.
      compileMarkdown(block.part.body, block.conversion);
      return undefined;
    }
    return parser(base, block);
  },
};
