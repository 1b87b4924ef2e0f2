import { html, nothing, type TemplateResult } from 'lit';
import { shortTitle } from '../../sequences/format/words.ts';
import { levelWords } from '../../sequences/record/index.ts';
import { strings } from '../core/strings.ts';
import type { Journey } from './journey.ts';

/** Where the learner is and why, with a way out. */
export function notice({ notice, places }: Journey): unknown {
  if (!notice) return nothing;
  const { resumed, endedBefore, fromStart, elsewhere, readOnThere } = strings.sequence;
  const section = places.section(notice.place);
  const title = section ? shortTitle(section) : '';
  if (notice.kind === 'elsewhere') return line(elsewhere(title), notice.place, readOnThere);
  return line(notice.kind === 'resumed' ? resumed(title) : endedBefore, places.first, fromStart);

  function line(words: string, place: string, link: string): TemplateResult {
    return html`<p class="message">
      <span>${words}</span> <a href=${places.address(place)} data-section=${place}>${link}</a>
    </p>`;
  }
}

/** What is different in an exam: who judges, what is kept, and that it needs an account. */
export function exam({ sequence, level }: Journey): unknown {
  if (sequence.grading !== 'exam') return nothing;
  const { explained, signIn, signInLink } = strings.exam;
  const needsAccount = html`<span>${signIn}</span> <a href="/anmelden?weiter=${encodeURIComponent(location.pathname)}">${signInLink}</a>`;
  return html`<p class="message">
    <span>${explained(sequence.attempts)}</span> ${level === 'none' ? needsAccount : nothing}
  </p>`;
}

/** Something could not be loaded. */
export const failure = (again: () => Promise<void>): TemplateResult =>
  html`<p class="message warning">
    <span>${strings.sequence.loadFailed}</span>
    <button type="button" class="link-button" @click=${again}>${strings.sequence.tryAgain}</button>
  </p>`;

/** When something was last kept on the device. */
export function saved({ savedAt }: Journey, durable: boolean): unknown {
  if (!savedAt || !durable) return nothing;
  const { saved: words, onDevice } = strings.sequence;
  return html`<span class="saved">${words(savedAt)}<span class="device">${onDevice}</span></span>`;
}

/** What leaves the device. */
export function agreement({ level }: Journey): string {
  if (level === undefined) return '';
  if (level === 'none') return strings.sequence.leavesNothing;
  const { stored, notStored } = levelWords[level];
  return strings.sequence.leaves(stored, notStored);
}
