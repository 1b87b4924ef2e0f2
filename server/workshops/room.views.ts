import { evaluationPlace } from '../../workshops/format/agenda.ts';
import { spelled } from '../../workshops/format/room-code.ts';
import { type Html, html } from '../http/html.ts';
import { germanMoment } from '../http/moments.ts';
import { qrCode, shareLink } from '../http/share-link.ts';
import type { Agenda } from './agenda.ts';
import type { LiveRoom } from './live-room.ts';
import { readable } from './words.ts';

const codeForm = (value = '', problem?: string): Html => html`<form method="get" action="/workshop" class="form">
<div><label for="code">Code von der Leinwand</label><input class="field code-field" id="code" name="code" value="${value}" required autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20"${problem && html` aria-invalid="true" aria-describedby="code-problem"`}>
${problem && html`<p class="field-error" id="code-problem" role="alert">${problem}</p>`}</div>
<p><button class="button">Workshop beitreten</button></p></form>`;

export const joinView = (value: string, problem?: string): Html => html`<h1>Workshop beitreten</h1>
<p class="lead">Ohne Konto, ohne Namen. Geben Sie den Code ein, den die Leitung zeigt.</p>
${codeForm(value, problem)}
<p class="stored small"><b>Gespeichert wird:</b> Ihre Stimme ohne Namen, Gerät und Uhrzeit, bis die Abstimmung endet; danach nur die Summe aller Stimmen.</p>`;

const blockTitle = ({ blocks }: Agenda, id: string): string =>
  blocks.find((block) => block.id === id)?.title ??
  (id === evaluationPlace ? 'Auswertung' : 'Der Workshop ist beendet');

/** What is on now, as it reads without JavaScript; the element takes over. */
export function participantView({ doc, agenda, content }: LiveRoom): Html {
  const { workshop } = agenda;
  const nodes =
    content.block === evaluationPlace
      ? workshop.evaluation
      : (agenda.blocks.find(({ id }) => id === content.block)?.nodes ?? []);
  return html`<komki-workshop code="${doc.code}"><article class="prose">
<p class="soft small">Workshop · ${spelled(doc.code)}</p>
<h1 class="small-title">${workshop.title}</h1>
<h2>${blockTitle(agenda, content.block)}</h2>
${readable(nodes)}
<noscript><p class="stored">Zum Abstimmen braucht diese Seite JavaScript. Ohne geht es auch: Bitten Sie die Leitung um einen Stimmzettel aus Papier.</p></noscript>
</article></komki-workshop>`;
}

/** The facilitator's side. Its element needs JavaScript; what helps without is here. */
export const stageView = ({
  doc,
  agenda,
}: LiveRoom): Html => html`<komki-workshop-stage code="${doc.code}"><article class="prose">
<p class="soft small">Leitung · ${spelled(doc.code)}</p>
<h1 class="small-title">${agenda.workshop.title}</h1>
<noscript><p>Um den Workshop zu leiten, braucht diese Seite JavaScript. Ohne geht es mit Papier: <a href="/workshops/${agenda.workshop.name}/leitfaden">Leitfaden</a>, <a href="/workshops/${agenda.workshop.name}/karten">Stimmzettel und Karten</a>.</p></noscript>
<ul><li><a href="/workshop/${doc.code}/beamer">Ansicht für die Leinwand</a></li>
<li><a href="/workshop/${doc.code}/einladung">Einladung mit Code und QR-Code</a></li>
<li><a href="/workshop/${doc.code}/protokoll">Protokoll</a></li></ul>
</article></komki-workshop-stage>`;

/** The wall. Its QR code stands in the slot `einladung`, because QR codes are made on the server. */
export const projectorView = (
  { doc, agenda }: LiveRoom,
  address: string,
): Html => html`<komki-workshop-projector code="${doc.code}">
<div slot="einladung">${qrCode(address, 'QR-Code zum Mitmachen')}</div>
<noscript><h1>${agenda.workshop.title}</h1><p>Die Leinwand braucht JavaScript.</p></noscript>
</komki-workshop-projector>`;

export const invitationView = (
  { doc, agenda }: LiveRoom,
  address: string,
): Html => html`<article class="paper prose invitation"><p class="soft small">Workshop</p>
<h1>${agenda.workshop.title}</h1>
<p class="lead">Machen Sie mit: Scannen Sie den Code mit der Kamera, oder geben Sie ihn unter „Workshop beitreten“ ein.</p>
<p class="join-code">${spelled(doc.code)}</p>
${shareLink(address, 'Link zum Mitmachen')}
<p>Kein Konto, kein Name, keine E-Mail. Gespeichert wird Ihre Stimme ohne Namen, Gerät und Uhrzeit, und nur bis die Abstimmung endet; danach nur die Summe aller Stimmen.</p>
<p class="soft small">Offen bis ${germanMoment(doc.closesAt)}.</p></article>`;
