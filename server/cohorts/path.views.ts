import type { AppError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import type { CohortDoc } from './model.ts';
import type { PathDecision } from './service.ts';
import { problemView, type SequenceChoice } from './views.ts';

/** A trainer chooses which of the sequences go to which cohort. */
export function proposeView(
  sequences: readonly SequenceChoice[],
  cohorts: readonly CohortDoc[],
  { problem, cohort }: { problem?: AppError; cohort?: string } = {},
): Html {
  const head = html`<h1>Lernpfad vorschlagen</h1>
<p class="lead">Schlagen Sie einer Gruppe vor, was aus einem Check zu lernen ist. Der Vorschlag steht dann bei der Gruppe; erst wenn Sie ihn dort übernehmen, sehen ihn die Lernenden.</p>
${problem && problemView(problem)}`;
  if (cohorts.length === 0)
    return html`${head}<p class="empty">Sie leiten noch keine Kohorte. <a href="/kohorten/neu">Legen Sie zuerst eine an.</a></p>`;
  if (sequences.length === 0)
    return html`${head}<p class="empty">Es ist keine Sequenz ausgewählt. Öffnen Sie einen <a href="/checks">Check</a>, bewerten Sie seine Checkpunkte und gehen Sie von „Meine Check-Box“ aus hierher.</p>`;
  const only = cohorts.length === 1 ? cohorts[0]?._id : undefined;
  return html`${head}
<form method="post" action="/kohorten/vorschlag" class="form">
<fieldset><legend>Sequenzen</legend>${sequences.map(
    ({ id, title }) =>
      html`<label class="tick"><input type="checkbox" name="sequenzen" value="${id}" checked><span><b>${id}</b> ${title}</span></label>`,
  )}</fieldset>
<fieldset><legend>Für welche Gruppe?</legend>${cohorts.map(
    ({ _id, name }) =>
      html`<label class="tick"><input type="radio" name="kohorte" value="${_id}" required${(cohort ?? only) === _id && html` checked`}><span>${name}</span></label>`,
  )}</fieldset>
<p class="help">Mitgegeben werden nur die Sequenzen. Was im Check bewertet und notiert ist, bleibt auf dem Gerät.</p>
<p><button class="button">Vorschlagen</button></p>
</form>`;
}

const button = (cohort: CohortDoc, way: PathDecision, text: string, quiet: boolean): Html =>
  html`<form method="post" action="/kohorten/${cohort._id}/lernpfad"><input type="hidden" name="weg" value="${way}"><button class="${quiet ? 'button quiet' : 'button'}">${text}</button></form>`;

/** What is proposed to a cohort and what its learners are shown; nothing while there is neither. */
export function cohortPathView(cohort: CohortDoc, titles: ReadonlyMap<string, string>): Html | false {
  const { path, proposal } = cohort;
  if (!path && !proposal) return false;
  const list = (ids: readonly string[]) =>
    html`<ol>${ids.map((id) => html`<li><a href="/lernen/${id}"><span class="kennung">${id} </span>${titles.get(id) ?? ''}</a></li>`)}</ol>`;
  return html`<section class="cohort-path" id="lernpfad"><h2>Lernpfad der Gruppe</h2>
${
  path &&
  html`<p>Das sehen die Lernenden unter „Lernen“. An der Vereinbarung und an dem, was aufgezeichnet wird, ändert er nichts.</p>${list(path)}
<div class="actions">${button(cohort, 'entfernen', 'Lernpfad entfernen', true)}</div>`
}
${
  proposal &&
  html`<h3>Vorschlag aus einem Check</h3><p>Noch sehen ihn nur Sie.</p>${list(proposal)}
<div class="actions">${button(cohort, 'uebernehmen', path ? 'Übernehmen statt des jetzigen' : 'Als Lernpfad übernehmen', false)}${button(cohort, 'verwerfen', 'Vorschlag verwerfen', true)}</div>`
}</section>`;
}
