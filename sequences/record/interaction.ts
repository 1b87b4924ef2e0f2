import { type Choice, type Interaction, interactionOf } from '../format/index.ts';
import type { Check } from '../format/nodes.ts';
import { plainBlocks } from '../format/render.ts';
import type { ActivityDefinition, Component } from './types.ts';
import { activityTypes } from './verbs.ts';

const component = ({ id, text }: Choice): Component => ({ id, description: { de: text } });

/**
 * The activity definition of a check (xAPI Data 4.1.4.1).
 * @param name what reports call the check
 */
export function definitionOf(check: Check, name: string): ActivityDefinition {
  const { type, right, choices, source, target }: Interaction = interactionOf(check);
  return {
    type: activityTypes.check,
    name: { de: name },
    description: { de: plainBlocks(check.prompt) },
    interactionType: type,
    // What an exam asks stays the server's secret.
    ...(!check.sealed && { correctResponsesPattern: right }),
    ...(choices && { choices: choices.map(component) }),
    ...(source && { source: source.map(component) }),
    ...(target && { target: target.map(component) }),
  };
}
