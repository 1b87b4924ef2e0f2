import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { field, problemBox } from './form.views.ts';

export const signInView = (
  email: string,
  onwards: string | undefined,
  problem?: AppError,
): Html => html`<h1>Anmelden</h1>
${problemBox(problem)}
<form method="post" action="/anmelden" class="form">
${onwards && html`<input type="hidden" name="weiter" value="${onwards}">`}
${field({ id: 'email', name: 'email', label: 'E-Mail-Adresse', autocomplete: 'username', value: email })}
${field({ id: 'passwort', name: 'passwort', label: 'Passwort', autocomplete: 'current-password' })}
<p><button class="button">Anmelden</button></p>
</form>
<section class="card"><h2>Sie haben einen persönlichen Link?</h2>
<p>Öffnen Sie ihn. Sie brauchen dann kein Passwort.</p></section>
<p class="soft">Lernen können Sie auch <a href="/lernen">ohne Anmeldung</a>. Ihr Lernstand bleibt dann auf diesem Gerät.</p>`;

/** Opening a link changes nothing: link previews and virus scanners open links too. */
export const linkView = (token: string): Html => html`<h1>Willkommen zurück</h1>
<p class="lead">Das ist Ihr persönlicher Link. Mit einem Klick sind Sie auf diesem Gerät angemeldet.</p>
<form method="post" action="/anmelden/link/${token}"><button class="button">Jetzt anmelden</button></form>
<p class="soft">An einem gemeinsam genutzten Gerät melden Sie sich am Ende bitte wieder ab.</p>`;
