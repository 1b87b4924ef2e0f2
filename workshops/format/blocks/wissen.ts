import type { BlockKind, BlockReader } from '../../../sequences/format/blocks/block.ts';
import type { Quiz, QuizCheck } from '../workshop.ts';

/** More questions than this are an exam, not a look at where the group stands. */
const mostChecks = 12;
const expected = 'Fragen aus Sequenzen, zum Beispiel fragen="G08#frist-ranking, O06#beratung"';

/** `:::wissen{#name fragen="G08#frist-ranking, O06#…" vergleich=vorher}`: checks of sequences, answered alone on the phone. */
export const wissen: BlockKind<Quiz> = {
  name: 'wissen',
  attributes: ['fragen', 'vergleich'],
  idCode: 'LZ188',
  compile(block) {
    const checks = checksIn(block);
    const comparesWith = block.attribute('vergleich')?.value;
    const compared = comparesWith === undefined ? {} : { comparesWith };
    return { kind: 'quiz', id: block.id, prompt: block.body(), checks, ...compared };
  },
};

function checksIn(block: BlockReader): QuizCheck[] {
  const text = block.text('fragen', expected);
  const attribute = block.attribute('fragen');
  const checks: QuizCheck[] = [];
  for (const name of text.split(',').map((word) => word.trim())) {
    if (text === '') break;
    const [, sequence = '', id = ''] = /^([A-Z]\d\d)#([a-z][a-z0-9-]*)$/.exec(name) ?? [];
    const twice = checks.some((other) => other.sequence === sequence && other.id === id);
    if (id === '') block.report('LZ189', attribute?.at, { frage: name, grund: 'sie hat nicht die Form G08#name' });
    else if (twice) block.report('LZ189', attribute?.at, { frage: name, grund: 'sie steht zweimal da' });
    else checks.push({ sequence, id });
  }
  if (checks.length > mostChecks && attribute) block.bad(attribute, `höchstens ${mostChecks} Fragen`);
  return checks;
}
