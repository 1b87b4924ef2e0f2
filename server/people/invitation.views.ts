import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { shareLink } from '../http/share-link.ts';
import { field, newPasswordHelp, problemBox } from './form.views.ts';
import type { Entered, FieldErrors } from './input.ts';
import type { StaffRole } from './invitations.ts';

/** What an invitation to a cohort says about it; German, without a full stop at the end. */
export interface CohortDescription {
  name: string;
  /** What the agreement lets be stored, and what not. */
  stored: string;
  notStored: string;
}

/** A form that comes back. `way` is the form that was sent. */
export interface Returned {
  way: 'link' | 'passwort';
  entered: Entered;
  errors: FieldErrors;
  problem: AppError;
}

export const roleWords: Record<StaffRole, { name: string; does: string }> = {
  trainer: { name: 'Training', does: 'legt Kohorten an, lädt Lernende ein und leitet Workshops' },
  betriebsrat: { name: 'Betriebsrat', does: 'sieht, was gespeichert wird, und bestätigt Änderungen der Vereinbarung' },
  admin: { name: 'Verwaltung', does: 'verwaltet Personen, Rollen und Einstellungen' },
};

const accountFields = (returned: Returned | undefined, name: Html): Html => {
  const { entered = {}, errors = {} } = returned ?? {};
  return html`${name}
${field({ id: 'email', name: 'email', label: 'E-Mail-Adresse', autocomplete: 'username', value: entered.email, error: errors.email, help: 'Nur zum Anmelden. Sie bekommen von uns keine E-Mails.' })}
${field({ id: 'passwort', name: 'passwort', label: 'Passwort', autocomplete: 'new-password', error: errors.passwort, help: newPasswordHelp })}`;
};

const certificateName = (id: string, returned: Returned | undefined): Html =>
  field({
    id,
    name: 'name',
    label: 'Name (freiwillig)',
    autocomplete: 'name',
    value: returned?.entered.name,
    error: returned?.errors.name,
    help: 'Für Ihre Teilnahmebescheinigung.',
    required: false,
  });

const signInInstead = (code: string): Html =>
  html`<p class="soft">Sie haben schon ein Konto? <a href="/anmelden?weiter=/einladung/${code}">Melden Sie sich an</a>, dann genügt hier ein Klick.</p>`;

const notYou = html`<p class="soft">Jemand anderes soll die Einladung annehmen? Melden Sie sich bitte zuerst ab.</p>`;

const joinButton = (code: string, text: string): Html =>
  html`<form method="post" action="/einladung/${code}"><input type="hidden" name="weg" value="beitreten"><button class="button">${text}</button></form>${notYou}`;

const agreement = (cohort: CohortDescription): Html => html`<div class="agreement">
<span><b>Gespeichert wird:</b> ${cohort.stored}.</span> <span><b>Nicht gespeichert:</b> ${cohort.notStored}.</span></div>`;

export function cohortInvitationView(
  code: string,
  cohort: CohortDescription,
  signedIn: boolean,
  returned?: Returned,
): Html {
  const link = returned?.way === 'link' ? returned : undefined;
  const account = returned?.way === 'passwort' ? returned : undefined;
  return html`<p class="soft small">Einladung</p>
<h1>${cohort.name}</h1>
<p class="lead">Sie sind eingeladen, in dieser Kohorte mitzulernen.</p>
${agreement(cohort)}
${
  signedIn
    ? joinButton(code, 'Der Kohorte beitreten')
    : html`${problemBox(returned?.problem)}
<section class="card"><h2>Ohne Passwort, mit persönlichem Link</h2>
<p>Sie bekommen einen Link, der nur Ihnen gehört. Mit ihm lernen Sie auf jedem Gerät weiter.</p>
<form method="post" action="/einladung/${code}" class="form"><input type="hidden" name="weg" value="link">
${certificateName('link-name', link)}
<p><button class="button">Mit persönlichem Link beitreten</button></p></form></section>
<section class="card"><h2>Mit E-Mail-Adresse und Passwort</h2>
<form method="post" action="/einladung/${code}" class="form"><input type="hidden" name="weg" value="passwort">
${accountFields(account, certificateName('name', account))}
<p><button class="button quiet">Mit Passwort beitreten</button></p></form></section>
${signInInstead(code)}`
}`;
}

export function roleInvitationView(code: string, role: StaffRole, keepsAccount: boolean, returned?: Returned): Html {
  const { name, does } = roleWords[role];
  return html`<p class="soft small">Einladung</p>
<h1>Rolle „${name}“ übernehmen</h1>
<p class="lead">Wer diese Rolle hat, ${does}.</p>
${
  keepsAccount
    ? joinButton(code, 'Rolle übernehmen')
    : html`${problemBox(returned?.problem)}
<form method="post" action="/einladung/${code}" class="form"><input type="hidden" name="weg" value="passwort">
${accountFields(
  returned,
  field({
    id: 'name',
    name: 'name',
    label: 'Name',
    autocomplete: 'name',
    value: returned?.entered.name,
    error: returned?.errors.name,
  }),
)}
<p><button class="button">Konto anlegen</button></p></form>
<div class="agreement"><span><b>Gespeichert wird:</b> Name, E-Mail-Adresse, Rolle und ein Prüfwert Ihres Passworts.</span> <span><b>Nicht gespeichert:</b> das Passwort selbst und ein Verlauf Ihrer Anmeldungen.</span></div>
${signInInstead(code)}`
}`;
}

/** Shown once, in the answer to joining: the link cannot be had again, only its SHA-256 is stored. */
export function personalLinkView(address: string): Html {
  const mail = `mailto:?subject=${encodeURIComponent('Mein Link zu KomKI')}&body=${encodeURIComponent(address)}`;
  return html`<h1>Sie sind dabei</h1>
<p class="lead">Das ist Ihr persönlicher Link. <b>Sie sehen ihn nur jetzt.</b> Speichern Sie ihn, bevor Sie weitergehen.</p>
${shareLink(address, 'Ihr persönlicher Link')}
<ul><li>Kopieren Sie den Link, fotografieren Sie den Code oder drucken Sie diese Seite.</li>
<li><a href="${mail}">Schicken Sie sich den Link selbst per E-Mail.</a></li>
<li>Geben Sie ihn nicht weiter: Wer ihn hat, meldet sich als Sie an.</li></ul>
<p>Auf diesem Gerät sind Sie schon angemeldet.</p>
<p><a class="button" href="/lernen">Weiter zu Ihren Sequenzen</a></p>`;
}
