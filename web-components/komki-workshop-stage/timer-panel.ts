import { html, nothing, type TemplateResult } from 'lit';
import type { StageCommand } from '../../workshops/format/room.ts';
import { strings } from '../core/strings-stage.ts';
import type { Stage } from './stage.ts';

/** Minutes for a place that has none of its own. */
const usual = 10;

/** The room's timer with its buttons. @param now milliseconds by the server's clock */
export function timerPanel({ state: { timer }, standing, command }: Stage, now: () => number): TemplateResult {
  const words = strings.stageTimer;
  const minutes = standing.place.block?.minutes ?? usual;
  const button = (text: string, what: StageCommand, look = 'quiet') =>
    html`<button type="button" class="button ${look}" @click=${() => void command(what)}>${text}</button>`;
  return html`<section class="panel time" aria-labelledby="time">
    <h2 id="time">${words.title}</h2>
    ${timer ? html`<p class="clock"><komki-timer .timer=${timer} .now=${now}></komki-timer></p>` : html`<p class="soft">${words.none}</p>`}
    <div class="actions">
      ${timer ? nothing : button(words.start(minutes), { do: 'timer-start', minutes }, '')}
      ${
        timer
          ? html`${button(words.more(1), { do: 'timer-extend', minutes: 1 })}
            ${button(words.more(5), { do: 'timer-extend', minutes: 5 })}
            ${'left' in timer ? button(words.resume, { do: 'timer-resume' }) : button(words.pause, { do: 'timer-pause' })}
            ${button(words.stop, { do: 'timer-stop' })}`
          : nothing
      }
    </div>
  </section>`;
}
