import { css } from 'lit';

/** Text of a sequence, the same on the server's page and in the player. Applies inside `.prose`. */
export const prose = css`
  .prose { display: grid; gap: var(--s3); align-content: start; grid-template-columns: minmax(0, 1fr); }
  .prose h3 { margin-block-start: var(--s4); }
  .prose h4 { margin-block-start: var(--s3); }
  .prose ul, .prose ol { margin: 0; padding-inline-start: 1.5em; max-width: var(--zeile); display: grid; gap: 0.45rem; }
  .prose li::marker { color: var(--petrol); font-weight: 650; }
  .prose blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--linie-stark); color: var(--tinte-leise); }
  .prose pre { overflow-x: auto; margin: 0; }
  .prose figure { margin: 0; }
  /* As wide as the text: a drawing has no width of its own, and a link that fits it would have none, either. */
  .enlarge { display: block; }
  .enlarge-hint { display: none; }
  @media screen and (max-width: 40rem) {
    .enlarge-hint { display: block; padding-block: 0.6rem; font-size: 0.89rem; }
  }
  .prose img { max-inline-size: 100%; block-size: auto; }
  .prose hr { border: 0; border-block-start: 1px solid var(--linie); inline-size: 100%; }
  .prose .label { font-weight: 680; font-size: 0.95rem; }
  .prose aside, .prose .audience {
    display: grid; gap: var(--s2); border: 1px solid var(--linie); border-inline-start: 5px solid var(--linie-stark);
    border-radius: var(--r); padding: var(--s3); background: var(--flaeche); max-inline-size: calc(var(--zeile) + 2.5rem);
  }
  .prose .law { border-inline-start-color: var(--petrol); }
  .prose .law .label { color: var(--petrol); }
  .prose .as-of { font-weight: 400; color: var(--tinte-leise); }
  .prose .definition { border-inline-start-color: var(--linie-stark); border-inline-start-style: double; }
  .prose dfn { font-style: normal; }
  .prose a.term { color: inherit; text-decoration-line: underline; text-decoration-style: dotted; text-decoration-color: var(--petrol); text-decoration-thickness: 0.12em; }
  .prose a.term:hover { color: var(--petrol); text-decoration-style: solid; }
  .prose .hint { background: var(--petrol-hauch); border-color: transparent; border-inline-start-color: var(--petrol); }
  .prose .hint-achtung { background: var(--gelb-hauch); border-inline-start-color: var(--gelb); }
  .prose .hint-achtung .label { color: var(--gelb); }
  .prose .audience { padding: clamp(1rem, 4vw, 1.5rem); box-shadow: var(--schatten); }
  .prose .audience .label { color: var(--petrol); }
  .prose table { border-collapse: collapse; inline-size: 100%; max-inline-size: calc(var(--zeile) + 2.5rem); font-size: 1rem; }
  .prose th, .prose td { text-align: start; vertical-align: top; padding: 0.55rem 0.7rem 0.55rem 0; border-block-end: 1px solid var(--linie); }
  .prose caption { text-align: start; }
  .prose thead th { border-block-end: 2px solid var(--linie-stark); font-weight: 660; }
  .prose tbody th { font-weight: 560; }
  /* A cell that somebody fills in on paper. */
  .prose td:empty { min-inline-size: 6rem; }
  @media (min-width: 40.01rem), print {
    /* Of more than two columns the first is often a number. */
    .prose table:has(td:empty):not(:has(th:nth-child(3))) th:first-child { inline-size: 40%; }
  }
  @media (max-width: 40rem) {
    .prose table, .prose tbody, .prose tr, .prose th, .prose td { display: block; }
    .prose thead { display: none; }
    .prose tr { padding-block: var(--s2); border-block-end: 1px solid var(--linie); }
    .prose tbody th, .prose td { border: 0; padding: 0.15rem 0; }
    .prose tbody th { font-weight: 660; }
    .prose td[data-label]:not([data-label=''])::before { content: attr(data-label) ': '; color: var(--tinte-leise); }
  }
  @media print {
    .prose aside, .prose .audience, .prose tr { break-inside: avoid; box-shadow: none; }
    .prose h2, .prose h3, .prose h4 { break-after: avoid; }
    .prose td:empty { block-size: 2.6rem; }
    .prose p, .prose li { orphans: 3; widows: 3; }
  }
`;
