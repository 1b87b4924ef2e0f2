import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealed } from '../../../../sequences/format/checks/authors.ts';
import type { Check } from '../../../../sequences/format/nodes.ts';
import { allNodes, compiled, good } from '../sample.ts';

const checks = allNodes(compiled(good)).filter((node): node is Check => node.kind === 'check');
const types = ['case', 'choice', 'gap', 'match', 'number', 'order', 'truth'];

/** Exchanges what is right and what is said about it; the question stays. */
const turned = (check: Check): Check => {
  switch (check.type) {
    case 'choice':
      return { ...check, options: check.options.map((one) => ({ ...one, correct: !one.correct, feedback: [] })) };
    case 'truth':
      return { ...check, statements: check.statements.map((one) => ({ ...one, correct: !one.correct, feedback: [] })) };
    case 'order':
      return { ...check, items: check.items.toReversed().map((one) => ({ ...one, feedback: [] })) };
    case 'match': {
      const choices = check.choices.toReversed();
      return {
        ...check,
        choices,
        pairs: check.pairs.map((one, index) => ({ ...one, choice: `${index}`, feedback: [] })),
      };
    }
    case 'gap':
      return { ...check, gaps: check.gaps.map(({ id }) => ({ id, solutions: ['etwas', 'anderes'] })) };
    case 'number':
      return { ...check, value: check.value + 1, tolerance: 3 };
    case 'case':
      return {
        ...check,
        steps: check.steps.map((step) => ({
          ...step,
          options: step.options.map((one) => ({ ...one, correct: !one.correct, feedback: [] })),
        })),
      };
  }
};

describe('a sealed check', () => {
  it('is proved here for every type', () => {
    expect([...new Set(checks.map(({ type }) => type))].sort()).toEqual(types);
  });

  it.each(checks.map((check) => [check.id, check] as const))(
    '%s is the same, byte for byte, whatever its key, feedback and explanation are',
    (_id, check) => {
      const other: Check = { ...turned(check), explanation: [{ kind: 'text', text: 'Anders.' }] };
      expect(JSON.stringify(other)).not.toBe(JSON.stringify(check));
      expect(JSON.stringify(sealed(other))).toBe(JSON.stringify(sealed(check)));
    },
  );

  it('holds no word of any feedback, explanation or solution', () => {
    const secret = fc.stringMatching(/^[a-z]{12}$/);
    fc.assert(
      fc.property(secret, (word) => {
        const marked = JSON.parse(JSON.stringify(checks), (key, value: unknown) => {
          if (key === 'feedback' || key === 'explanation') return [{ kind: 'text', text: word }];
          return key === 'solutions' ? [word] : value;
        }) as Check[];
        for (const check of marked) expect(JSON.stringify(sealed(check))).not.toContain(word);
      }),
      { numRuns: 20 },
    );
  });

  it('says that it is sealed', () => {
    for (const check of checks) expect(sealed(check)).toMatchObject({ id: check.id, type: check.type, sealed: true });
  });
});
