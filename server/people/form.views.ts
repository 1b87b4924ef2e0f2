import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { shortestPassword } from './secrets.ts';

export interface Field {
  /** Unique on the page. */
  id: string;
  name: 'name' | 'email' | 'passwort';
  label: string;
  autocomplete: string;
  value?: string | undefined;
  help?: string | undefined;
  error?: string | undefined;
  required?: boolean;
}

const types = { name: 'text', email: 'email', passwort: 'password' };

/** A field with its label above and help and error announced with it; after an error the first wrong field has the focus. */
export function field({ id, name, label, autocomplete, value, help, error, required = true }: Field): Html {
  const describedBy = [help && `${id}-hilfe`, error && `${id}-fehler`].filter(Boolean).join(' ');
  return html`<div><label for="${id}">${label}</label>
${help && html`<p class="help" id="${id}-hilfe">${help}</p>`}
${error && html`<p class="error" id="${id}-fehler">${error}</p>`}
<input class="field" type="${types[name]}" id="${id}" name="${name}" value="${name === 'passwort' ? '' : value}" autocomplete="${autocomplete}"${describedBy && html` aria-describedby="${describedBy}"`}${error && html` aria-invalid="true" autofocus`}${required && html` required`}${name === 'email' && html` autocapitalize="none" spellcheck="false"`}></div>`;
}

/** The fields of a new account, for every invitation that asks for a password. */
export const newPasswordHelp = `Mindestens ${shortestPassword} Zeichen. Ein Satz, den nur Sie kennen, ist leicht zu merken und schwer zu raten.`;

/** What is wrong, above the form, with the code to quote. */
export const problemBox = (problem: AppError | undefined): Html | undefined =>
  problem &&
  html`<div class="error" role="alert"><p>${problem.message}</p><p class="soft small">Code für Rückfragen: ${problem.code}</p></div>`;

/** The title says it too: a screen reader reads it first. */
export const titleWith = (problem: AppError | undefined, title: string): string =>
  problem ? `Fehler: ${title}` : title;
