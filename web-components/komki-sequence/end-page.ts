import { html, nothing, type TemplateResult } from 'lit';
import type { Check, LearnerSequence, Section, Sequence } from '../../sequences/format/index.ts';
import { plainBlocks } from '../../sequences/format/render.ts';
import { shortTitle } from '../../sequences/format/words.ts';
import { tickIcon } from '../core/icons.ts';
import { checksOf, type LearningState, reaches, resultOf, shareOfRequired } from '../core/results.ts';
import { strings } from '../core/strings-learning.ts';

/** Still to be looked at: an empty circle. */
const openIcon = html`<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8.5"/></svg>`;

/** Longest question in the list, in characters. */
const longest = 110;

export interface EndParts {
  sequence: LearnerSequence;
  state: LearningState;
  /** Address of a section. */
  address(section: string): string;
}

/** What a learner sees at the end: what I can do now, how my checks stand, which measures I noted, what fits next. */
export function endPage({ sequence, state, address }: EndParts): TemplateResult {
  const words = strings.end;
  const reached = reaches(shareOfRequired(sequence, state.checks) ?? 1, sequence.passMark);
  return html`<h2 tabindex="-1">${reached ? words.finished : words.reachedEnd}</h2>
    <p>${reached ? words.finishedWhat(sequence.title) : words.reachedWhat(sequence.title)}</p>
    <div class="aim ${reached ? 'reached' : ''}">
      <p class="label">${reached ? words.aim : words.aimAhead}</p>
      <p>${sequence.aim}</p>
    </div>
    ${results(sequence, state, address)}
    ${measures(sequence, state, address)}
    <h3>${words.whatFits}</h3>
    <ul class="next">
      ${sequence.next.map((id) => html`<li><a class="button quiet" href="/lernen/${id}">${id} ${sequence.nextTitles[id]}</a></li>`)}
      <li><a class="button quiet" href="/lernen">${words.allSequences}</a></li>
    </ul>`;
}

function results(sequence: Sequence, state: LearningState, address: EndParts['address']) {
  const words = strings.end;
  const checks = checksOf(sequence);
  if (checks.length === 0) return nothing;
  const isRight = (check: Check) => resultOf(check, state.checks)?.evaluation.success === true;
  const line = (check: Check, section: Section) => {
    const right = isRight(check);
    const word = right ? words.right : resultOf(check, state.checks) ? words.notYet : words.open;
    const question = questionOf(check);
    const link = html`<a href="${address(section.slug)}#${check.id}" data-section=${section.slug}
      >${words.toCheck(shortTitle(section))}<span class="visually-hidden">: ${question}</span></a
    >`;
    return html`<li class=${right ? 'right' : 'open'}>
      ${right ? tickIcon : openIcon}
      <div>
        <p>${question}</p>
        <p class="verdict"><span class="word">${word}</span>${right ? nothing : link}</p>
      </div>
    </li>`;
  };
  return html`<h3>${words.checks}</h3>
    <p>${summary(sequence, checks, isRight)}</p>
    <ul class="results">
      ${sequence.sections.flatMap((section) =>
        section.nodes.flatMap((node) => (node.kind === 'check' ? line(node, section) : [])),
      )}
    </ul>`;
}

/** The measures the learner has noted; nothing where the sequence has none to offer. */
function measures(sequence: Sequence, state: LearningState, address: EndParts['address']) {
  const words = strings.end;
  const section = sequence.sections.find(({ nodes }) => nodes.some(({ kind }) => kind === 'measure'));
  if (!section) return nothing;
  const noted = [...state.measures.values()];
  const link = html`<a href=${address(section.slug)} data-section=${section.slug}>${words.toMeasures(shortTitle(section))}</a>`;
  if (noted.length === 0)
    return html`<h3>${words.measures}</h3>
      <p>${words.measuresNone} ${link}</p>`;
  return html`<h3>${words.measures}</h3>
    <p>${words.measuresWhere}</p>
    <ul class="noted">
      ${noted.map(({ checkpoint, action }) => html`<li><b>${checkpoint}</b><span>${action}</span></li>`)}
    </ul>
    <p><a href="/massnahmen">${words.toPlan}</a></p>`;
}

function summary(sequence: Sequence, checks: readonly Check[], isRight: (check: Check) => boolean): string {
  const words = strings.end;
  const required = checks.filter((check) => check.required);
  const right = required.filter(isRight).length;
  if (required.length === 0) return words.checksRight(checks.filter(isRight).length, checks.length);
  // As in `reaches`: 0.7 of ten is seven, whatever the last bits say.
  const needed = Math.ceil(sequence.passMark * required.length - 1e-9);
  return right >= needed ? words.passed(right, required.length) : words.notYetPassed(needed, required.length, right);
}

/** The question is the last paragraph of the prompt; a gap text may do without one. */
function questionOf(check: Check): string {
  const last = check.prompt.findLast((block) => block.kind === 'paragraph');
  const text = plainBlocks(last ? [last] : check.prompt) || strings.gap.kind;
  return text.length > longest ? strings.end.shortened(text.slice(0, text.lastIndexOf(' ', longest))) : text;
}
