import { planColumns, planWords } from '../../workshops/format/plan.ts';
import { type Html, html } from '../http/html.ts';

/** The six columns people know from paper; the status is for the screen. */
const onPaper = planColumns.filter((column) => column !== 'status');
const emptyRows = Array.from({ length: 8 });

/** The frame of the Maßnahmenplan: what it is and where it lies. Its rows are on the device; without JavaScript there is a sheet for pen and paper. */
export const planView: Html = html`<h1>Maßnahmen&shy;plan</h1>
<p class="lead screen-only">Was Ihr Betrieb sich vornimmt, wer es übernimmt, und wann Sie nachsehen, ob es gewirkt hat.</p>
<komki-plan><p>Ihr Plan liegt im Speicher dieses Browsers. Um ihn zu zeigen und zu bearbeiten, braucht diese Seite JavaScript.</p></komki-plan>
<noscript><div class="prose"><p>Auf Papier geht es auch: Drucken Sie diese Seite und füllen Sie die Tabelle aus.</p>
<table class="plan"><thead><tr>${onPaper.map((column) => html`<th scope="col">${planWords.columns[column]}</th>`)}</tr></thead>
<tbody>${emptyRows.map(() => html`<tr>${onPaper.map((column) => html`<td data-label="${planWords.columns[column]}"></td>`)}</tr>`)}</tbody></table></div></noscript>
<p class="stored small screen-only"><b>Gespeichert wird:</b> alles nur auf diesem Gerät. Der Plan gehört zu diesem Gerät, auch wenn Sie angemeldet sind: Wer diesen Browser benutzt, kann ihn sehen. Er verlässt das Gerät nur verschlüsselt, wenn Sie unter „Meine Daten“ eine Kopie für Ihre anderen Geräte einrichten. Löschen können Sie ihn unter <a href="/meine-daten">Meine Daten</a>.</p>`;
