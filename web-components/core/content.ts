import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Inline } from '../../sequences/format/nodes.ts';
import { renderer } from '../../sequences/format/render.ts';

/** Where an image beside the sequence is found. */
export type ImageUrl = (file: string) => string;

/** Renders the authors' blocks and inline text with Lit. Container blocks cannot stand inside a prompt. */
export function contentRenderer(imageUrl: ImageUrl) {
  const none = () => html`${nothing}`;
  return renderer<TemplateResult>(html, {
    check: none,
    reflection: none,
    trafficLight: none,
    measure: none,
    video: none,
    h5p: none,
    imageUrl,
  });
}

/** A prompt, parted so that its question can be the `<legend>`, which HTML allows to hold words only. */
export interface Prompt {
  before: Block[];
  question: Inline[];
  after: Block[];
}

/** The last paragraph of a prompt is its question; a prompt without a paragraph has none. */
export function splitPrompt(prompt: readonly Block[]): Prompt {
  const place = prompt.findLastIndex((block) => block.kind === 'paragraph');
  const question = prompt[place];
  return question?.kind === 'paragraph'
    ? { before: prompt.slice(0, place), question: question.children, after: prompt.slice(place + 1) }
    : { before: [...prompt], question: [], after: [] };
}
