import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import type { LiveRoom } from './live-room.ts';

/** Asked once: there is no way back. */
export const removalView = ({ doc, isClosed }: LiveRoom): Html => html`<h1>Workshop löschen?</h1>
<p class="lead">${doc.title}, ${germanDate(doc.openedAt)}</p>
<p>Gelöscht werden Protokoll, Ergebnisse, Listen und Rückmeldungen dieses Workshops. Das lässt sich nicht zurücknehmen.${!isClosed && ' Er läuft noch: Wer gerade dabei ist, wird getrennt.'}</p>
<form method="post" action="/workshop/${doc.code}/loeschen"><p><button class="button">Alles löschen</button> <a class="button quiet" href="/workshop/${doc.code}/protokoll">Behalten</a></p></form>`;
