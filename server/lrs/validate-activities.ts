import {
  child,
  extensions,
  type Fields,
  fail,
  iri,
  languageMap,
  list,
  literal,
  object,
  required,
  text,
  uuid,
} from './validate-basics.ts';

/** Interaction types and the component lists each may carry (Data § 2.4.4.1, Interaction Components). */
const componentLists: Record<string, readonly string[]> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
};
const interactionTypes = new Set(Object.keys(componentLists));

function components(value: unknown, path: string): void {
  const items = list(value, path);
  const ids = new Set<string>();
  for (let index = 0; index < items.length; index++) {
    const here = `${path}[${index}]`;
    const fields = object(items[index], here);
    for (const key in fields) {
      if (key === 'id') text(fields.id, `${here}.id`);
      else if (key === 'description') languageMap(fields.description, `${here}.description`);
      else fail('LRS_STATEMENT_UNKNOWN', child(here, key));
    }
    required(fields, 'id', here);
    if (ids.size === ids.add(fields.id as string).size) fail('LRS_STATEMENT_RULE', `${here}.id`);
  }
}

function definition(value: unknown, path: string): void {
  const fields = object(value, path);
  let interaction = '';
  for (const key in fields) {
    const inner = fields[key];
    switch (key) {
      case 'name':
      case 'description':
        languageMap(inner, `${path}.${key}`);
        break;
      case 'type':
      case 'moreInfo':
        iri(inner, `${path}.${key}`);
        break;
      case 'extensions':
        extensions(inner, `${path}.extensions`);
        break;
      case 'interactionType':
        if (!interactionTypes.has(text(inner, `${path}.interactionType`))) {
          fail('LRS_STATEMENT_VALUE', `${path}.interactionType`);
        }
        break;
      case 'correctResponsesPattern': {
        interaction ||= key;
        const patterns = list(inner, `${path}.${key}`);
        for (let index = 0; index < patterns.length; index++) text(patterns[index], `${path}.${key}[${index}]`);
        break;
      }
      case 'choices':
      case 'scale':
      case 'source':
      case 'target':
      case 'steps':
        interaction ||= key;
        components(inner, `${path}.${key}`);
        break;
      default:
        fail('LRS_STATEMENT_UNKNOWN', child(path, key));
    }
  }
  if (interaction !== '') interactionRules(fields, path);
}

/** Component lists need an interaction type, and the right one. */
function interactionRules(fields: Fields, path: string): void {
  required(fields, 'interactionType', path);
  const allowed = componentLists[fields.interactionType as string] ?? [];
  for (const key of ['choices', 'scale', 'source', 'target', 'steps']) {
    if (fields[key] !== undefined && !allowed.includes(key)) fail('LRS_STATEMENT_RULE', `${path}.${key}`);
  }
}

/** Activity (§ 2.4.4.1). */
export function activity(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (key === 'id') iri(fields.id, `${path}.id`);
    else if (key === 'objectType') literal(fields.objectType, 'Activity', `${path}.objectType`);
    else if (key === 'definition') definition(fields.definition, `${path}.definition`);
    else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
  }
  required(fields, 'id', path);
}

/** Statement reference (§ 2.4.4.3). */
export function statementRef(value: unknown, path: string): void {
  const fields = object(value, path);
  for (const key in fields) {
    if (key === 'objectType') literal(fields.objectType, 'StatementRef', `${path}.objectType`);
    else if (key === 'id') uuid(fields.id, `${path}.id`);
    else fail('LRS_STATEMENT_UNKNOWN', child(path, key));
  }
  required(fields, 'objectType', path);
  required(fields, 'id', path);
}
