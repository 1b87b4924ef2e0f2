import type { Inline } from '../nodes.ts';
import type { BlockKind } from './block.ts';

const labels = { checkpoint: /^Checkpunkt:\s*/, measure: /^Maßnahme:\s*/ };

/** The line behind its label; undefined if it begins otherwise or says nothing. */
function behind(label: RegExp, [first, ...rest]: readonly Inline[]): Inline[] | undefined {
  if (first?.kind !== 'text' || !label.test(first.text)) return undefined;
  const text = first.text.replace(label, '');
  const words: Inline[] = text === '' ? rest : [{ kind: 'text', text }, ...rest];
  return words.length > 0 ? words : undefined;
}

/** `:::massnahme{#name}`: two lines, “Checkpunkt: …” and “Maßnahme: …”, for the learner's own plan. */
export const massnahme: BlockKind = {
  name: 'massnahme',
  attributes: [],
  idCode: 'LZ047',
  compile(block) {
    const [first, second, ...more] = block.lines();
    const checkpoint = behind(labels.checkpoint, first?.text ?? []);
    const measure = behind(labels.measure, second?.text ?? []);
    if (checkpoint && measure && more.length === 0) return { kind: 'measure', id: block.id, checkpoint, measure };
    // An empty body has been reported.
    if (first) block.report('LZ048', !checkpoint ? first.at : !measure ? (second ?? first).at : more[0]?.at);
    return undefined;
  },
};
