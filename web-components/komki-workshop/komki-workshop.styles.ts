import { css } from 'lit';

export const workshopStyles = css`
  :host { display: block; }
  article, section { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  article { gap: var(--s4); }
  h1:focus { outline: none; }
  h2 { font-size: 1.25rem; }
  header { display: grid; gap: var(--s2); }
  .where { color: var(--tinte-leise); font-size: 0.95rem; }
  .pace { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; justify-content: space-between; }
  komki-timer { font-size: 1.25rem; }
  .button[aria-pressed='true'] { background: var(--gelb-hauch); color: var(--tinte); border-color: var(--gelb); }
  .pace p { flex-basis: 100%; }
  .line { display: flex; gap: 0.6rem; align-items: start; border-inline-start: 4px solid var(--gelb); background: var(--gelb-hauch); border-radius: var(--r); padding: 0.6rem 1rem; max-inline-size: none; }
  .polls { gap: var(--s4); }
  .over, .outcome, .list { border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); padding: clamp(1rem, 4vw, 1.6rem); box-shadow: var(--schatten); }
  .over p:first-child { font-weight: 620; }
  .next { border-block-start: 1px solid var(--linie); padding-block-start: var(--s3); }
  .next b { display: block; font-size: 1.08rem; }
  .label { font-size: 0.9rem; color: var(--tinte-leise); }
  .links { list-style: none; margin: 0; padding: 0; display: grid; gap: 0; }
  .links a { display: inline-flex; align-items: center; min-block-size: 44px; }
  details { border-block-start: 1px solid var(--linie); padding-block-start: var(--s2); }
  summary { min-block-size: 44px; display: flex; align-items: center; gap: 0.7rem; cursor: pointer; color: var(--petrol); font-weight: 620; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.5rem; block-size: 0.5rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  [open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
  @media (forced-colors: active) {
    .line, .over, .outcome, .list { border: 2px solid CanvasText; }
    .button[aria-pressed='true'] { border: 4px solid Highlight; }
  }
  @media print {
    .pace, .line { display: none; }
  }
`;
