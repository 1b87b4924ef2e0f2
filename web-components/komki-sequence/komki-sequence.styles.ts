import { css } from 'lit';

/** What only the player shows: progress, messages, the end page. */
export const sequenceStyles = css`
  :host { display: block; }
  .contents .toggle { justify-self: start; }
  .what-counts { line-height: 1.35; }
  @media (min-width: 56.01rem) {
    .contents .toggle { display: none; }
  }
  @media (max-width: 40rem) {
    .saved .device { display: none; }
  }
  .message {
    display: flex; flex-wrap: wrap; gap: 0.2rem var(--s3); align-items: center; max-inline-size: 44rem;
    border-inline-start: 4px solid var(--petrol); background: var(--petrol-hauch); border-radius: var(--r); padding: 0.5rem 1rem;
  }
  .message.warning { border-color: var(--gelb); background: var(--gelb-hauch); }
  .message a { min-block-size: 44px; display: inline-flex; align-items: center; }
  .place, komki-reflection, komki-traffic-light, komki-measure, komki-video, komki-h5p { margin-block: var(--s2); }
  komki-traffic-light, komki-measure, komki-video, komki-h5p { display: block; }
  .place { display: block; max-inline-size: 44rem; scroll-margin-block-start: var(--s3); }
  .place:focus { outline: none; }
  .place:focus-visible { outline: 3px solid var(--petrol); outline-offset: 4px; border-radius: 10px; }
  .agreement { max-inline-size: 44rem; }
  .about ul { display: grid; gap: 0.3rem; }

  .aim {
    border: 1px solid var(--linie); border-block-start: 5px solid var(--petrol); border-radius: 10px; background: var(--flaeche);
    box-shadow: var(--schatten); padding: var(--s4); display: grid; gap: var(--s2); max-inline-size: 44rem;
  }
  .aim p { font-size: 1.15rem; }
  .aim .label { font-size: 0.95rem; font-weight: 680; color: var(--petrol); }
  .aim.reached { border-block-start-color: var(--gruen); }
  .aim.reached .label { color: var(--gruen); }
  .prose ul.results { list-style: none; padding: 0; margin: 0; gap: 0; max-inline-size: 44rem; border-block-start: 1px solid var(--linie); }
  .results li { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); gap: 0.1rem 0.6rem; padding-block: 0.65rem; border-block-end: 1px solid var(--linie); align-items: start; }
  svg { inline-size: 1.2rem; block-size: 1.2rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -0.2rem; }
  .contents .number svg { margin-inline-start: -0.25rem; }
  .results svg { inline-size: 1.35rem; block-size: 1.35rem; margin-block-start: 0.1rem; }
  .results .right svg { color: var(--gruen); }
  .results .open svg { color: var(--tinte-leise); }
  .results .verdict { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center; }
  .results .word { font-size: 0.95rem; color: var(--tinte-leise); }
  .results .right .word { color: var(--gruen); font-weight: 620; }
  .results a { display: inline-flex; align-items: center; min-block-size: 44px; }
  .prose ul.noted { list-style: none; padding: 0; gap: var(--s2); max-inline-size: 44rem; }
  .noted li { display: grid; gap: 0.15rem; border-inline-start: 5px solid var(--petrol); background: var(--flaeche); border-radius: var(--r); padding: 0.6rem 1rem; }
  .prose ul.next { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: var(--s3); max-inline-size: 44rem; }
  @media (forced-colors: active) {
    .aim, .message { border: 2px solid CanvasText; }
  }
  @media print {
    .contents, .message, .saved, .agreement { display: none; }
    .aim { box-shadow: none; }
  }
`;
