import { parseChoice } from '../checks/choice.parse.ts';
import { parseMatch } from '../checks/match.parse.ts';
import { parseOrder } from '../checks/order.parse.ts';
import type { CheckParser } from '../checks/parse.ts';
import { parseTruth } from '../checks/truth.parse.ts';
import { compileMarkdown } from '../markdown.ts';
import { meant } from '../suggest.ts';
import type { BlockKind } from './block.ts';

/** The parser of each `typ`. A new type of check is a parser, an evaluator, a node and a line here. */
export const checkTypes: Record<string, CheckParser> = {
  einfachauswahl: parseChoice(false),
  mehrfachauswahl: parseChoice(true),
  wahrfalsch: parseTruth,
  reihenfolge: parseOrder,
  zuordnung: parseMatch,
};
const typeNames = Object.keys(checkTypes);

/** `:::check{#name typ=einfachauswahl pflicht=nein mischen=nein fassung=2}`: a question with its key. */
export const check: BlockKind = {
  name: 'check',
  attributes: ['typ', 'pflicht', 'mischen', 'fassung'],
  idCode: 'LZ050',
  compile(block) {
    const typ = block.attribute('typ');
    const parser = typ?.value !== undefined && typeNames.includes(typ.value) ? checkTypes[typ.value] : undefined;
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
