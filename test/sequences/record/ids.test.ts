import { describe, expect, it } from 'vitest';
import { pillars } from '../../../sequences/format/nodes.ts';
import {
  base,
  checkIri,
  cohortIri,
  instrumentIri,
  parseIri,
  pathIri,
  pillarIri,
  profileIri,
  sequenceIri,
} from '../../../sequences/record/ids.ts';

describe('identifiers', () => {
  it('are the published ones', () => {
    expect(sequenceIri('G01')).toBe('https://w3id.org/komki/sequenz/G01');
    expect(checkIri('G01', 'sortieren')).toBe('https://w3id.org/komki/sequenz/G01#sortieren');
    expect(profileIri).toBe('https://w3id.org/komki/xapi-profil/v1');
  });

  it('can all be read back', () => {
    expect(parseIri(sequenceIri('G01'))).toEqual({ kind: 'sequence', kennung: 'G01' });
    expect(parseIri(checkIri('G01', 'a-b'))).toEqual({ kind: 'check', kennung: 'G01', check: 'a-b' });
    expect(parseIri(cohortIri('c0ffee'))).toEqual({ kind: 'cohort', id: 'c0ffee' });
    expect(parseIri(pathIri('einstieg'))).toEqual({ kind: 'path', name: 'einstieg' });
    expect(parseIri(instrumentIri('ki-check'))).toEqual({ kind: 'instrument', name: 'ki-check' });
    expect(parseIri(profileIri)).toEqual({ kind: 'profile' });
    for (const pillar of pillars) expect(parseIri(pillarIri(pillar))).toEqual({ kind: 'pillar', pillar });
  });

  it.each([
    'https://example.org/sequenz/G01',
    `${base}/sequenz/`,
    `${base}/sequenz/G01/mehr`,
    `${base}/sequenz/G01#`,
    `${base}/sequenz/../G01`,
    `${base}/baustein/fremd`,
    `${base}/kohorte/c1#x`,
    `${base}/betriebs-check/ki-check#ueberblick`,
    `${base}x/sequenz/G01`,
    '',
  ])('strangers are not read: %s', (iri) => {
    expect(parseIri(iri)).toBeUndefined();
  });
});
