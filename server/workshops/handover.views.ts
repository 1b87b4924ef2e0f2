import { spelled } from '../../workshops/format/room-code.ts';
import type { AppError } from '../http/errors.ts';
import { fileField } from '../http/file-body.ts';
import { type Html, html } from '../http/html.ts';

/** On the protocol of a room that is over: the way to another server. */
export const handOverView = (
  code: string,
): Html => html`<details class="screen-only"><summary>Auf einen anderen Server übertragen</summary><div class="stack">
<p>Lief der Workshop auf einem Laptop ohne Internet, geht er auf dem Server Ihres Betriebs oder Trägers weiter: mit Protokoll, Bescheinigungen, nächstem Teil und Nachfrage.</p>
<ol><li>Laden Sie die Übergabedatei herunter.</li><li>Melden Sie sich auf dem anderen Server an, öffnen Sie „Workshops“ und lesen Sie die Datei unter „Workshop von einem anderen Gerät einlesen“ ein.</li><li>Danach <a href="/workshop/${code}/loeschen">löschen Sie den Workshop hier</a>.</li></ol>
<p class="help">In der Datei stehen Ergebnisse, Texte, Listen und Ihr Protokoll. Einzelne Stimmen, Geräte, ausgeblendete Texte und Ihr Konto stehen nicht darin.</p>
<p><a class="button quiet" href="/workshop/${code}/uebergabe">Übergabedatei herunterladen</a></p></div></details>`;

const fields = html`<form class="form" method="post" action="/workshops/uebergabe" enctype="multipart/form-data">
<div><label for="${fileField}">Übergabedatei</label><input class="field" type="file" id="${fileField}" name="${fileField}" accept=".json,application/json" required aria-describedby="${fileField}-help">
<p class="help" id="${fileField}-help">Sie heißt zum Beispiel „workshop-ABCDEF.komki.json“. Auf dem anderen Gerät laden Sie sie unter dem Protokoll des beendeten Workshops herunter.</p></div>
<p><button class="button">Einlesen</button></p></form>`;

/** Among the workshops of a trainer: takes in what was led on another device. */
export const takeInView = html`<details><summary>Workshop von einem anderen Gerät einlesen</summary>${fields}</details>`;

/** A file was refused: why, and the form once more. */
export const refusedView = ({ code, message, details }: AppError): Html => html`<h1>Nicht eingelesen</h1>
<div class="error" role="alert"><p>${message}</p>${details.protokoll !== undefined && html`<p><a href="${details.protokoll}">Zum Protokoll dieses Workshops</a></p>`}<p class="soft small">Code für Rückfragen: ${code}</p></div>
<h2>Noch einmal</h2>
${fields}`;

export interface TakenIn {
  /** The code here, and the one on the other device. */
  code: string;
  before: string;
  /** Whether something is still to be asked. */
  asked: boolean;
}

/** The room has just come from another device: what is another now. */
export const takenInView = ({
  code,
  before,
  asked,
}: TakenIn): Html => html`<div class="stored stack screen-only" role="status">
<p>Eingelesen. Der Workshop ist jetzt auf diesem Server; auf dem anderen Gerät können Sie ihn löschen.</p>
${code !== before && html`<p>Den Code ${spelled(before)} hat hier schon ein anderer Workshop. Dieser hat jetzt den Code <b class="code">${spelled(code)}</b>.</p>`}
${asked && html`<p>Nachgefragt wird jetzt hier: <a href="#nachfragen">wann und unter welchem Link</a>. Auf den Telefonen und in Kalendern steht noch die alte Adresse, bitte sagen Sie allen die neue.</p>`}</div>`;
