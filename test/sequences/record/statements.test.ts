import { describe, expect, it } from 'vitest';
import * as record from '../../../sequences/record/index.ts';
import { answers, choice, counts, instrument, lesson } from './fixtures.ts';

const occasion = { id: '0b7a4f3e-6a0c-4a67-9f0e-4a2d6b1f7c11', timestamp: '2026-11-23T10:31:00.000Z' };
const actor: record.Actor = { objectType: 'Agent', account: { homePage: 'https://komki.example', name: 'p-1' } };
const registration = '7f3f9b5e-2f44-4f5e-9f57-0f1f1d3c2b10';
const right = { success: true, scaled: 1, parts: {} };

describe('statements', () => {
  it('carry verb, object, category, grouping, platform, language and version as the table says', () => {
    const made = record.initialized(occasion, lesson);
    expect(made).toEqual({
      ...occasion,
      verb: record.verbs.initialized,
      object: {
        objectType: 'Activity',
        id: 'https://w3id.org/komki/sequenz/G01',
        definition: {
          type: 'http://adlnet.gov/expapi/activities/lesson',
          name: { de: 'Was ist KI?' },
          description: { de: 'Sie unterscheiden KI von Software.' },
        },
      },
      context: {
        contextActivities: {
          category: [
            {
              objectType: 'Activity',
              id: 'https://w3id.org/komki/xapi-profil/v1',
              definition: { type: 'http://adlnet.gov/expapi/activities/profile' },
            },
          ],
          grouping: [{ objectType: 'Activity', id: 'https://w3id.org/komki/baustein/grundlagen' }],
        },
        platform: 'KomKI',
        language: 'de',
        extensions: { 'https://w3id.org/komki/erweiterung/fassung': 3 },
      },
    });
  });

  it('use the ADL verbs', () => {
    for (const [name, verb] of Object.entries(record.verbs)) {
      expect(verb.id).toBe(`http://adlnet.gov/expapi/verbs/${name}`);
      expect(record.verbName(verb.id)).toBe(name);
    }
    expect(record.verbName('http://adlnet.gov/expapi/verbs/toString')).toBeUndefined();
  });

  it('tell progress in whole percent, completion and outcome', () => {
    expect(record.progressed(occasion, lesson, 33.4).result).toEqual({ extensions: { [record.progressIri]: 33 } });
    expect(record.completed(occasion, lesson).result).toEqual({ completion: true });
    expect(record.passed(occasion, lesson, 0.75).result).toEqual({
      success: true,
      completion: true,
      score: { scaled: 0.75 },
    });
    expect(record.failed(occasion, lesson, 0.5).result).toEqual({
      success: false,
      completion: true,
      score: { scaled: 0.5 },
    });
    expect(record.terminated(occasion, lesson).result).toBeUndefined();
  });

  it.each(answers)('an answer of each kind becomes an interaction (%#)', (check, answer, response, patterns) => {
    const made = record.answered(occasion, lesson, check, answer, right);
    expect(made.result?.response).toBe(response);
    expect(made.object.definition?.correctResponsesPattern).toEqual(patterns);
    const { interactionType, choices, source, target, description } = made.object.definition ?? {};
    expect(interactionType).toBe(
      {
        choice: 'choice',
        order: 'sequencing',
        truth: 'matching',
        match: 'matching',
        gap: 'fill-in',
        number: 'numeric',
        case: 'matching',
      }[check.type],
    );
    expect(description).toEqual({ de: 'Was stimmt?' });
    // Every id in pattern and response is a component of the definition (xAPI 4.2.7.1).
    const known = new Set([...(choices ?? []), ...(source ?? []), ...(target ?? [])].map(({ id }) => id));
    if (known.size > 0) {
      for (const id of `${patterns[0]}[,]${response}`.split(/\[[,.]\]/)) expect(known).toContain(id);
    }
    expect(made.context.contextActivities.parent?.[0]?.id).toBe(record.sequenceIri('G01'));
    expect(made.context.extensions[record.checkVersionIri]).toBe(2);
  });

  it('of a check instrument say that it is filled in and how many points have which colour, and nothing else', () => {
    const { object, result, context, verb } = record.filledIn(occasion, instrument, counts);
    expect(verb).toEqual(record.verbs.completed);
    expect(object).toEqual({
      objectType: 'Activity',
      id: 'https://w3id.org/komki/betriebs-check/ki-check',
      definition: { type: 'http://adlnet.gov/expapi/activities/assessment', name: { de: 'KI-Check' } },
    });
    expect(result).toEqual({
      extensions: {
        'https://w3id.org/komki/erweiterung/anzahl-rot': 1,
        'https://w3id.org/komki/erweiterung/anzahl-gelb': 2,
        'https://w3id.org/komki/erweiterung/anzahl-gruen': 20,
        'https://w3id.org/komki/erweiterung/anzahl-nicht-relevant': 5,
      },
    });
    expect(context.contextActivities.grouping).toEqual([]);
    expect(context.extensions).toEqual({ [record.sequenceVersionIri]: 2 });
  });

  it('are bound to learner, registration, level, path and cohort, the same bytes each time', () => {
    const made = record.answered(occasion, lesson, choice, ['a'], right);
    const binding: record.Binding = { actor, registration, level: 'antworten', cohort: 'c1', path: 'einstieg' };
    const bound = record.bind(made, binding);
    expect(bound.actor).toEqual(actor);
    expect(bound.context.registration).toBe(registration);
    expect(bound.context.extensions[record.levelIri]).toBe('antworten');
    expect(bound.context.contextActivities.grouping.map(({ id }) => id)).toEqual([
      record.pillarIri('grundlagen'),
      record.pathIri('einstieg'),
      record.cohortIri('c1'),
    ]);
    expect(JSON.stringify(record.bind(structuredClone(made), binding))).toBe(JSON.stringify(bound));
  });

  it('never carry a duration', () => {
    for (const make of [record.completed, record.terminated, record.initialized])
      expect(JSON.stringify(make(occasion, lesson))).not.toContain('duration');
  });
});
