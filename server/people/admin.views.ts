import { type Html, html } from '../http/html.ts';
import { shareLink } from '../http/share-link.ts';
import { roleWords } from './invitation.views.ts';
import { type StaffRole, staffRoles } from './invitations.ts';
import type { StaffMember } from './persons.ts';

/** An open invitation in words. */
export interface OpenInvitation {
  id: string;
  /** “Rolle „Training“” or “Kohorte „Herbst 2026““. */
  text: string;
  expiresAt: Date;
}

const dateFormat = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

const roleTicks = (chosen: readonly string[]): Html[] =>
  staffRoles.map(
    (role) =>
      html`<label class="tick"><input type="checkbox" name="rollen" value="${role}"${chosen.includes(role) && html` checked`}><span>${roleWords[role].name}</span></label>`,
  );

function person({ _id, name, email, roles }: StaffMember): Html {
  const held = staffRoles.filter((role) => roles.includes(role)).map((role) => roleWords[role].name);
  return html`<li class="card"><h3>${name ?? 'Ohne Namen'}</h3>
<p>${held.join(', ')}${email && html` · <span class="soft">${email}</span>`}</p>
<details><summary>Rollen ändern</summary>
<form method="post" action="/verwaltung/personen/${_id}/rollen" class="form"><input type="hidden" name="rollen" value="">
<fieldset><legend>Rollen von ${name ?? email ?? 'dieser Person'}</legend>${roleTicks(roles)}</fieldset>
<p class="help">Änderungen gelten sofort. Ohne Rolle steht die Person nicht mehr in dieser Liste; ihr Konto bleibt.</p>
<p><button class="button quiet">Rollen speichern</button></p></form></details></li>`;
}

const invitation = ({ id, text, expiresAt }: OpenInvitation): Html => html`<li class="card row"><p><b>${text}</b><br>
<span class="soft">gültig bis ${dateFormat.format(expiresAt)} Uhr</span></p>
<form method="post" action="/verwaltung/einladungen/${id}/zurueckziehen"><button class="button quiet">Einladung zurückziehen</button></form></li>`;

export const administrationView = (
  staff: readonly StaffMember[],
  open: readonly OpenInvitation[],
): Html => html`<h1>Verwaltung</h1>
<p class="lead">Hier stehen nur Personen mit einer Rolle. Lernende und ihr Lernstand gehören nicht hierher.</p>
<section><h2>Jemanden einladen</h2>
<form method="post" action="/verwaltung/einladungen" class="form">
<fieldset><legend>Rolle</legend>${staffRoles.map(
  (role, index) =>
    html`<label class="tick"><input type="radio" name="rolle" value="${role}" required${index === 0 && html` checked`}><span><b>${roleWords[role].name}</b><br><span class="small">${roleWords[role].does}</span></span></label>`,
)}</fieldset>
<p><button class="button">Einladungslink erstellen</button></p></form></section>
<section><h2>Personen mit Rolle</h2><ul class="card-list">${staff.map(person)}</ul></section>
<section><h2>Offene Einladungen</h2>
${
  open.length === 0
    ? html`<p class="empty">Keine Einladung ist offen. Eine neue steht hier, bis jemand sie annimmt oder sie abläuft.</p>`
    : html`<ul class="card-list">${open.map(invitation)}</ul>`
}</section>
<section><h2>Programme</h2><p><a href="/verwaltung/zugaenge">Zugänge für Lernplattformen und andere xAPI-Programme</a></p>
<p><a href="/verwaltung/weiterleitung">Weiterleitung an ein anderes LRS</a></p></section>`;

/** Shown once: only the SHA-256 of the code is stored. */
export const newInvitationView = (
  address: string,
  role: StaffRole,
): Html => html`<h1>Einladung für die Rolle „${roleWords[role].name}“</h1>
<p class="lead">Geben Sie diesen Link an genau eine Person weiter. <b>Sie sehen ihn nur jetzt.</b></p>
${shareLink(address, 'Einladungslink')}
<p>Er gilt sieben Tage und für eine Annahme. Solange er offen ist, können Sie ihn zurückziehen.</p>
<p><a class="button" href="/verwaltung">Zurück zur Verwaltung</a></p>`;
