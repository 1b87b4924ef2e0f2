import { css } from 'lit';

export const checkpointStyles = css`
  :host { display: block; }
  .point {
    display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; overflow-wrap: break-word;
    padding: clamp(1rem, 4vw, 1.6rem); border: 1px solid var(--linie); border-radius: 10px;
    background: var(--flaeche); box-shadow: var(--schatten);
  }
  fieldset { gap: 0.8rem; }
  h2 { font-size: 1.12rem; line-height: 1.4; text-wrap: pretty; }
  .number { color: var(--tinte-leise); font-weight: 560; font-variant-numeric: tabular-nums; }
  .star { inline-size: 0.95em; block-size: 0.95em; fill: var(--petrol); vertical-align: -0.06em; }
  .lights { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  /* The word beside its shape, what it means below both: four columns are narrow. */
  .lights label { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.2rem 0.5rem; align-items: center; align-content: start; padding: 0.6rem; text-align: start; }
  .lights label > span { display: contents; }
  .lights .meaning { grid-column: 1 / -1; font-size: 0.85rem; hyphens: auto; overflow-wrap: anywhere; }
  summary { min-block-size: 44px; display: flex; align-items: center; gap: 0.7rem; cursor: pointer; color: var(--petrol); font-weight: 620; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.5rem; block-size: 0.5rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  [open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
  ul { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--linie); }
  li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.4rem var(--s3); align-items: center; padding-block: 0.7rem; border-block-end: 1px solid var(--linie); font-size: 1rem; }
  li .button { grid-area: 1 / 2 / span 2 / 3; font-size: 0.95rem; padding-inline: 0.8rem; }
  .planned { display: flex; gap: 0.45rem; align-items: start; color: var(--gruen); font-weight: 620; font-size: 0.95rem; }
  .icon { inline-size: 1.05rem; block-size: 1.05rem; margin-block-start: 0.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  textarea.field { inline-size: 100%; resize: vertical; line-height: 1.5; padding: 0.5rem 0.7rem; }
  @media (max-width: 44rem) {
    .lights { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    li { grid-template-columns: minmax(0, 1fr); }
    li .button { grid-area: auto; inline-size: 100%; }
  }
  @media (max-width: 30rem) {
    .lights { grid-template-columns: minmax(0, 1fr); }
    .lights label { grid-template-columns: auto auto minmax(0, 1fr); align-content: center; padding-block: 0.4rem; }
    .lights .meaning { grid-column: auto; font-size: 0.9rem; }
  }
  @media (forced-colors: active) {
    .point { border: 2px solid CanvasText; }
  }
  @media print {
    .point { box-shadow: none; border: 0; padding: 0; background: none; break-inside: avoid; }
    .button { display: none; }
    details:not([open]) { display: none; }
    textarea.field { border: 1px solid #000; resize: none; }
  }
`;
