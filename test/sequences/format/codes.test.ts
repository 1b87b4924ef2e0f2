import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileBlock } from '../../../sequences/format/blocks/index.ts';
import { compileMaterial, compileSequence } from '../../../sequences/format/compile.ts';
import { findingKinds } from '../../../sequences/format/finding-kinds.ts';
import { type Finding, type FindingCode, Findings } from '../../../sequences/format/findings.ts';
import { checkFolder } from '../../../sequences/format/folder.ts';
import { checkLedger, type Ledger, updateLedger } from '../../../sequences/format/ledger.ts';
import { Notes } from '../../../sequences/format/notes.ts';
import { splitSource } from '../../../sequences/format/source.ts';
import { compileInstrument } from '../../../workshops/format/compile-instrument.ts';
import { compileWorkshop } from '../../../workshops/format/compile-workshop.ts';
import { checkInstruments } from '../../../workshops/format/folder.ts';
import { checkWorkshops } from '../../../workshops/format/workshop-folder.ts';
import { changed, fixture, good, withMarkdown } from './sample.ts';

/** A bad file: the good one with one mistake. `at` is a passage of the bad file at whose beginning the finding stands. */
interface Bad {
  source: string;
  at?: string;
}
const bad = (source: string, at?: string): Bad => (at === undefined ? { source } : { source, at });
const change = (from: string, to: string, at = to): Bad => bad(changed([from, to]), at);
const markdown = (text: string, at = text): Bad => bad(withMarkdown(text), at);

const taskList =
  '- [ ] Grün\n  > Grün ist die Wiese.\n- [x] Blau\n  > Richtig, das Licht wird gestreut.\n- [ ] Rot\n  > Nur am Abend.';
const tasks = (list: string): Bad => change(taskList, list);
const truths = '- [x] Wasser ist nass.\n  > Stimmt.\n- [ ] Steine schwimmen.\n  > Stimmt nicht.';
const rows = '| Löffel | Küche | Zum Essen. |\n| Hammer | Werkstatt | Zum Bauen. |\n| Topf | Küche | Zum Kochen. |';
const table = `| Ding | Ort | Rückmeldung |\n|---|---|---|\n${rows}`;

/** Compiles a block as a workshop does, where polls belong. */
function outsideSequences(source: string): Finding[] {
  const findings = new Findings('ablauf.md');
  const [section] = splitSource(`---\n---\n## Block\n${source}`, findings).sections;
  for (const part of section?.parts ?? []) {
    if (part.kind === 'block') {
      compileBlock(part, { findings, notes: new Notes(), headings: 'section', facts: new Map() });
    }
  }
  return findings.list;
}

const published = (source: string) => {
  const { sequence, where } = compileSequence(source, 'sequenz.md');
  if (!sequence) throw new Error('did not compile');
  return { file: 'sequenz.md', sequence, where };
};
const ledger = updateLedger([published(good)], {});
const ledgerWith = (id: string, entry: object): Ledger =>
  ({ ...ledger, G99: { ...ledger.G99, [id]: { ...ledger.G99?.anfang, ...entry } } }) as Ledger;

/** The day of these examples. */
const today = '2026-11-26';
/** Nothing in the folder lies beside it. */
const alone = changed(['weiter: [G01, O06]', 'weiter: []']);
const aloneWith = (from: string, to: string): string => {
  if (alone.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
  return alone.replace(from, () => to);
};

/** Writes a folder of content, checks it as the command does, and removes it. */
async function inFolder(files: Record<string, string>): Promise<Finding[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'komki-inhalte-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
    const { findings, published, facts: read } = await checkFolder(root, today);
    const sequences = new Map(published.map(({ sequence }) => [sequence.id, sequence]));
    return [
      ...findings,
      ...(await checkInstruments(root, { known: new Set(sequences.keys()), facts: read, today })),
      ...(await checkWorkshops(root, { sequences, facts: read, today })),
    ];
  } finally {
    await rm(root, { recursive: true });
  }
}
const home = 'sequences/grundlagen/g99-probe';
const complete = {
  [`${home}/sequenz.md`]: alone,
  [`${home}/karte.md`]: '# Karte\n\nText.\n',
  [`${home}/plan.png`]: 'png',
  [`${home}/gang.mp4`]: 'mp4',
  [`${home}/gang.vtt`]: 'WEBVTT',
  [`${home}/gang.md`]: '# Ein Gang durch das Lager\n\nText.\n',
  [`${home}/raeumen.h5p`]: 'zip',
};
const facts =
  'R40: { titel: Sachverstand, quelle: BetrVG § 80 Abs. 3, text: Ein Satz., stand: 2026-10-02, pruefen_bis: 2027-10-01 }';
const paths = 'probe: { titel: Probe, fuer: alle, beschreibung: Ein Satz., sequenzen: [G99, G98] }';
const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(complete).filter(([file]) => !file.endsWith(name)));

/** A second sequence beside the first, with one passage exchanged. */
const second = (from: string, to: string, folder = 'g98-zweite'): Record<string, string> => {
  const own = alone
    .replace('kennung: G99', 'kennung: G98')
    .replace('begriff="Lager" auch="Lagers, Lager"', 'begriff="Halle"')
    .replace('](/glossar#lager)', '](/lernen/G99)')
    .replace(from, () => to);
  const files = Object.entries(complete).map(([name, text]) => [name.replace('g99-probe', folder), text]);
  return { ...Object.fromEntries(files), [`${home.replace('g99-probe', folder)}/sequenz.md`]: own };
};

/** The good sequence with its single questions exchanged for four whose answers are written by a rule; `place` fixes the right one. */
function inQuestions(write: (right: boolean, index: number) => string, place?: number): Finding[] {
  const question = (index: number): string => {
    const at = place ?? index % 3;
    const options = [0, 1, 2].map((each) => {
      const words = `${write(each === at, each)} ${'abc'.charAt(each)}${index}`;
      return `- [${each === at ? 'x' : ' '}] ${words}\n  > Darum.`;
    });
    return `:::check{#frage-${index} typ=einfachauswahl}\nWas stimmt?\n\n${options.join('\n')}\n:::\n`;
  };
  const without = good
    .replace(/:::check\{#eine-richtig[\s\S]*?\n:::\n/, [0, 1, 2, 3].map(question).join('\n'))
    .replace(/:::check\{#fall[\s\S]*?\n:::\n/, '');
  return compileSequence(without, 'sequenz.md').findings;
}

/** A check instrument without a fault. */
const check = fixture('check.md');
const inInstrument = (from: string, to: string): Finding[] => {
  if (check.split(from).length !== 2) throw new Error(`not exactly once in check.md: ${from}`);
  return compileInstrument(
    check.replace(from, () => to),
    'check.md',
    'probe',
  ).findings;
};

/** A workshop format without a fault, and its folder beside the sequence it draws on. */
const agenda = fixture('ablauf.md');
const changedAgenda = (from: string, to: string): string => {
  if (agenda.split(from).length !== 2) throw new Error(`not exactly once in ablauf.md: ${from}`);
  return agenda.replace(from, () => to);
};
const inWorkshop = (from: string, to: string): Finding[] =>
  compileWorkshop(changedAgenda(from, to), 'ablauf.md', 'probe').findings;
const workshop = 'workshops/formate/probe';
const withWorkshop = (from: string, to: string, other: Record<string, string> = {}): Promise<Finding[]> =>
  inFolder({
    ...complete,
    [`${workshop}/ablauf.md`]: changedAgenda(from, to),
    [`${workshop}/laufzettel.md`]: '# Laufzettel\n\n☐ fertig\n',
    ...other,
  });

/** One bad example per code; the type asks for all of them. */
const examples: Record<FindingCode, Bad | (() => Finding[] | Promise<Finding[]>)> = {
  LZ010: bad(good.slice(good.indexOf('## Hinführung'))),
  LZ011: bad(changed(['stand: 2026-10-02 }\n---\n', 'stand: 2026-10-02 }\n']), '---'),
  LZ012: change('titel: "Probe: eine ganze Sequenz"', 'titel: Probe: eine ganze Sequenz', 'Probe: eine'),
  LZ013: bad(changed(['dauer_online: 30\n', '']), '---'),
  LZ014: change('vorbereitung:', 'vorbereitungen: []\nvorbereitung:', 'vorbereitungen'),
  LZ015: change('pruefen_bis: 2027-08-01', 'pruefen_bis: 2027-13-01'),
  LZ016: change('weiter: [G01, O06]', 'weiter: [G01, G99]'),

  LZ017: change('bestehen: 0.7', 'bestehen: 0.7\nversuche: 2', 'versuche'),
  LZ018: () => inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('2027-08-01', '2026-11-25') }),
  LZ019: () => inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('2027-08-01', '2026-09-26') }),

  LZ020: bad(changed(['## Praxisbeispiele\n', '']), '## Erfolgsfaktoren'),
  LZ021: change('## Evaluation', '## Evaluation\n\nText.\n\n## Evaluatoin', '## Evaluatoin'),
  LZ022: bad(
    changed(
      ['## Praxisbeispiele', '## X'],
      ['## Erfolgsfaktoren und Stolperstellen', '## Praxisbeispiele'],
      ['## X', '## Erfolgsfaktoren und Stolperstellen'],
    ),
    '## Praxisbeispiele',
  ),
  LZ023: change('Bis bald im [Lager](/glossar#lager).', '## Evaluation\n\nBis bald.'),
  LZ024: bad(good.replace(/> Ein Zitat[\s\S]*?(?=## Evaluation)/, ''), '## Erfolgsfaktoren'),
  LZ025: change('## Hinführung', 'Ein Vorwort.\n\n## Hinführung'),
  LZ026: bad(good.replace(/:::check[\s\S]*?\n:::\n/g, 'Text.\n'), 'titel:'),
  LZ027: change('dauer: 40', 'dauer: 45'),
  LZ028: bad(`${good}${'x'.repeat(300_000)}`, '---'),
  LZ029: markdown('```\nCode ohne Ende', '```'),

  LZ030: change('Heiß!\n:::', 'Heiß!', ':::hinweis'),
  LZ031: change(':::beispiel', ':::beispeil'),
  LZ032: markdown('Außen.\n\n:::hinweis\nInnen.\n:::', ':::hinweis\nInnen'),
  LZ033: change('Bis bald im [Lager](/glossar#lager).', 'Bis bald.\n\n:::\n\nText.', ':::\n\nText.'),
  LZ034: change(':::hinweis{art=achtung}', ':::hinweis{art=„achtung“}', '„achtung“'),
  LZ035: change(':::beispiel', ':::beispiel{farbe=rot}', 'farbe'),
  LZ036: change('{art=achtung}', '{art=achtung art=tipp}', 'art=tipp'),
  LZ037: change(':::gesetz{quelle="BetrVG § 80 Abs. 3"}', ':::gesetz'),
  LZ038: change('{art=achtung}', '{art=warnung}', 'art=warnung'),
  LZ039: change('Heiß!\n', '', ':::hinweis'),
  LZ040: change('{betriebsrat}', '{betriebsraete}', 'betriebsraete'),
  LZ041: change('Bis bald im [Lager](/glossar#lager).', ':::zielgruppe{fuehrung}\nText.\n:::'),
  LZ042: change('{#vorsatz}', '', ':::reflexion\n'),
  LZ043: change('{minuten=20 form=kleingruppen}', '{form=kleingruppen}', ':::methodik{form='),
  LZ044: change('{#nachher vergleich=vorher}', '{vergleich=vorher}', ':::ampel{vergleich'),
  LZ045: change(
    'mal im Jahr durchsehen.\n:::',
    'mal im Jahr durchsehen.\n:::\n\n:::ampel{#dritte}\n- Ein Listenpunkt.\n:::',
    '- Ein Listenpunkt',
  ),
  LZ046: change('vergleich=vorher', 'vergleich=vorhin', ':::ampel{#nachher'),
  LZ047: change('{#werkzeugliste}', '', ':::massnahme\n'),
  LZ048: change('Maßnahme: Liste', 'Aufgabe: Liste'),
  LZ049: change('datei=raeumen.h5p}\n', 'datei=raeumen.h5p}\nEin Text.\n', 'Ein Text.'),

  LZ050: change('{#ablauf typ', '{typ', ':::check{typ'),
  LZ051: change('typ=wahrfalsch', 'typ=wahrflasch'),
  LZ052: change('Welche Farbe hat der Himmel bei klarem Wetter?\n', '', ':::check{#eine-richtig'),
  LZ053: change('Erklärung: Blaues', 'Blaues'),
  LZ054: change('- [x] Blau', '- [ ] Blau', '- [ ] Grün'),
  LZ055: change('- [ ] Grün', '- [x] Grün'),
  LZ056: change('- [ ] Apfel', '- [x] Apfel', '- [x] Hammer'),
  LZ057: tasks('- [x] Blau\n  > Ja.'),
  LZ058: change('- [ ] Rot', '- [ ] blau'),
  LZ059: change('\n  > Nur am Abend.', '', '- [ ] Rot'),
  LZ060: change(truths, truths.replace('[ ]', '[x]')),
  LZ061: change('3. Maschine einschalten\n   > Zum Schluss.\n', '', '1. Wasser'),
  LZ062: change(table, 'Keine Tabelle.', ':::check{#wohin'),
  LZ063: change('| Hammer | Werkstatt |', '| Hammer | |'),
  LZ064: change('| Hammer | Werkstatt |', '| Hammer | Küche |', '| Ding'),
  LZ065: change('- [ ] Rot', '- [] Rot'),
  LZ066: change('Nur am Abend.\n\nErklärung:', 'Nur am Abend.\nErklärung:', '> Nur am Abend'),
  LZ067: change('[[Säge]]', '[[]]', 'Ein [[Hammer'),
  LZ068: change('Antwort: 6 ± 0,5 Teile', 'Antwort: sechs Teile'),
  LZ069: change('- [ ] Den Verkäufer', '- [x] Den Verkäufer', '- [x] Die Werkstatt'),

  LZ070: markdown('Ein <span>Wort', '<span>'),
  LZ071: change('![Ein Plan des Lagers]', '![]'),
  LZ072: change('(plan.png)', '(https://example.org/plan.png)', '![Ein Plan'),
  LZ073: markdown('[Hier](http://example.org)'),
  LZ074: markdown('##### Zu tief'),
  LZ075: markdown('Ein ![Bild](plan.png) im Satz.', '![Bild]'),
  LZ076: markdown('- [ ] Haken'),
  LZ077: markdown('x'.repeat(7000)),
  LZ078: markdown('| a | b |\n|---|---|\n| 1 | 2 | 3 |', '| 1 |'),
  LZ079: markdown('[](https://example.org)'),

  LZ080: change('#ablauf', '#Ab_lauf'),
  LZ081: change('{#vorsatz}', '{#anfang}', ':::reflexion{#anfang}'),
  LZ082: () => checkLedger([published(changed(['#ablauf', '#anders']))], ledger),
  LZ083: () => checkLedger([published(changed(['- [x] Blau', '- [x] Hellblau']))], ledger),
  LZ084: () => checkLedger([published(good)], ledgerWith('ablauf', { typ: 'auswahl' })),
  LZ085: () => checkLedger([published(good)], ledgerWith('ablauf', { entfernt_am: '2026-11-01' })),
  LZ086: () => checkLedger([published(good)], ledgerWith('alt', { abgeloest_durch: 'gibt-es-nicht' })),
  LZ087: () => checkLedger([published(changed(['{#vorsatz}', '{#anfang}']))], {}),

  LZ090: () =>
    inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('baustein: grundlagen', 'baustein: sicherheit') }),
  LZ091: () =>
    inFolder({
      ...complete,
      [`${home}/sequenz.md`]: aloneWith('kennung: G99', 'kennung: G98').replace('/lernen/G99', '/lernen/G98'),
    }),
  LZ092: () => inFolder(without('karte.md')),
  LZ093: () => inFolder({ ...complete, ...second('kennung: G98', 'kennung: G99', 'g99-zweite') }),
  LZ094: () => inFolder(without('plan.png')),
  LZ095: () => inFolder({ ...complete, [`${home}/karte.md`]: 'Text ohne Überschrift.' }),
  LZ096: () => inFolder({ ...complete, 'sequences/kennungen.json': '{"G99":' }),
  LZ097: () => inFolder({ ...complete, [`${home}/plan.png`]: 'x'.repeat(500_001) }),
  LZ098: () => inFolder(without('raeumen.h5p')),

  LZ100: () => inFolder({ ...complete, 'sequences/fakten.yaml': 'R06: [' }),
  LZ101: () => inFolder({ ...complete, 'sequences/fakten.yaml': 'R06: { titel: KI-Kompetenz }' }),
  LZ102: change('{quelle="BetrVG § 80 Abs. 3"}\nDer', '{fakt=R40}\nDer', 'fakt=R40'),
  LZ103: () =>
    inFolder({
      ...complete,
      'sequences/fakten.yaml': facts.replace('stand: 2026-10-02', 'stand: 2026-10-03'),
      [`${home}/sequenz.md`]: aloneWith('weiter: []', 'weiter: []\nfakten: [R40]'),
    }),
  LZ104: () => inFolder({ ...complete, 'sequences/fakten.yaml': facts.replace('2027-10-01', '2026-11-25') }),
  LZ105: () => inFolder({ ...complete, 'sequences/fakten.yaml': facts.replace('2027-10-01', '2026-09-26') }),
  LZ106: () =>
    inFolder({
      ...complete,
      'sequences/fakten.yaml': facts,
      [`${home}/sequenz.md`]: aloneWith('{quelle="BetrVG § 80 Abs. 3"}', '{quelle="BetrVG § 80 Abs. 3" fakt=R40}'),
    }),
  LZ107: () => inFolder({ ...complete, 'sequences/lernpfade.yaml': paths }),
  LZ108: () => inFolder({ ...complete, 'sequences/lernpfade.yaml': 'einstieg: { titel: Einstieg }' }),

  LZ110: () => inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('weiter: []', 'weiter: [G01]') }),
  LZ111: () =>
    inFolder({
      ...complete,
      [`${home}/sequenz.md`]: aloneWith('weiter: []', 'weiter: []\nvoraussetzungen: [G98]'),
      ...second('weiter: []', 'weiter: []\nvoraussetzungen: [G99]'),
    }),
  LZ112: () =>
    inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('](/glossar#lager)', '](/lernen/G99/worum)') }),
  LZ113: () => inFolder({ ...complete, [`${home}/sequenz.md`]: aloneWith('](/glossar#lager)', '](/glossar#lagern)') }),
  LZ114: () => inFolder({ ...complete, ...second('begriff="Halle"', 'begriff="Lager"') }),
  LZ115: () =>
    inFolder({
      ...complete,
      [`${home}/sequenz.md`]: aloneWith('begriff="Lager"', 'begriff="Lager-Liste"').replace(
        'im [Lager](/glossar#lager)',
        'mit der Lager Liste',
      ),
    }),

  LZ120: () => inQuestions((right) => (right ? 'Eine ausführliche Antwort' : 'Kurz')),
  LZ121: () => inQuestions((right, index) => (right ? `Kurz ${index}` : 'Eine ausführliche Antwort'), 1),
  LZ122: markdown(`Ein Satz ${'mit noch einem Wort '.repeat(8)}endet hier.`),
  LZ123: markdown('Das XYZG regelt das.'),

  LZ130: () => outsideSequences(':::umfrage{typ=karten}\nWas fehlt?\n:::'),
  LZ131: () => outsideSequences(':::umfrage{#wunsch typ=kreuz}\nWas fehlt?\n:::'),
  LZ132: () => outsideSequences(':::umfrage{#wunsch typ=einzel}\nWas fehlt?\n\n- Zeit\n:::'),
  LZ150: () => inInstrument('## Womit beginnen?', '## Womit enden?'),
  LZ151: () => inInstrument('{#ueberblick sequenzen=G99}', '{sequenzen=G99}'),
  LZ152: () => inInstrument('1.2 Wir sehen nach', '1.2 Man sieht nach'),
  LZ153: () => inInstrument('- Rundgang machen.\n', ''),
  LZ154: () => inInstrument('### 1.2', '### 1.3'),
  LZ155: () => inInstrument('### 1.2 Wir', '### 1.2 ★ Wir'),
  LZ156: () => compileInstrument(check.slice(0, check.indexOf('## Baustein')), 'check.md', 'probe').findings,
  LZ157: () => inInstrument('- Rundgang machen.', '- Rundgang machen.\n\nNoch ein Satz.'),
  LZ158: () =>
    inFolder({ ...complete, 'workshops/checks/probe/check.md': check.replace('sequenzen=G99', 'sequenzen=G98') }),

  LZ159: async () => {
    const files = {
      ...complete,
      'sequences/fakten.yaml': facts.replace('2027-10-01', '2026-11-25'),
      'workshops/checks/probe/check.md': check.replace('ziel:', 'fakten: [R40]\nziel:'),
    };
    // The fact itself is reported at its own place.
    return (await inFolder(files)).filter(({ file }) => file.startsWith('workshops/'));
  },

  LZ170: () => inWorkshop('## Block: Rundgang {', '## Bloch: Rundgang {'),
  LZ171: () => inWorkshop('{#rundgang beginn', '{beginn'),
  LZ172: () => inWorkshop('form=stationen', 'form=stazionen'),
  LZ173: () => inWorkshop('## Tag 2: Vereinbaren', '## Tag 2: Vereinbaren {minuten=60}'),
  LZ174: () => inWorkshop('beginn=09:20', 'beginn=09:25'),
  LZ175: () => inWorkshop('{#noch-einmal minuten', '{#noch-einmal beginn=10:00 minuten'),
  LZ176: () => inWorkshop('dauer: 180', 'dauer: 175'),
  LZ177: () => inWorkshop('## Auswertung', '## Tag 3: Abschied\n\n## Auswertung'),
  LZ178: () => inWorkshop('## Tag 2: Vereinbaren', '## Tag 1: Vereinbaren'),
  LZ179: () => inWorkshop('## Tag 2: Vereinbaren', '## Tag 2: Vereinbaren\n\nEin Satz.'),
  LZ180: () => compileWorkshop(agenda.slice(0, agenda.indexOf('## Nachfassen')), 'ablauf.md', 'probe').findings,
  LZ181: () => inWorkshop('## Nachfassen', '## Block: Zu spät {#spaet form=pause minuten=5}\n\n## Nachfassen'),
  LZ182: () => inWorkshop(agenda.slice(agenda.indexOf(':::umfrage{#geaendert')), ''),
  LZ183: () => inWorkshop(':::hinweis{art=tipp}', ':::glossar{begriff="Lager"}'),
  LZ184: () => inWorkshop(':::regie\nGruppen zu dritt.\n:::', ''),
  LZ185: () => inWorkshop('{#ankommen beginn', '{#ende beginn'),
  LZ186: () => inWorkshop('vergleich=sicherheit', 'vergleich=nutzen'),
  LZ187: () => inWorkshop('vergleich=sicherheit', 'vergleich=ursachen'),
  LZ188: () => inWorkshop('{#plan art', '{art'),
  LZ189: () => inWorkshop('"G99#wahr-oder-nicht, G99#eine-richtig" vergleich=vorwissen}', '"G99 wahr"}'),
  LZ190: () => withWorkshop('"G99#wahr-oder-nicht, G99#eine-richtig" vergleich=vorwissen}', '"G99#keine-richtig"}'),
  LZ191: () => withWorkshop('"G99#wahr-oder-nicht, G99#eine-richtig" vergleich=vorwissen}', '"G99#zahl"}'),
  LZ192: () => withWorkshop('vorher: [G99]', 'vorher: [G98]'),
  LZ193: () => withWorkshop('nachfassen: 42', 'nachfassen: 42\nnachfassen_check: probe'),
  LZ195: () => inWorkshop('## Nachfassen', '## Nachfassen\n\n:::liste{#offen art=themen}\nWas ist offen?\n:::'),
  LZ196: () => inWorkshop('form=pause}', 'form=paare}\n\n:::regie\nTausch.\n:::'),
  LZ197: () => inWorkshop('## Tag 1: Ordnung schaffen\n', ''),
  LZ198: () =>
    withWorkshop('fassung: 1', 'fassung: 1', {
      [`${workshop}/laufzettel.md`]: '# Laufzettel\n\n## Lösung\n\nHinten.\n',
    }),

  LZ133: change('Bis bald im [Lager](/glossar#lager).', ':::umfrage{#wunsch typ=karten}\nWas fehlt?\n:::'),
};

describe('finding codes', () => {
  it('has a bad example for every code of the table and no other', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(findingKinds).sort());
  });

  for (const [code, example] of Object.entries(examples) as [FindingCode, (typeof examples)[FindingCode]][]) {
    it(`reports ${code}, and nothing else, where the mistake stands`, async () => {
      if (typeof example === 'function') {
        const findings = await example();
        expect([...new Set(findings.map((finding) => finding.code))]).toEqual([code]);
        return;
      }
      const { findings } = compileSequence(example.source, 'sequenz.md');
      expect(findings.map((finding) => finding.code)).toEqual([code]);
      if (example.at !== undefined) {
        const before = example.source.slice(0, example.source.indexOf(example.at)).split('\n');
        expect(findings[0]).toMatchObject({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
      }
    });
  }

  it('finds nothing in the good file, its folder and its ledger', async () => {
    expect(compileSequence(good, 'sequenz.md').findings).toEqual([]);
    expect(checkLedger([published(good)], ledger)).toEqual([]);
    expect(await inFolder({ ...complete, 'workshops/checks/probe/check.md': check })).toEqual([]);
    expect(await withWorkshop('fassung: 1', 'fassung: 2')).toEqual([]);
    // Terms and links are followed there, too, in the notes as well.
    const codes = async (from: string, to: string) => (await withWorkshop(from, to)).map(({ code }) => code);
    expect(await codes('/glossar#lager', '/glossar#lage')).toEqual(['LZ113']);
    expect(await codes('Gruppen zu dritt.', 'Siehe [G98](/lernen/G98).')).toEqual(['LZ112']);
    expect(compileMaterial('# Karte\n\n☐ fertig\n', 'karte.md').findings).toEqual([]);
  });

  it('looks for the pictures of handouts, too, where the handout names them', async () => {
    const files = { ...complete, [`${home}/karte.md`]: '# Karte\n\n![Ein Plan](plan.png)\n\n![Ein Weg](weg.png)\n' };
    const [missing, ...others] = await inFolder(files);
    expect(missing).toMatchObject({ code: 'LZ094', file: `${home}/karte.md`, line: 5 });
    expect(others).toEqual([]);
  });

  it('says in every message what is wrong and what to do, with all placeholders filled', async () => {
    for (const example of Object.values(examples)) {
      const findings =
        typeof example === 'function' ? await example() : compileSequence(example.source, 'sequenz.md').findings;
      for (const { message } of findings) {
        expect(message).toMatch(/[.?]$/);
        expect(message).not.toMatch(/\{\w+\}(?!“)|undefined|NaN/);
        expect(message.length).toBeGreaterThan(40);
      }
    }
  });
});
