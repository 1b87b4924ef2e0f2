import { freshId, idsIn } from './new-file.ts';

/** A block to begin with: complete, so that it compiles as it is and its words only have to be exchanged. */
export interface Snippet {
  /** Name of the block; with `typ` the type of check. */
  block: string;
  typ?: string;
  /** What it is called in a menu. */
  label: string;
  group: 'Fragen' | 'Für Lernende' | 'Kästen' | 'Medien' | 'Für Trainer:innen' | 'Workshop';
  /** What the id begins with; without it the block has none. */
  id?: string;
  /** From `:::` to `:::`; `{{id}}` is where the id goes. */
  text: string;
}

/** One for every kind of block and every type of check, in the order of the menu. */
export const snippets: readonly Snippet[] = [
  {
    block: 'check',
    typ: 'einfachauswahl',
    label: 'Eine Antwort ist richtig',
    group: 'Fragen',
    id: 'frage',
    text: `:::check{#{{id}} typ=einfachauswahl}
Wer entscheidet, ob der Entwurf hinausgeht?

- [ ] Das Programm, wenn es sich sicher ist
  > Das Programm schlägt nur vor. Verantworten kann es nichts.
- [x] Die Person, die den Vorgang bearbeitet
  > Richtig. Sie prüft den Entwurf und gibt ihn frei.
- [ ] Der Hersteller des Programms
  > Er liefert das Werkzeug und kennt Ihren Vorgang nicht.

Erklärung: Ein Vorschlag wird erst durch die Freigabe eines Menschen zur Entscheidung.
:::`,
  },
  {
    block: 'check',
    typ: 'mehrfachauswahl',
    label: 'Mehrere Antworten sind richtig',
    group: 'Fragen',
    id: 'auswahl',
    text: `:::check{#{{id}} typ=mehrfachauswahl}
Was klären Sie vor dem Einsatz?

- [x] Welche Daten hineingehen
  > Ja. Davon hängt ab, was erlaubt ist.
- [ ] Welche Farbe das Programm hat
  > Das ändert an der Sache nichts.
- [x] Wer die Ergebnisse prüft
  > Ja. Ohne Prüfung übernimmt niemand die Verantwortung.
- [ ] Wie viele andere es benutzen
  > Verbreitung sagt nichts darüber, ob es bei Ihnen passt.
:::`,
  },
  {
    block: 'check',
    typ: 'wahrfalsch',
    label: 'Stimmt oder stimmt nicht',
    group: 'Fragen',
    id: 'aussagen',
    text: `:::check{#{{id}} typ=wahrfalsch}
Entscheiden Sie für jede Aussage.

- [x] Ein Sprachmodell kann flüssig und falsch zugleich antworten.
  > Stimmt. Flüssig heißt nicht geprüft.
- [ ] Wer ein Ergebnis übernimmt, haftet nicht dafür.
  > Stimmt nicht. Verantwortung bleibt beim Menschen.
:::`,
  },
  {
    block: 'check',
    typ: 'reihenfolge',
    label: 'In die richtige Reihenfolge bringen',
    group: 'Fragen',
    id: 'ablauf',
    text: `:::check{#{{id}} typ=reihenfolge}
Bringen Sie die Schritte in die richtige Reihenfolge.

1. Die Aufgabe beschreiben
   > Zuerst, sonst passt das Werkzeug nur zufällig.
2. Ein Werkzeug auswählen
   > Erst wenn die Aufgabe klar ist.
3. Mit wenigen Leuten erproben
   > Bevor alle damit arbeiten.
:::`,
  },
  {
    block: 'check',
    typ: 'zuordnung',
    label: 'Zusammengehörendes zuordnen',
    group: 'Fragen',
    id: 'zuordnung',
    text: `:::check{#{{id}} typ=zuordnung}
Wer tut was?

| Aufgabe | Wer | Rückmeldung |
|---|---|---|
| Den Einsatz freigeben | Geschäftsführung | Sie trägt die Verantwortung. |
| Bei der Einführung mitbestimmen | Betriebsrat | Das regelt das BetrVG. |
| Ergebnisse im Alltag prüfen | Beschäftigte | Sie kennen den Vorgang. |
:::`,
  },
  {
    block: 'check',
    typ: 'luecken',
    label: 'Lücken im Text füllen',
    group: 'Fragen',
    id: 'luecken',
    text: `:::check{#{{id}} typ=luecken}
Füllen Sie die Lücken.

Ein Vorschlag wird erst durch die [[Freigabe|Zustimmung]] eines Menschen zur [[Entscheidung]].
:::`,
  },
  {
    block: 'check',
    typ: 'zahl',
    label: 'Eine Zahl nennen',
    group: 'Fragen',
    id: 'zahl',
    text: `:::check{#{{id}} typ=zahl}
Von 400 Entwürfen mussten 30 berichtigt werden. Wie viel Prozent sind das?

Antwort: 7,5 ± 0,1 Prozent

Erklärung: 30 geteilt durch 400 ergibt 0,075.
:::`,
  },
  {
    block: 'check',
    typ: 'fall',
    label: 'Einen Fall Schritt für Schritt entscheiden',
    group: 'Fragen',
    id: 'fall',
    text: `:::check{#{{id}} typ=fall}
Ein Betrieb mit vierzig Leuten möchte Bewerbungen vorsortieren lassen. Einen Betriebsrat gibt es.

### Wen sprechen Sie zuerst an?

- [x] Den Betriebsrat
  > Richtig. Er ist vor der Einführung zu beteiligen.
- [ ] Die Bewerberinnen und Bewerber
  > Sie werden informiert, aber erst, wenn feststeht, was geschieht.

### Was prüfen Sie danach?

- [ ] Ob das Programm schneller ist als die Personalabteilung
  > Tempo sagt nichts darüber, ob es gerecht auswählt.
- [x] Ob das Programm bestimmte Gruppen benachteiligt
  > Richtig. Das lässt sich an früheren Bewerbungen erproben.
:::`,
  },
  {
    block: 'ampel',
    label: 'Ampel: sich selbst einschätzen',
    group: 'Für Lernende',
    id: 'ampel',
    text: `:::ampel{#{{id}}}
Ich kann in zwei Sätzen sagen, worum es geht.
Ich weiß, wen ich in meinem Betrieb frage.
:::`,
  },
  {
    block: 'reflexion',
    label: 'Reflexion: frei schreiben',
    group: 'Für Lernende',
    id: 'gedanken',
    text: `:::reflexion{#{{id}} platz=4}
Woran merken Sie in Ihrem Betrieb, dass das ein Thema ist?
:::`,
  },
  {
    block: 'massnahme',
    label: 'Maßnahme für den Maßnahmenplan',
    group: 'Für Lernende',
    id: 'massnahme',
    text: `:::massnahme{#{{id}}}
Checkpunkt: Wir wissen, welche KI-Werkzeuge bei uns benutzt werden.
Maßnahme: Eine Liste anlegen und jedes Vierteljahr durchsehen.
:::`,
  },
  {
    block: 'zielgruppe',
    label: 'Nur für eine Zielgruppe',
    group: 'Für Lernende',
    text: `:::zielgruppe{beschaeftigte}
Was sich für Beschäftigte im Alltag ändert.
:::`,
  },
  {
    block: 'hinweis',
    label: 'Hinweis: Merksatz, Tipp oder Achtung',
    group: 'Kästen',
    text: `:::hinweis{art=merksatz}
Ein Satz, der bleiben soll.
:::`,
  },
  {
    block: 'beispiel',
    label: 'Beispiel',
    group: 'Kästen',
    text: `:::beispiel
Ein Betrieb, eine Entscheidung, eine Folge.
:::`,
  },
  {
    block: 'gesetz',
    label: 'Gesetz mit Fundstelle',
    group: 'Kästen',
    text: `:::gesetz{quelle="BetrVG § 90 Abs. 1 Nr. 3"}
Der Arbeitgeber unterrichtet den Betriebsrat rechtzeitig, wenn er Arbeitsabläufe mit Künstlicher Intelligenz plant.
:::`,
  },
  {
    block: 'glossar',
    label: 'Begriff erklären (Glossar)',
    group: 'Kästen',
    text: `:::glossar{begriff="Neuer Begriff" auch="neue Begriffe, neuen Begriffs"}
Was das Wort bedeutet, in einem oder zwei Sätzen.
:::`,
  },
  {
    block: 'video',
    label: 'Film mit Untertiteln und Abschrift',
    group: 'Medien',
    text: `:::video{titel="Titel des Films" datei=film.mp4 untertitel=film.vtt transkript=film.md}
:::`,
  },
  {
    block: 'h5p',
    label: 'Interaktive Übung (H5P)',
    group: 'Medien',
    text: `:::h5p{titel="Titel der Übung" datei=uebung.h5p}
:::`,
  },
  {
    block: 'methodik',
    label: 'Methodik: was Trainer:innen tun',
    group: 'Für Trainer:innen',
    text: `:::methodik{minuten=10 form=kleingruppen}
- **Methode:** Zu dritt besprechen (7 Minuten), drei Ergebnisse sammeln (3 Minuten).
- **Material:** –
- **Typische Frage:** „Und wenn wir keinen Betriebsrat haben?“ – Gute Antwort: „Dann fragen Sie die Beschäftigten selbst.“
- **Online:** Text einzeln lesen (10 Minuten).
:::`,
  },
  {
    block: 'umfrage',
    typ: 'einzel',
    label: 'Umfrage, live im Workshop',
    group: 'Workshop',
    id: 'umfrage',
    text: `:::umfrage{#{{id}} typ=einzel}
Womit fangen wir an?

- Mit einem Beispiel
- Mit den Regeln
:::`,
  },
];

/** Where text is put in, and which part of the text then stands there is selected; all in UTF-16 units of the file. */
export interface Insertion {
  at: number;
  text: string;
  /** The first line of its words, to be overwritten. */
  select: { from: number; to: number };
}

/** What opens a block, closes one, heads a section. */
const blockLine = /^ {0,3}:::/;
const closeLine = /^ {0,3}:::[ \t]*$/;

/**
 * Puts a snippet into a file: at the cursor, but never into the front matter, another block or the middle of a paragraph,
 * with a blank line around it and an id nobody has.
 * @param cursor place in the source
 */
export function insertSnippet(source: string, cursor: number, { id, text }: Snippet): Insertion {
  const at = placeFor(source, cursor);
  const before = source.slice(0, at);
  const after = source.slice(at);
  const lead = before === '' || /\n\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const end = after.startsWith('\n\n') ? '' : '\n';
  const words = id === undefined ? text : text.replace('{{id}}', freshId(id, idsIn(source)));
  const body = words.indexOf('\n') + 1;
  const from = at + lead.length + body;
  const to = at + lead.length + Math.max(body, words.indexOf('\n', body));
  return {
    at,
    text: `${lead}${words}${end}`,
    select: words.startsWith(':::', body) ? { from, to: from } : { from, to },
  };
}

/** The end of the paragraph or block the cursor stands in. */
function placeFor(source: string, cursor: number): number {
  const lines = source.split('\n');
  const row = source.slice(0, cursor).split('\n').length - 1;
  const first = lines[0]?.trimEnd() === '---' ? lines.findIndex((line) => line.startsWith('## ')) : 0;
  let target = Math.max(row, first);
  let open = false;
  for (let index = 0; index <= target; index++) {
    if (blockLine.test(lines[index] ?? '')) open = !closeLine.test(lines[index] ?? '');
  }
  if (open) {
    const close = lines.findIndex((line, index) => index > target && closeLine.test(line));
    const next = lines.findIndex((line, index) => index > target && (/^## /.test(line) || blockLine.test(line)));
    // A block that is not closed ends where the next begins.
    if (close !== -1 && close <= next) target = close;
  } else {
    while ((lines[target] ?? '').trim() !== '' && (lines[target + 1] ?? '').trim() !== '') target++;
  }
  return lines.slice(0, target + 1).join('\n').length;
}
