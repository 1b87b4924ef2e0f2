import { duration } from '../../sequences/format/words.ts';
import { blocksOf } from '../../workshops/format/agenda.ts';
import { type Html, html } from '../http/html.ts';
import { germanDate } from '../http/moments.ts';
import { howToPrint } from '../http/paper.ts';
import type { LiveRoom } from './live-room.ts';

/** Certificates of attendance to print, one on each sheet. Names are written by hand or typed in here; nothing of them is sent. */
export const certificatesView = (
  { doc, agenda }: LiveRoom,
  count: number,
): Html => html`<h1 class="screen-only">Teilnahmebescheinigungen</h1>
${howToPrint}
<p class="screen-only">${count === 1 ? '1 Blatt' : `${count} Blätter`}. Tippen Sie die Namen in die Felder oder schreiben Sie sie nach dem Drucken von Hand: Sie werden nicht gespeichert und nicht gesendet.</p>
<form class="screen-only form" method="get"><div><label for="anzahl">Wie viele Blätter?</label><input class="field" id="anzahl" name="anzahl" inputmode="numeric" value="${count}" maxlength="3"></div><p><button class="button quiet">Anzahl ändern</button></p></form>
${Array.from({ length: count }, (_, index) => certificate(doc.title, germanDate(doc.openedAt), agenda.workshop, index + 1))}`;

function certificate(title: string, date: string, workshop: LiveRoom['agenda']['workshop'], number: number): Html {
  const { aim, minutes } = workshop;
  const contents = blocksOf(workshop).filter(({ form }) => form !== 'pause');
  return html`<article class="paper prose certificate"><p class="soft small">KomKI · KI-Qualifizierung für kleine und mittlere Unternehmen</p>
<h2>Teilnahmebescheinigung</h2>
<p><label>Name <span class="visually-hidden">auf Blatt ${number}</span><input class="field wide-field" autocomplete="off"></label></p>
<p>hat teilgenommen am Workshop</p>
<p class="lead"><b>${title}</b></p>
<p>am ${date}, Umfang ${duration(minutes)}.</p>
<p><b>Ziel:</b> ${aim}</p>
<p><b>Inhalte:</b> ${contents.map((block) => block.title).join(' · ')}</p>
<div class="fill-in">${['Ort, Datum', 'Unterschrift der Leitung'].map((label) => html`<p><span class="soft small">${label}</span><span class="line"></span></p>`)}</div></article>`;
}
