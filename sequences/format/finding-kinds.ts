/** Errors keep a sequence from being served; warnings and notes do not. */
export type Severity = 'fehler' | 'warnung' | 'hinweis';

interface FindingKind {
  severity: Severity;
  text: string;
}
const error = (text: string): FindingKind => ({ severity: 'fehler', text });
const hint = (text: string): FindingKind => ({ severity: 'hinweis', text });
const warning = (text: string): FindingKind => ({ severity: 'warnung', text });

/**
 * Everything the authors' language can complain about: one closed table of codes, grouped by tens.
 * A message says what is wrong, why it matters and what to do. `{name}` is filled from the details, `{{` is a brace.
 * A new rule is a line here, a `report` where it is found, and an example in codes.test.ts, which asks for one.
 */
export const findingKinds = {
  // 01x Kopf der Datei
  LZ010: error(
    'Der Kopf der Datei fehlt. Ohne ihn sind Kennung und Titel unbekannt. Beginnen Sie die Datei mit einer Zeile „---“, den Angaben und noch einer Zeile „---“.',
  ),
  LZ011: error('Der Kopf der Datei ist nicht geschlossen. Setzen Sie nach der letzten Angabe eine Zeile „---“.'),
  LZ012: error('Der Kopf der Datei lässt sich ab hier nicht lesen: {grund}.'),
  LZ013: error('Im Kopf der Datei fehlt die Angabe „{name}“. Ergänzen Sie sie. Erwartet wird {erwartet}.'),
  LZ014: error(
    'Die Angabe „{name}“ gibt es im Kopf der Datei nicht, sie bliebe ohne Wirkung. Verbessern oder löschen Sie sie.',
  ),
  LZ015: error('Die Angabe „{name}“ passt nicht, ändern Sie sie. Erwartet wird {erwartet}.'),
  LZ016: error(
    '„{name}“ nennt die Sequenz selbst ({kennung}). Nennen Sie andere Sequenzen oder lassen Sie die Liste leer.',
  ),
  LZ017: warning(
    '„versuche“ wirkt nur in Prüfungen. Hier darf jede Frage beliebig oft beantwortet werden. Löschen Sie die Angabe oder schreiben Sie „bewertung: pruefung“.',
  ),
  LZ018: warning(
    'Diese Datei sollte bis {tag} noch einmal geprüft werden. Recht und Zahlen könnten sich geändert haben. Lesen Sie sie durch und setzen Sie „stand“ und „pruefen_bis“ neu.',
  ),
  LZ019: error(
    'Diese Datei sollte bis {tag} geprüft werden, das ist über 60 Tage her. Lesen Sie sie durch und setzen Sie „stand“ und „pruefen_bis“ neu.',
  ),

  // 02x Aufbau
  LZ020: error('Der Abschnitt „{titel}“ fehlt. Jede Sequenz hat alle neun Abschnitte. Ergänzen Sie „## {titel}“.'),
  LZ021: error(
    'Den Abschnitt „{titel}“ kennt die Vorlage nicht, sein Text würde nicht gezeigt. Verwenden Sie eine der neun Überschriften; Unterpunkte beginnen mit „###“.',
  ),
  LZ022: error(
    'Der Abschnitt „{titel}“ steht an der falschen Stelle. Die Reihenfolge der Vorlage ist fest. Er gehört {ort}.',
  ),
  LZ023: error('Den Abschnitt „{titel}“ gibt es schon in Zeile {zeile}. Führen Sie beide zusammen.'),
  LZ024: error(
    'Der Abschnitt „{titel}“ ist leer. Lernende sähen eine leere Seite. Schreiben Sie seinen Text unter die Überschrift.',
  ),
  LZ025: error(
    'Vor dem ersten Abschnitt steht Text, der nirgends gezeigt würde. Verschieben Sie ihn unter „## Hinführung“.',
  ),
  LZ026: warning(
    'Die Sequenz hat keinen einzigen Check. Lernende merken so nicht, ob sie es verstanden haben. Ergänzen Sie mindestens einen Block „:::check“.',
  ),
  LZ027: warning(
    'Die Minuten der Blöcke „:::methodik“ ergeben {summe}, im Kopf steht „dauer: {dauer}“. Gleichen Sie beides an.',
  ),
  LZ028: error(
    'Die Datei ist mit {groesse} Zeichen zu lang (höchstens {grenze}). Sie wurde nicht geprüft. Teilen Sie den Inhalt auf.',
  ),
  LZ029: error(
    'Der Code-Block, der hier mit {zaun} beginnt, ist nicht geschlossen. Setzen Sie ans Ende noch einmal {zaun}.',
  ),

  // 03x, 04x Blöcke
  LZ030: error(
    'Der Block „:::{name}“ ist nicht geschlossen und würde den Rest verschlucken. Setzen Sie an sein Ende eine Zeile „:::“.',
  ),
  LZ031: error(
    'Den Block „:::{name}“ gibt es nicht. Sein Inhalt würde nicht gezeigt. Verwenden Sie einen dieser Blöcke: {bekannt}.',
  ),
  LZ032: error(
    'Der Block „:::{name}“ steht im Block „:::{aussen}“. Blöcke lassen sich nicht schachteln. Schließen Sie den äußeren vorher mit „:::“.',
  ),
  LZ033: error(
    'Diese Zeile „:::“ schließt keinen Block. Löschen Sie sie oder ergänzen Sie die Zeile, die den Block öffnet.',
  ),
  LZ034: error(
    'Diese Blockzeile lässt sich nicht lesen: {grund}. Richtig ist zum Beispiel „:::check{{#name typ=einfachauswahl}}“.',
  ),
  LZ035: error(
    'Der Block „:::{block}“ kennt die Angabe „{name}“ nicht, sie bliebe ohne Wirkung. Möglich sind: {bekannt}.',
  ),
  LZ036: error('Die Angabe „{name}“ steht zweimal in dieser Zeile. Löschen Sie eine davon.'),
  LZ037: error('Im Block „:::{block}“ fehlt die Angabe „{name}“. Ergänzen Sie {erwartet}.'),
  LZ038: error('Im Block „:::{block}“ passt die Angabe „{name}“ nicht. Erwartet wird {erwartet}.'),
  LZ039: error('Der Block „:::{block}“ ist leer. Schreiben Sie seinen Text hinein oder löschen Sie den Block.'),
  LZ040: error('Die Zielgruppe {wort} ist nicht bekannt. Schreiben Sie eine davon in die Klammer: {bekannt}.'),
  LZ041: warning(
    'Dieser Zielgruppen-Block steht außerhalb des Abschnitts „Besondere Inhalte für einzelne Zielgruppen“. Dort wird er gesucht. Verschieben Sie ihn.',
  ),
  LZ042: error(
    'Diese Reflexion hat keinen Namen. Ohne ihn findet das Gerät die Notiz nicht wieder. Schreiben Sie „:::reflexion{{#name}}“.',
  ),
  LZ043: error(
    'Im Block „:::methodik“ fehlen die Minuten. Trainerinnen und Trainer planen damit. Schreiben Sie „:::methodik{{minuten=10 form=plenum}}“.',
  ),
  LZ044: error(
    'Diese Ampel hat keinen Namen. Ohne ihn findet das Gerät die Farben nicht wieder. Schreiben Sie „:::ampel{{#vorher}}“.',
  ),
  LZ045: error(
    'Diese Zeile der Ampel ist keine eigene Aussage. Jede Zeile wird einzeln eingeschätzt. Schreiben Sie je Zeile einen anderen Satz, ohne Liste und ohne Überschrift.',
  ),
  LZ046: error(
    'Eine Ampel „#{name}“ steht nicht davor. Vorher und nachher ließen sich nicht vergleichen. Nennen Sie den Namen der ersten Ampel.',
  ),
  LZ047: error(
    'Diese Maßnahme hat keinen Namen. Ohne ihn findet der Maßnahmenplan sie nicht wieder. Schreiben Sie „:::massnahme{{#name}}“.',
  ),
  LZ048: error(
    'Eine Maßnahme besteht aus genau zwei Zeilen, sonst passt sie nicht in den Maßnahmenplan. Schreiben Sie „Checkpunkt: Wir …“ und darunter „Maßnahme: …“.',
  ),
  LZ049: error(
    'In den Block „:::{block}“ gehört kein Text, er würde nicht gezeigt. Verschieben Sie ihn vor oder hinter den Block.',
  ),

  // 05x, 06x Checks
  LZ050: error(
    'Dieser Check hat keinen Namen. Ohne ihn lassen sich Antworten nicht zuordnen. Schreiben Sie „:::check{{#name typ=…}}“.',
  ),
  LZ051: error('Diesem Check fehlt ein gültiger Typ. Möglich sind: {bekannt}.'),
  LZ052: error('Dieser Check hat keine Frage. Schreiben Sie sie über die Antworten.'),
  LZ053: error('Dieser Teil passt nicht in einen Check vom Typ „{typ}“: {grund}.'),
  LZ054: error(
    'Keine Antwort ist als richtig angekreuzt. Niemand könnte den Check bestehen. Setzen Sie „[x]“ vor die richtige Antwort.',
  ),
  LZ055: error(
    'Bei „einfachauswahl“ sind {anzahl} Antworten als richtig angekreuzt. Lassen Sie eine stehen oder verwenden Sie „mehrfachauswahl“.',
  ),
  LZ056: error(
    'Bei „mehrfachauswahl“ braucht es mindestens zwei richtige und eine falsche Antwort, hier sind es {richtig} und {falsch}. Ergänzen Sie Antworten oder wählen Sie einen anderen Typ.',
  ),
  LZ057: error('Ein Check braucht mindestens zwei Antworten zur Wahl, hier ist es {anzahl}. Ergänzen Sie Antworten.'),
  LZ058: error(
    '„{text}“ steht zweimal zur Wahl. Lernende können beides nicht unterscheiden. Ändern oder löschen Sie eine Zeile.',
  ),
  LZ059: warning('„{text}“ hat keine Rückmeldung. Gerade aus ihr lernt man. Ergänzen Sie {wie}.'),
  LZ060: warning('Alle Aussagen sind {wert}. Das errät man schnell. Mischen Sie wahre und falsche Aussagen.'),
  LZ061: error(
    'Eine Reihenfolge braucht mindestens drei Schritte, hier sind es {anzahl}. Ergänzen Sie Schritte oder wählen Sie einen anderen Typ.',
  ),
  LZ062: error(
    'Dieser Zuordnung fehlt eine passende Tabelle. Sie hat zwei Spalten und, wenn Sie möchten, eine dritte für die Rückmeldung.',
  ),
  LZ063: error(
    'In dieser Zeile der Zuordnung ist die Spalte „{spalte}“ leer. Füllen Sie die Zelle oder löschen Sie die Zeile.',
  ),
  LZ064: error(
    'Alle Zeilen dieser Zuordnung gehören zum selben Begriff. Damit gibt es nichts zu entscheiden. Verwenden Sie mindestens zwei verschiedene Begriffe in der zweiten Spalte.',
  ),
  LZ065: error(
    'Diese Antwort ist leer oder ihr Kästchen ist falsch geschrieben. Richtig ist „- [ ] Antwort“ oder „- [x] Antwort“, mit Leerzeichen.',
  ),
  LZ066: error(
    '„Erklärung:“ gehört nicht in die Rückmeldung. Es fehlt wohl eine Leerzeile davor. Beginnen Sie damit einen eigenen Absatz am Zeilenanfang.',
  ),
  LZ067: error('Dieser Lückentext lässt sich nicht lesen: {grund}.'),
  LZ068: error(
    'Die Antwort dieser Zahl-Frage lässt sich nicht lesen. Sie steht als eigener Absatz hinter der Frage. Schreiben Sie zum Beispiel „Antwort: 4 ± 0,5 Prozent“.',
  ),
  LZ069: error('Dieser Fall lässt sich nicht lesen: {grund}.'),

  // 07x Markdown
  LZ070: error(
    'HTML ist nicht erlaubt: {text}. Es wird als gewöhnlicher Text gezeigt. Verwenden Sie Markdown oder einen Block.',
  ),
  LZ071: error(
    'Diesem Bild fehlt die Beschreibung. Wer es nicht sieht, erfährt sonst nicht, was es zeigt. Schreiben Sie „![Beschreibung](datei.png)“.',
  ),
  LZ072: error(
    'Das Bild „{datei}“ liegt nicht neben dem Text. Fremde Adressen verraten, wer liest. Legen Sie die Datei in denselben Ordner und nennen Sie nur ihren Namen.',
  ),
  LZ073: error(
    'Dieser Link ist nicht erlaubt: {ziel}. Er wird als Text gezeigt. Verwenden Sie eine Adresse mit https:// oder eine eigene wie /lernen/G05.',
  ),
  LZ074: error('Diese Überschrift hat die falsche Ebene. Innerhalb eines Abschnitts sind „###“ und „####“ möglich.'),
  LZ075: error(
    'Dieses Bild steht mitten im Text. Setzen Sie es in einen eigenen Absatz, mit einer Leerzeile davor und danach.',
  ),
  LZ076: warning(
    'Hier stehen Kästchen zum Ankreuzen außerhalb eines Checks. Sie lassen sich nicht anklicken. Fehlt die Zeile „:::check{{#name typ=…}}“?',
  ),
  LZ077: error(
    'Dieser Text ist zu lang oder zu tief verschachtelt, um ihn zu lesen. Er wird ohne Hervorhebungen gezeigt. Teilen Sie ihn mit Leerzeilen auf.',
  ),
  LZ078: error(
    'Diese Tabellenzeile hat mehr Zellen ({anzahl}) als die Kopfzeile ({spalten}). Der Rest würde fehlen. Gleichen Sie die Spalten an.',
  ),
  LZ079: error('Dieser Link hat keinen Text. Schreiben Sie in die eckige Klammer, wohin er führt.'),

  // 08x Namen und Kennungsbuch
  LZ080: error(
    'Der Name „#{id}“ hat eine falsche Form. Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, beginnend mit einem Buchstaben.',
  ),
  LZ081: error(
    'Den Namen „#{id}“ gibt es in dieser Datei schon in Zeile {zeile}. Antworten würden verwechselt. Wählen Sie einen anderen.',
  ),
  LZ082: error(
    '„{kennung}#{id}“ ist veröffentlicht und fehlt jetzt. Lernstände hängen daran. Stellen Sie den Block wieder her oder tragen Sie in kennungen.json „abgeloest_durch“ oder „entfernt_am“ ein.',
  ),
  LZ083: error(
    'Frage oder Lösung von „{kennung}#{id}“ haben sich geändert, die Fassung nicht. Alte und neue Antworten würden vermischt. Erhöhen Sie „fassung“ am Block oder im Kopf über {fassung} hinaus.',
  ),
  LZ084: error(
    '„{kennung}#{id}“ war bisher „{vorher}“ und ist jetzt „{jetzt}“. Alte Antworten passen nicht mehr dazu. Geben Sie dem neuen Block einen neuen Namen.',
  ),
  LZ085: error(
    '„{kennung}#{id}“ ist im Kennungsbuch als entfernt oder abgelöst eingetragen und steht wieder im Text. Geben Sie dem Block einen neuen Namen.',
  ),
  LZ086: error(
    '„{kennung}#{id}“ soll durch „{ziel}“ abgelöst sein, das gibt es aber nicht. Berichtigen Sie „abgeloest_durch“ in kennungen.json.',
  ),
  LZ087: error(
    '„{kennung}#{id}“ gibt es zweimal, auch in {andere}. Antworten würden vermischt. Geben Sie einem der Blöcke einen anderen Namen.',
  ),

  // 09x Dateien
  LZ090: error(
    'Die Sequenz gehört laut Kopf zum Baustein „{baustein}“, liegt aber im Ordner „{ordner}“. Verschieben Sie den Ordner oder ändern Sie die Angabe.',
  ),
  LZ091: error(
    'Der Ordner heißt „{ordner}“, die Kennung ist {kennung}. Der Ordnername beginnt mit der Kennung in Kleinbuchstaben, zum Beispiel „{beispiel}-kurzer-name“.',
  ),
  LZ092: error(
    'Das Material „{datei}“ fehlt, der Link darauf ginge ins Leere. Legen Sie die Datei in denselben Ordner oder streichen Sie den Eintrag.',
  ),
  LZ093: error(
    'Die Kennung {kennung} trägt auch {andere}. Jede Kennung gibt es nur einmal. Ändern Sie eine von beiden.',
  ),
  LZ094: error('Die Bilddatei „{datei}“ fehlt. Legen Sie sie neben den Text, der sie zeigt.'),
  LZ095: error('Dem Handzettel fehlt die Überschrift. Beginnen Sie die Datei mit „# Titel“.'),
  LZ096: error(
    'Das Kennungsbuch kennungen.json lässt sich nicht lesen ({grund}). Stellen Sie die letzte Fassung wieder her; es wird nur von Werkzeugen geschrieben.',
  ),
  LZ097: warning(
    'Das Bild „{datei}“ ist mit {groesse} kB zu groß (höchstens 500 kB). Unterwegs lädt es lange. Verkleinern Sie es.',
  ),
  LZ098: error('Die Datei „{datei}“ fehlt. Legen Sie sie neben die Sequenz.'),

  // 10x Rechtsfakten und Lernpfade
  LZ100: error(
    'Die Datei mit den Rechtsfakten lässt sich ab hier nicht lesen. Kein Fakt kann zitiert werden. Stellen Sie die letzte Fassung wieder her oder berichtigen Sie diese Zeile.',
  ),
  LZ101: error('Der Fakt „{name}“ ist unvollständig, er wird ausgelassen. Erwartet werden {erwartet}.'),
  LZ102: error('Den Fakt „{fakt}“ gibt es in fakten.yaml nicht. Nennen Sie eine vorhandene Nummer.'),
  LZ103: warning(
    'Der Rechtsstand {rechtsstand} ist älter als der Fakt {fakt}, auf den sich der Text stützt (Stand {stand}). Lesen Sie die Stellen durch und setzen Sie „rechtsstand“ neu.',
  ),
  LZ104: warning(
    'Der Fakt {fakt} sollte bis {tag} neu geprüft werden. Betroffen: {betroffen}. Lesen Sie an der Quelle nach und setzen Sie „stand“ und „pruefen_bis“ neu.',
  ),
  LZ105: error(
    'Der Fakt {fakt} sollte bis {tag} geprüft werden, das ist über 60 Tage her. Betroffen: {betroffen}. Lesen Sie an der Quelle nach und setzen Sie „stand“ und „pruefen_bis“ neu.',
  ),
  LZ106: error(
    'Dieser Block nennt „quelle“ und „fakt“. Die Fundstelle des Fakts steht schon in fakten.yaml. Löschen Sie „quelle“.',
  ),
  LZ107: warning(
    'Der Lernpfad „{name}“ nennt {kennung}, diese Sequenz gibt es nicht. Lernende lesen dort „noch nicht veröffentlicht“. Prüfen Sie die Kennung.',
  ),
  LZ108: error(
    'Der Lernpfad „{name}“ in lernpfade.yaml passt nicht, er wird ausgelassen. Erwartet wird {erwartet}. Berichtigen Sie ihn.',
  ),

  // 11x Verweise und Begriffe über Dateien hinweg
  LZ110: warning(
    '„{name}“ nennt {kennung}, diese Sequenz gibt es nicht. Lernenden wird sie nicht angeboten. Berichtigen Sie die Kennung oder legen Sie die Sequenz an.',
  ),
  LZ111: error('Die Voraussetzungen drehen sich im Kreis: {kreis}. Niemand könnte beginnen. Streichen Sie eine davon.'),
  LZ112: warning(
    'Der Link führt zu {ziel}, das gibt es nicht. Er wird als gewöhnlicher Text gezeigt. Berichtigen Sie die Adresse.',
  ),
  LZ113: error(
    'Den Begriff „{begriff}“ erklärt keine Sequenz. Der Link ginge ins Leere. Berichtigen Sie ihn oder erklären Sie den Begriff in einem Block „:::glossar“.',
  ),
  LZ114: error(
    'Der Begriff „{begriff}“ wird auch in {andere} erklärt. Im Glossar steht jeder Begriff einmal. Löschen Sie eine Erklärung und verlinken Sie die andere.',
  ),
  LZ115: warning(
    '„{gefunden}“ schreibt das Glossar „{begriff}“. Zwei Schreibweisen sehen aus wie zwei Dinge. Gleichen Sie sie an.',
  ),

  // 12x Antworten und Sprache
  LZ120: warning(
    'In allen {anzahl} Fragen mit einer richtigen Antwort ist die richtige die längste. Wer das merkt, muss nichts wissen. Kürzen Sie richtige oder verlängern Sie falsche Antworten.',
  ),
  LZ121: warning(
    'In allen {anzahl} Fragen mit einer richtigen Antwort steht die richtige auf Platz {platz}. Auf Papier wird nicht gemischt. Verteilen Sie die richtigen Antworten.',
  ),
  LZ122: hint(
    'Dieser Satz hat {anzahl} Wörter: „{satz} …“. Beim Lesen verliert man leicht den Faden. Teilen Sie ihn, wenn es geht.',
  ),
  LZ123: hint(
    'Die Abkürzung „{wort}“ wird nicht erklärt. Nicht alle kennen sie. Schreiben Sie sie beim ersten Mal aus, mit der Abkürzung in Klammern.',
  ),

  // 13x Umfragen
  LZ130: error(
    'Diese Umfrage hat keinen Namen. Ohne ihn lassen sich Stimmen nicht zuordnen. Schreiben Sie „:::umfrage{{#name typ=…}}“.',
  ),
  LZ131: error('Dieser Umfrage fehlt ein gültiger Typ. Möglich sind: {bekannt}.'),
  LZ132: error(
    'Eine Umfrage vom Typ „{typ}“ braucht {erwartet} Antworten zur Wahl, hier sind es {anzahl}. Gleichen Sie die Liste an.',
  ),
  LZ133: warning(
    'Umfragen werden nur in Workshops gespielt. Lernende sehen an dieser Stelle nichts. Verwenden Sie in einer Sequenz einen Check oder eine Ampel.',
  ),
  // 15x Betriebs-Checks
  LZ150: error(
    'Den Abschnitt „{titel}“ kennt ein Betriebs-Check nicht, sein Text würde nicht gezeigt. Möglich sind „## Warum?“, „## Womit beginnen?“ und „## Baustein: Titel {{#name}}“.',
  ),
  LZ151: error(
    'Hier fehlt der Name. Bewertungen und Maßnahmen hängen daran. Schreiben Sie ihn ans Ende der Überschrift: „{{#name}}“.',
  ),
  LZ152: error(
    'Dieser Checkpunkt lässt sich nicht lesen. Er braucht eine Nummer und einen Satz, der mit „Wir“ beginnt. Schreiben Sie zum Beispiel „### 1.1 ★ Wir wissen, wo KI steckt. {{#ueberblick}}“.',
  ),
  LZ153: warning(
    'Dieser Checkpunkt hat keine Anregungen aus der Praxis. Gerade sie helfen weiter. Ergänzen Sie darunter eine Liste.',
  ),
  LZ154: error(
    'Der Checkpunkt trägt die Nummer {nummer}, an dieser Stelle ist es {erwartet}. Berichtigen Sie die Nummer.',
  ),
  LZ155: error(
    'In diesem Baustein tragen {anzahl} Checkpunkte den Stern ★, es soll {erwartet} sein. Danach richtet sich die Kurzfassung. Gleichen Sie Sterne und „dauer_kurz“ an.',
  ),
  LZ156: error(
    'Dieser Check hat keinen einzigen Checkpunkt. Ergänzen Sie „## Baustein: …“ und darunter „### 1.1 Wir …“.',
  ),
  LZ157: error(
    'Dieser Text steht an einer Stelle, an der er nicht gezeigt würde. Unter einem Checkpunkt steht nur eine Liste mit Anregungen. Verschieben Sie ihn unter die Überschrift des Bausteins.',
  ),
  LZ158: warning(
    'Der Check empfiehlt die Sequenz {kennung}, die gibt es nicht. Niemandem wird sie angeboten. Berichtigen Sie die Kennung.',
  ),
  LZ159: warning(
    'Der Text stützt sich auf den Fakt {fakt}, der bis {tag} neu geprüft werden sollte. Lesen Sie an der Quelle nach und danach diese Datei durch.',
  ),
  // 17x–19x Workshop-Formate
  LZ170: error(
    'Den Abschnitt „{titel}“ kennt ein Workshop-Format nicht, sein Text würde nicht gezeigt. Möglich sind „## Block: Titel {{#name minuten=15 form=plenum}}“, „## Tag 1: Titel“ (auch Termin, Sitzung, Treffen, Auftakt, Auswertung der Erprobung), „## Auswertung“, „## Nachfassen“ und „## Wirkung“.',
  ),
  LZ171: error(
    'Diesem Block der Agenda fehlt der Name. Leitung und Telefone finden ihn sonst nicht. Schreiben Sie ihn ans Ende der Überschrift: „{{#name minuten=15 form=plenum}}“.',
  ),
  LZ172: error(
    'In der Überschrift des Blocks „{titel}“ fehlt die Angabe „{name}“ oder passt nicht. Ohne sie lässt sich der Ablauf nicht planen. Erwartet wird {erwartet}.',
  ),
  LZ173: error(
    'Die Überschrift „{titel}“ kennt die Angabe „{name}“ nicht, sie bliebe ohne Wirkung. Möglich sind: {bekannt}.',
  ),
  LZ174: error(
    'Der Block „{titel}“ soll um {beginn} Uhr beginnen, nach den Minuten davor ist es {erwartet} Uhr. Gleichen Sie Uhrzeit und Minuten an.',
  ),
  LZ175: error(
    'Der Block „{titel}“ nennt eine Uhrzeit, der erste Block dieses Teils nicht. Geben Sie auch dem ersten „beginn“, oder lassen Sie die Uhrzeiten weg.',
  ),
  LZ176: error(
    'Die Minuten aller Blöcke ergeben mit den Pausen {summe}, im Kopf steht „dauer: {dauer}“. Gleichen Sie beides an.',
  ),
  LZ177: error(
    'Hier fehlen Blöcke: „{titel}“ hat keinen. Ergänzen Sie „## Block: Titel {{#name minuten=15 form=plenum}}“.',
  ),
  LZ178: error(
    'Einen Teil mit dem Namen von „{titel}“ gibt es schon in Zeile {zeile}. Beim Springen würden beide verwechselt. Geben Sie ihm eine andere Nummer.',
  ),
  LZ179: error(
    'Dieser Text steht an einer Stelle, an der er nicht gezeigt würde. Verschieben Sie ihn unter eine Überschrift „## Block: …“.',
  ),
  LZ180: error('Der Abschnitt „{titel}“ fehlt. {grund}. Ergänzen Sie „## {titel}“ am Ende der Datei.'),
  LZ181: error(
    'Der Abschnitt „{titel}“ steht an der falschen Stelle oder zweimal da. Die Reihenfolge ist fest: alle Blöcke, dann „## Auswertung“, „## Nachfassen“ und „## Wirkung“. Verschieben oder löschen Sie ihn.',
  ),
  LZ182: error(
    'Der Abschnitt „{titel}“ hat keine Umfrage, niemand könnte antworten. Ergänzen Sie einen Block „:::umfrage“.',
  ),
  LZ183: error(
    'Der Block „:::{name}“ gehört in Lernsequenzen, in einem Workshop würde er nicht gezeigt. Möglich sind hier: {bekannt}.',
  ),
  LZ184: hint(
    'Der Block „{titel}“ hat keine Regie. Wer ihn zum ersten Mal leitet, weiß nicht, wie. Ergänzen Sie „:::regie“ mit Schritten und Minuten.',
  ),
  LZ185: error('Den Namen „#{id}“ braucht der Workshop selbst (vergeben sind: {vergeben}). Wählen Sie einen anderen.'),
  LZ186: error(
    'Eine Umfrage oder Wissensfrage „#{name}“ steht nicht davor. Vorher und nachher ließen sich nicht vergleichen. Nennen Sie den Namen der ersten.',
  ),
  LZ187: error(
    '„#{name}“ fragt etwas anderes. Vergleichen lassen sich nur zwei vom selben Typ mit denselben Antworten oder Fragen. Gleichen Sie beide an.',
  ),
  LZ188: error(
    'Diesem Block fehlt der Name. Ohne ihn lässt sich nicht zuordnen, was die Gruppe einträgt. Schreiben Sie „:::{block}{{#name …}}“.',
  ),
  LZ189: error(
    'Die Frage „{frage}“ passt nicht: {grund}. Schreiben Sie zum Beispiel fragen="G08#frist-ranking, O06#beratung".',
  ),
  LZ190: error(
    'Die Frage {frage} gibt es in keiner Sequenz. Im Workshop bliebe sie leer. Nennen Sie Kennung und Namen eines vorhandenen Checks.',
  ),
  LZ191: error(
    'Die Frage {frage} passt nicht in einen Wissens-Block: {grund}. Möglich sind „einfachauswahl“ und „wahrfalsch“ aus Sequenzen ohne Prüfung. Nennen Sie eine andere.',
  ),
  LZ192: warning(
    '„{name}“ nennt die Sequenz {kennung}, die gibt es nicht. Niemandem wird sie angeboten. Berichtigen Sie die Kennung.',
  ),
  LZ193: error(
    'Den Betriebs-Check „{name}“ gibt es nicht. Beim Nachfragen ginge der Link ins Leere. Nennen Sie einen Ordner unter workshops/checks oder streichen Sie die Angabe.',
  ),
  LZ195: error(
    'Eine gemeinsame Liste gehört nicht in „{titel}“, dort füllt jede Person für sich aus. Verschieben Sie sie in einen Block.',
  ),
  LZ196: warning(
    'Der Block „{titel}“ hat keinen Text für Teilnehmende. Telefone und Beamer zeigen nur seinen Titel. Schreiben Sie in ein, zwei Sätzen, was jetzt zu tun ist.',
  ),
  LZ197: error(
    'Vor „{titel}“ stehen Blöcke ohne eigene Überschrift. Wer springt, weiß nicht, wohin sie gehören. Geben Sie auch dem ersten Teil eine, zum Beispiel „## Tag 1“.',
  ),
  LZ198: warning(
    'Unter „{titel}“ steht eine Lösung, und dieses Blatt ist für alle offen. Wer es vorher liest, kennt sie. Legen Sie die Lösung in eine eigene Datei, die im Kopf „nur_leitung: true“ hat.',
  ),
} satisfies Record<string, FindingKind>;
