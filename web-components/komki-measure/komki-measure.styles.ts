import { css } from 'lit';

export const measureStyles = css`
  .block { border-inline-start: 5px solid var(--petrol); }
  .label { color: var(--petrol); }
  dl { margin: 0; display: grid; gap: var(--s2); }
  dl div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0 var(--s3); }
  dt { color: var(--tinte-leise); font-size: 0.95rem; padding-block-start: 0.1rem; }
  dd { margin: 0; min-inline-size: 0; }
  div:first-child > dd { font-weight: 620; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; }
  .planned { display: flex; gap: 0.45rem; align-items: start; color: var(--gruen); font-weight: 620; font-size: 0.95rem; }
  @media (max-width: 30rem) {
    dl div { grid-template-columns: minmax(0, 1fr); }
    .actions .button { inline-size: 100%; }
  }
  @media print {
    .block { border-inline-start: 3px solid #000; padding-inline-start: 1rem; }
    .button { display: none; }
  }
`;
