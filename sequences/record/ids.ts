import { type Pillar, pillars } from '../format/nodes.ts';

/** Every IRI of the product begins here; they identify, they need not resolve. */
export const base = 'https://w3id.org/komki';

/** The profile as a whole, and the version whose id stands as category in every statement (xAPI Profiles 1.0, 7.0). */
export const profileFamilyIri = `${base}/xapi-profil`;
export const profileIri = `${profileFamilyIri}/v1`;

/** State API documents (xAPI 2.3): where a learner reads on. */
export const bookmarkStateId = 'lesezeichen';

/** Context extensions: version of the sequence or the check instrument, version of the check, agreement under which it was sent. */
export const sequenceVersionIri = `${base}/erweiterung/fassung`;
export const checkVersionIri = `${base}/erweiterung/check-fassung`;
export const levelIri = `${base}/erweiterung/stufe`;
/** Result extension 0–100; cmi5's own, so that every LRS report knows it (cmi5 9.5.5.1). */
export const progressIri = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

/** Result extensions of a check that was filled in: how many of its Checkpunkte have which colour, and nothing of which. */
export const countIris = {
  red: `${base}/erweiterung/anzahl-rot`,
  yellow: `${base}/erweiterung/anzahl-gelb`,
  green: `${base}/erweiterung/anzahl-gruen`,
  irrelevant: `${base}/erweiterung/anzahl-nicht-relevant`,
} as const;
export type Counts = Record<keyof typeof countIris, number>;

/** @param kennung e.g. “G01” */
export const sequenceIri = (kennung: string): string => `${base}/sequenz/${kennung}`;
export const checkIri = (kennung: string, check: string): string => `${sequenceIri(kennung)}#${check}`;
export const pillarIri = (pillar: Pillar): string => `${base}/baustein/${pillar}`;
export const cohortIri = (id: string): string => `${base}/kohorte/${id}`;
/** @param name of a check instrument, e.g. “ki-check” */
export const instrumentIri = (name: string): string => `${base}/betriebs-check/${name}`;
export const pathIri = (name: string): string => `${base}/lernpfad/${name}`;

export type Identified =
  | { kind: 'sequence'; kennung: string }
  | { kind: 'check'; kennung: string; check: string }
  | { kind: 'pillar'; pillar: Pillar }
  | { kind: 'cohort'; id: string }
  | { kind: 'path'; name: string }
  | { kind: 'instrument'; name: string }
  | { kind: 'profile' };

/** What an IRI of ours stands for; undefined for strangers and malformed ones. The reverse of the makers above. */
export function parseIri(iri: string): Identified | undefined {
  if (iri === profileIri) return { kind: 'profile' };
  if (!iri.startsWith(`${base}/`)) return undefined;
  const rest = iri.slice(base.length + 1);
  const match =
    /^(sequenz|baustein|kohorte|lernpfad|betriebs-check)\/([A-Za-z0-9-]{1,64})(?:#([a-z0-9-]{1,64}))?$/.exec(rest);
  if (!match) return undefined;
  const [, kind, name = '', fragment] = match;
  if (fragment !== undefined) return kind === 'sequenz' ? { kind: 'check', kennung: name, check: fragment } : undefined;
  switch (kind) {
    case 'sequenz':
      return { kind: 'sequence', kennung: name };
    case 'kohorte':
      return { kind: 'cohort', id: name };
    case 'lernpfad':
      return { kind: 'path', name };
    case 'betriebs-check':
      return { kind: 'instrument', name };
    default: {
      const pillar = pillars.find((known) => known === name);
      return pillar && { kind: 'pillar', pillar };
    }
  }
}
