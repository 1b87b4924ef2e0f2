import { html, nothing, type TemplateResult } from 'lit';
import { readTally } from '../../workshops/format/ballot.ts';
import { paperFields } from '../../workshops/format/paper-fields.ts';
import type { Tally } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import { strings } from '../core/strings-stage.ts';
import type { Fields, Stage } from './stage.ts';

const words = strings.stagePolls;
/** Names of the fields beside the counts. */
const ballots = 'zettel';
const lines = 'zeilen';

/** Where ballots on paper are typed in as counts; texts line by line. What is typed stays until the room has it. */
export function paperForm(stage: Stage, node: Votable): TemplateResult {
  const name = `paper ${node.id}`;
  const known = stage.state.paper[node.id];
  const values = stage.drafts.get(name) ?? fieldsOf(known);
  const groups = paperFields(node, stage.agenda.checks);
  const countsItself = node.kind === 'poll' && (node.type === 'single' || node.type === 'scale');
  const type = (event: Event) => {
    const { name: field, value } = event.target as HTMLInputElement;
    stage.drafts.keep(name, { ...values, ...stage.drafts.get(name), [field]: value });
    stage.update();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const tally = readTally(node, tallyIn(stage.drafts.get(name) ?? values, countsItself));
    if (!tally) stage.tell(words.paperWrong);
    else if (await stage.command({ do: 'paper', poll: node.id, tally })) {
      stage.drafts.drop(name);
      stage.update();
    }
  };
  const number = (field: string, label: string) => html`<label>
    <span>${label}</span>
    <input class="field count" name=${field} inputmode="numeric" autocomplete="off" maxlength="4" .value=${values[field] ?? ''} />
  </label>`;
  return html`<details class="paper">
    <summary>${words.paper}${known ? html` <span class="soft">${words.paperCount(known.votes)}</span>` : nothing}</summary>
    <form novalidate @submit=${submit} @input=${type}>
      ${countsItself ? nothing : number(ballots, words.ballots)}
      ${
        groups
          ? groups.map(({ title, fields }) =>
              title
                ? html`<fieldset><legend>${title}</legend>${fields.map(({ key, label }) => number(key, label))}</fieldset>`
                : fields.map(({ key, label }) => number(key, label)),
            )
          : html`<label>
              <span>${words.texts}</span>
              <textarea class="field" name=${lines} rows="5" .value=${values[lines] ?? ''}></textarea>
            </label>`
      }
      <button class="button quiet">${words.keepPaper}</button>
    </form>
  </details>`;
}

/** What has been typed in before, as the form holds it. */
function fieldsOf(known: Tally | undefined): Fields {
  if (!known) return {};
  const written = Object.entries(known.counts).flatMap(([text, count]) => Array<string>(count).fill(text));
  const counts = Object.entries(known.counts).map(([key, count]) => [key, `${count}`]);
  return { ...Object.fromEntries(counts), [ballots]: `${known.votes}`, [lines]: written.join('\n') };
}

/** The tally in the fields; what is no number is left to `readTally` to refuse. */
function tallyIn(values: Fields, countsItself: boolean): unknown {
  const { [ballots]: typedBallots = '', [lines]: typedLines, ...typed } = values;
  const number = (text: string) => (text.trim() === '' ? 0 : Number(text.trim()));
  const counts: Record<string, number> = {};
  for (const [key, text] of Object.entries(typed)) counts[key] = number(text);
  const votes = countsItself ? Object.values(counts).reduce((sum, count) => sum + count, 0) : number(typedBallots);
  for (const text of (typedLines ?? '').split('\n').map((line) => line.trim())) {
    if (text !== '') counts[text] = (counts[text] ?? 0) + 1;
  }
  // Who fills in a quiz on paper answers all of it.
  for (const key of Object.keys(counts)) {
    if (key.endsWith('/right')) counts[key.replace(/right$/, 'answered')] = votes;
  }
  return { votes, counts };
}
