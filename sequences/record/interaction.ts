import type { Answer, AnswerOf, Check, CheckItem } from '../format/nodes.ts';
import { plainBlocks, plainText } from '../format/render.ts';
import type { ActivityDefinition, Component } from './types.ts';
import { activityTypes } from './verbs.ts';

/** Both sides of a truth check's table. */
const verdicts: Component[] = [
  { id: 'stimmt', description: { de: 'stimmt' } },
  { id: 'stimmt-nicht', description: { de: 'stimmt nicht' } },
];
const verdictId = (verdict: boolean): string => (verdict ? 'stimmt' : 'stimmt-nicht');

const component = ({ id, text }: Pick<CheckItem, 'id' | 'text'>): Component => ({
  id,
  description: { de: plainText(text) },
});

/** Delimiters of xAPI 4.2.7.1: `[,]` between items, `[.]` between the two sides of a match. */
const list = (ids: readonly string[]): string => ids.join('[,]');
const matches = (pairs: readonly (readonly [string, string])[]): string => list(pairs.map((pair) => pair.join('[.]')));

/**
 * The activity definition of a check as xAPI interaction (4.2.7.1): choice → choice, order → sequencing,
 * match and truth → matching.
 * @param name what reports call the check
 */
export function interactionOf(check: Check, name: string): ActivityDefinition {
  const head = { type: activityTypes.check, name: { de: name }, description: { de: plainBlocks(check.prompt) } };
  switch (check.type) {
    case 'choice':
      return {
        ...head,
        interactionType: 'choice',
        correctResponsesPattern: [list(check.options.filter(({ correct }) => correct).map(({ id }) => id))],
        choices: check.options.map(component),
      };
    case 'order':
      return {
        ...head,
        interactionType: 'sequencing',
        correctResponsesPattern: [list(check.items.map(({ id }) => id))],
        choices: check.items.map(component),
      };
    case 'match':
      return {
        ...head,
        interactionType: 'matching',
        correctResponsesPattern: [matches(check.pairs.map(({ id, choice }) => [id, choice]))],
        source: check.pairs.map(component),
        target: check.choices.map(component),
      };
    case 'truth':
      return {
        ...head,
        interactionType: 'matching',
        correctResponsesPattern: [matches(check.statements.map(({ id, correct }) => [id, verdictId(correct)]))],
        source: check.statements.map(component),
        target: verdicts,
      };
  }
}

/** An answer as the interaction's response string. Parts left open are left out; the order is the author's, except for sequencing. */
export function responseOf(check: Check, answer: Answer): string {
  switch (check.type) {
    case 'choice': {
      const chosen = answer as AnswerOf['choice'];
      return list(check.options.map(({ id }) => id).filter((id) => chosen.includes(id)));
    }
    case 'order':
      return list(answer as AnswerOf['order']);
    case 'match': {
      const chosen = answer as AnswerOf['match'];
      return matches(check.pairs.flatMap(({ id }) => (chosen[id] ? [[id, chosen[id]] as const] : [])));
    }
    case 'truth': {
      const chosen = answer as AnswerOf['truth'];
      return matches(
        check.statements.flatMap(({ id }) => {
          const verdict = chosen[id];
          return verdict === undefined ? [] : [[id, verdictId(verdict)] as const];
        }),
      );
    }
  }
}
