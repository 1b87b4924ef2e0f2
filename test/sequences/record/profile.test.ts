import { describe, expect, it } from 'vitest';
import * as record from '../../../sequences/record/index.ts';
import { profile } from '../../../sequences/record/profile.ts';

describe('the published profile', () => {
  it('names the version that stands as category in every statement', () => {
    expect(profile.versions.map(({ id }) => id)).toEqual([record.profileIri]);
    expect(profile.id).not.toBe(record.profileIri);
  });

  it('has one template for every verb that may leave the device', () => {
    const leaving = Object.values(record.verbs).filter(({ id }) =>
      profile.templates.some((template) => template.verb === id),
    );
    expect(leaving.map(({ display }) => display.en)).toEqual([
      'initialized',
      'progressed',
      'answered',
      'completed',
      'passed',
      'failed',
    ]);
    expect(new Set(profile.templates.map(({ id }) => id)).size).toBe(profile.templates.length);
  });

  it('has a template of its own for a check instrument, which asks for the four counts and excludes an outcome', () => {
    const template = profile.templates.find(({ objectActivityType }) => objectActivityType.endsWith('/assessment'));
    const rules = template?.rules.filter(({ location }) => location.startsWith('$.result')) ?? [];
    const at = (presence: string) => rules.filter((rule) => rule.presence === presence).map(({ location }) => location);
    expect(at('included')).toEqual(Object.values(record.countIris).map((iri) => `$.result.extensions['${iri}']`));
    expect(at('excluded')).toEqual(
      expect.arrayContaining(['$.result.success', '$.result.score', '$.result.response', '$.result.duration']),
    );
  });

  it('labels everything in German and English', () => {
    for (const entry of [profile, ...profile.concepts, ...profile.templates]) {
      expect(Object.keys(entry.prefLabel)).toEqual(['de', 'en']);
      expect(Object.keys(entry.definition)).toEqual(['de', 'en']);
    }
  });

  it('declares every context extension the statements carry, with a readable schema', () => {
    const declared = profile.concepts.filter(({ type }) => type === 'ContextExtension').map(({ id }) => id);
    expect(declared).toEqual([record.sequenceVersionIri, record.checkVersionIri, record.levelIri]);
    const results = profile.concepts.filter(({ type }) => type === 'ResultExtension').map(({ id }) => id);
    expect(results).toEqual(Object.values(record.countIris));
    for (const concept of profile.concepts) expect(JSON.parse(concept.inlineSchema)).toBeTypeOf('object');
  });
});
