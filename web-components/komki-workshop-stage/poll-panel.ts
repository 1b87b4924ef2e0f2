import { html, nothing, type TemplateResult } from 'lit';
import { isVotable } from '../../workshops/format/agenda.ts';
import { isTextPoll } from '../../workshops/format/ballot.ts';
import { questionOf } from '../../workshops/format/result.ts';
import { fewestVotes, type RoomPoll } from '../../workshops/format/room.ts';
import type { Votable } from '../../workshops/format/workshop.ts';
import { strings } from '../core/strings-stage.ts';
import { paperForm } from './paper-form.ts';
import type { Stage } from './stage.ts';
import { textsPanel } from './texts-panel.ts';

const words = strings.stagePolls;
const kinds: Record<Extract<Votable, { kind: 'poll' }>['type'], string> = {
  single: words.single,
  multiple: words.multiple,
  scale: words.scale,
  'traffic-light': words.lights,
  words: words.words,
  ranking: words.ranking,
  cards: words.cards,
};

/** The votes of this place, and those of other places that have been started. */
export function pollPanels(stage: Stage): TemplateResult {
  const { standing, state, votables } = stage;
  const here = standing.place.nodes.filter(isVotable);
  const ids = new Set(here.map(({ id }) => id));
  const others = state.polls.flatMap(({ id }) => (ids.has(id) ? [] : (votables.get(id) ?? [])));
  const stillOpen = others.some(({ id }) => state.polls.some((poll) => poll.id === id && poll.state === 'open'));
  return html`<section class="polls" aria-labelledby="polls">
    <h2 id="polls">${words.title}</h2>
    ${here.length > 0 ? here.map((node) => pollPanel(stage, node)) : html`<p class="soft">${words.none}</p>`}
    ${
      others.length > 0
        ? html`<details ?open=${stillOpen}>
            <summary>${words.others}</summary>
            ${others.map((node) => pollPanel(stage, node))}
          </details>`
        : nothing
    }
  </section>`;
}

function pollPanel(stage: Stage, node: Votable): TemplateResult {
  const poll = stage.state.polls.find(({ id }) => id === node.id);
  const kind = node.kind === 'quiz' ? words.quiz : kinds[node.type];
  const title = `poll-${node.id}`;
  return html`<article class="panel poll ${poll?.state ?? ''}" aria-labelledby=${title}>
    <h3 id=${title}>${questionOf(node)}</h3>
    <p class="facts"><span>${kind}</span><span class="state">${stateWords(poll)}</span>${
      poll ? html`<span class="count">${words.votes(poll.votes)}</span>` : nothing
    }</p>
    <div class="actions">${buttons(stage, node, poll)}</div>
    ${poll ? outcome(stage, node, poll) : nothing}
    ${poll && isTextPoll(node) ? textsPanel(stage, node) : nothing}
    ${poll ? paperForm(stage, node) : nothing}
  </article>`;
}

function stateWords(poll: RoomPoll | undefined): string {
  if (!poll) return words.waiting;
  if (poll.state === 'open') return words.open;
  return poll.result ? words.shown : words.closed;
}

function buttons({ command, confirm, state }: Stage, { id }: Votable, poll: RoomPoll | undefined): TemplateResult {
  const button = (
    text: string,
    what: 'poll-open' | 'poll-close' | 'poll-reveal' | 'poll-hide',
    look: '' | 'quiet' = '',
  ) => html`<button
    type="button"
    class="button ${look}"
    aria-describedby="poll-${id}"
    @click=${() => void command({ do: what, poll: id })}
  >${text}</button>`;
  if (!poll) return button(words.start, 'poll-open');
  if (poll.state === 'open') return button(words.stop, 'poll-close');
  const { restartQuestion: title, restartWhat: what, yesRestart: yes } = strings.stage;
  return html`${poll.result ? button(words.hide, 'poll-hide', 'quiet') : state.tallies[id] ? button(words.reveal, 'poll-reveal') : nothing}
    <button
      type="button"
      class="button quiet"
      aria-describedby="poll-${id}"
      @click=${() => confirm({ title, what, yes, command: { do: 'poll-restart', poll: id } })}
    >${words.restart}</button>`;
}

/** The result as the facilitator sees it, also before it is shown to all. */
function outcome({ state, agenda }: Stage, node: Votable, { votes, result, clusters, ...poll }: RoomPoll) {
  if (poll.state === 'open') return nothing;
  const earlier = node.comparesWith ? state.tallies[node.comparesWith] : undefined;
  const all = state.tallies[node.id];
  // Paper alone makes no result of votes that were too few.
  if (!all && votes >= fewestVotes) return html`<p>${words.tooFewOnDevices}</p>`;
  const tally = isTextPoll(node) ? result : all;
  if (isTextPoll(node) && all && !tally) return nothing;
  return html`${result || votes < fewestVotes ? nothing : html`<p class="small soft">${words.onlyYou}</p>`}
    <komki-poll-result
      plain
      .node=${node}
      .tally=${tally}
      .votes=${votes}
      .earlier=${earlier}
      .clusters=${clusters ?? {}}
      .checks=${agenda.checks}
    ></komki-poll-result>`;
}
