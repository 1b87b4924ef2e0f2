import type { Block, Gap, GapCheck, Inline } from '../nodes.ts';
import { plainBlocks, plainText } from '../render.ts';
import { type AuthorSide, paperList } from './check-type.ts';
import { type CheckParser, splitExplanation } from './parse.ts';

/** `[[Lösung|auch richtig]]`; a table would need `\|`, which Markdown has turned into `|` by now. */
const gapMark = /\[\[([^[\]]*)\]\]/;
const hasGap = (node: Block): boolean => /\[\[|\]\]/.test(plainBlocks([node]));

/** luecken: paragraphs with gaps; what stands before the first of them is the question. */
const parse: CheckParser = (head, block) => {
  const { nodes, explanation } = splitExplanation(block);
  const { notes } = block.conversion;
  const from = nodes.findIndex(hasGap);
  if (from === -1) {
    if (block.part.body.text.trim() === '') block.report('LZ039', block.at, { block: 'check' });
    else block.report('LZ067', block.at, { grund: 'es gibt keine Lücke; schreiben Sie „[[Lösung]]“ in den Text' });
    return undefined;
  }
  const gaps: GapCheck['gaps'] = [];
  const passage: GapCheck['passage'] = [];
  for (const node of nodes.slice(from)) {
    if (node.kind !== 'paragraph') {
      const grund = 'nach der ersten Lücke dürfen nur noch Absätze folgen';
      block.report('LZ067', notes.where(node), { grund });
      return undefined;
    }
    const broken = (grund: string): void => block.report('LZ067', notes.where(node), { grund });
    passage.push(node.children.flatMap((inline) => cutGaps(inline, gaps, broken)));
  }
  return { ...head, type: 'gap', prompt: nodes.slice(0, from), explanation, passage, gaps };
};

/** Cuts a text at its gaps, which join `gaps`. */
function cutGaps(inline: Inline, gaps: GapCheck['gaps'], broken: (grund: string) => void): (Inline | Gap)[] {
  if (inline.kind !== 'text') {
    const words = plainText([inline]);
    if (/\[\[|\]\]/.test(words)) broken('eine Lücke darf nicht hervorgehoben oder Teil eines Links sein');
    return [inline];
  }
  const result: (Inline | Gap)[] = [];
  for (const [index, piece] of inline.text.split(new RegExp(gapMark, 'g')).entries()) {
    if (index % 2 === 0) {
      if (/\[\[|\]\]/.test(piece)) broken('eine Klammer „[[“ oder „]]“ hat kein Gegenstück');
      if (piece !== '') result.push({ kind: 'text', text: piece });
      continue;
    }
    const solutions = piece.split('|').map((solution) => solution.trim());
    if (solutions.includes('')) broken('in einer Lücke fehlt die Lösung');
    // By number: a name made of the solution would give it away.
    const id = `luecke-${gaps.length + 1}`;
    gaps.push({ id, solutions });
    result.push({ kind: 'gap', id });
  }
  return result;
}

/** The passage with something in place of each gap. */
const fill = ({ passage }: GapCheck, filled: (id: string) => Inline): Block[] =>
  passage.map((parts) => ({
    kind: 'paragraph',
    children: parts.map((part) => (part.kind === 'gap' ? filled(part.id) : part)),
  }));

export const gapAuthor: AuthorSide<'gap'> = {
  parsers: { luecken: parse },
  ledgerName: 'luecken',
  key: (check) => [
    ...fill(check, (id) => ({ kind: 'text', text: `[${id}]` })).map((node) => plainBlocks([node])),
    ...check.gaps.map(({ solutions }) => solutions.join('|')),
  ],
  paper(check) {
    const words = new Map(check.gaps.map(({ id, solutions }) => [id, solutions]));
    const others = check.gaps.filter(({ solutions }) => solutions.length > 1);
    return {
      offered: fill(check, () => ({ kind: 'text', text: '______________' })),
      solution: [
        ...fill(check, (id) => ({ kind: 'strong', children: [{ kind: 'text', text: words.get(id)?.[0] ?? '' }] })),
        ...(others.length > 0
          ? [
              paperList(
                others.map(({ solutions: [first, ...also] }) => [
                  { kind: 'text', text: `Statt „${first}“ ist auch richtig: ${also.join(', ')}` },
                ]),
              ),
            ]
          : []),
      ],
    };
  },
  seal: (check) => ({ ...check, gaps: check.gaps.map(({ id }) => ({ id, solutions: [] })) }),
};
