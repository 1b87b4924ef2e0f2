import {
  base,
  bookmarkStateId,
  type Counts,
  checkVersionIri,
  countIris,
  levelIri,
  profileFamilyIri,
  profileIri,
  progressIri,
  sequenceVersionIri,
} from './ids.ts';
import { activityTypes, type VerbName, verbs } from './verbs.ts';

const inScheme = profileIri;
const words = (de: string, en: string) => ({ de, en });

const extension = (
  id: string,
  de: string,
  en: string,
  definition: [string, string],
  schema: object,
  type: 'ContextExtension' | 'ResultExtension' = 'ContextExtension',
) => ({
  id,
  type,
  inScheme,
  prefLabel: words(de, en),
  definition: words(...definition),
  inlineSchema: JSON.stringify(schema),
});

const colours: Record<keyof Counts, [string, string]> = {
  red: ['rot', 'red'],
  yellow: ['gelb', 'yellow'],
  green: ['grün', 'green'],
  irrelevant: ['nicht relevant', 'not relevant'],
};
const counts = (Object.keys(countIris) as (keyof Counts)[]).map((colour) => {
  const [de, en] = colours[colour];
  return extension(
    countIris[colour],
    `Anzahl ${de}`,
    `Number rated ${en}`,
    [
      `Wie viele Checkpunkte eines Betriebs-Checks als „${de}“ bewertet sind, ohne zu sagen, welche.`,
      `How many points of a check instrument are rated “${en}”, without saying which.`,
    ],
    { type: 'integer', minimum: 0 },
    'ResultExtension',
  );
});

const concepts = [
  extension(
    sequenceVersionIri,
    'Fassung der Lernsequenz oder des Betriebs-Checks',
    'Version of the learning sequence or the check instrument',
    [
      'Ganze Zahl, die steigt, wenn die Lernsequenz oder der Betriebs-Check inhaltlich geändert wird.',
      'Whole number, raised when the content of the sequence or the instrument changes.',
    ],
    { type: 'integer', minimum: 1 },
  ),
  extension(
    checkVersionIri,
    'Fassung des Checks',
    'Version of the check',
    [
      'Ganze Zahl, die steigt, wenn Frage oder Lösung geändert wird.',
      'Whole number, raised when question or key change.',
    ],
    { type: 'integer', minimum: 1 },
  ),
  extension(
    levelIri,
    'Stufe der Vereinbarung',
    'Level of the agreement',
    [
      'Vereinbarung der Kohorte, unter der die Meldung das Gerät verlassen hat.',
      'The cohort’s agreement under which the statement left the device.',
    ],
    { enum: ['nur-abschluss', 'fortschritt', 'antworten'] },
  ),
  ...counts,
  {
    id: `${base}/dokument/${bookmarkStateId}`,
    type: 'StateResource',
    inScheme,
    prefLabel: words('Lesezeichen', 'Bookmark'),
    definition: words(
      'Wo eine Person in einer Lernsequenz weiterliest. Die State-ID ist „lesezeichen“.',
      'Where a person reads on in a sequence. The state id is “lesezeichen”.',
    ),
    contentType: 'application/json',
    inlineSchema: JSON.stringify({
      type: 'object',
      required: ['section', 'done', 'updatedAt'],
      properties: {
        section: { type: 'string' },
        done: { type: 'array', items: { type: 'string' } },
        finished: { type: 'boolean' },
        updatedAt: { type: 'string', format: 'date-time' },
      },
    }),
  },
];

type Presence = 'included' | 'excluded' | 'recommended';
const rule = (location: string, presence: Presence) => ({ location, presence });
const extensionPath = (where: string, iri: string) => `${where}.extensions['${iri}']`;

/** What every statement of the profile keeps to. */
const common = [
  rule('$.id', 'included'),
  rule('$.timestamp', 'included'),
  rule('$.actor.account', 'included'),
  rule('$.actor.mbox', 'excluded'),
  rule('$.actor.name', 'excluded'),
  rule('$.context.registration', 'included'),
  rule('$.context.contextActivities.grouping', 'included'),
  rule(extensionPath('$.context', sequenceVersionIri), 'included'),
  rule(extensionPath('$.context', levelIri), 'included'),
  rule('$.result.duration', 'excluded'),
  rule('$.attachments', 'excluded'),
];

const template = (
  name: VerbName,
  objectActivityType: string,
  label: [string, string],
  definition: [string, string],
  rules: ReturnType<typeof rule>[] = [],
  id: string = name,
) => ({
  id: `${profileFamilyIri}/vorlage/${id}`,
  type: 'StatementTemplate',
  inScheme,
  prefLabel: words(...label),
  definition: words(...definition),
  verb: verbs[name].id,
  objectActivityType,
  contextCategoryActivityType: [activityTypes.profile],
  rules: [...common, ...rules],
});

const { sequence, check, instrument } = activityTypes;
const templates = [
  template(
    'initialized',
    sequence,
    ['Begonnen', 'Begun'],
    ['Eine Lernsequenz wurde zum ersten Mal geöffnet.', 'A sequence was opened for the first time.'],
    [rule('$.result', 'excluded')],
  ),
  template(
    'progressed',
    sequence,
    ['Vorangekommen', 'Progressed'],
    ['Ein Abschnitt ist fertig.', 'A section is done.'],
    [rule(extensionPath('$.result', progressIri), 'included')],
  ),
  template(
    'answered',
    check,
    ['Geantwortet', 'Answered'],
    [
      'Ein Check wurde beantwortet. Antwort und Punktwert nur auf der Stufe „antworten“.',
      'A check was answered. Response and score only at level “antworten”.',
    ],
    [
      rule('$.result.success', 'included'),
      rule('$.result.response', 'recommended'),
      rule('$.result.score.scaled', 'recommended'),
      rule('$.context.contextActivities.parent', 'included'),
      rule(extensionPath('$.context', checkVersionIri), 'included'),
    ],
  ),
  template(
    'completed',
    sequence,
    ['Abgeschlossen', 'Completed'],
    ['Eine Lernsequenz ist abgeschlossen.', 'A sequence is finished.'],
    [rule('$.result.completion', 'included')],
  ),
  template(
    'completed',
    instrument,
    ['Betriebs-Check ausgefüllt', 'Check instrument filled in'],
    [
      'Ein Betriebs-Check ist ausgefüllt; die Person hat das selbst gemeldet. Nur Anzahlen, ab der Stufe „fortschritt“.',
      'A check instrument was filled in, told by the person’s own act. Counts only, from level “fortschritt” on.',
    ],
    [
      ...Object.values(countIris).map((iri) => rule(extensionPath('$.result', iri), 'included')),
      rule('$.result.completion', 'excluded'),
      rule('$.result.success', 'excluded'),
      rule('$.result.score', 'excluded'),
      rule('$.result.response', 'excluded'),
    ],
    'betriebs-check',
  ),
  template(
    'passed',
    sequence,
    ['Bestanden', 'Passed'],
    ['Genug der zählenden Checks sind richtig.', 'Enough of the required checks are right.'],
    [rule('$.result.success', 'included'), rule('$.result.score.scaled', 'recommended')],
  ),
  template(
    'failed',
    sequence,
    ['Noch nicht bestanden', 'Not yet passed'],
    ['Noch nicht genug der zählenden Checks sind richtig.', 'Not yet enough of the required checks are right.'],
    [rule('$.result.success', 'included'), rule('$.result.score.scaled', 'recommended')],
  ),
];

/**
 * The published profile, served at `/xapi-profil/v1` (xAPI Profiles 1.0, section 7). Verbs and activity types are
 * ADL's and therefore referred to, not defined again.
 */
export const profile = {
  '@context': 'https://w3id.org/xapi/profiles/context',
  id: profileFamilyIri,
  type: 'Profile',
  conformsTo: 'https://w3id.org/xapi/profiles#1.0',
  prefLabel: words('KomKI: Lernen mit Lernsequenzen', 'KomKI: learning with sequences'),
  definition: words(
    'Wie KomKI Lernen aufzeichnet: was gesendet wird, unter welcher Vereinbarung, und was nie gesendet wird (Lernzeiten, Namen, Reflexionen).',
    'How KomKI records learning: what is sent, under which agreement, and what never is (time on task, names, reflections).',
  ),
  author: { type: 'Organization', name: 'KomKI' },
  versions: [{ id: profileIri, generatedAtTime: '2026-11-26T00:00:00Z' }],
  concepts,
  templates,
  patterns: [],
} as const;
