import { css } from 'lit';

export const caseStyles = css`
  .steps { display: grid; gap: var(--s3); }
  fieldset.step { gap: 0.6rem; padding-block-start: var(--s3); border-block-start: 1px solid var(--linie); scroll-margin-block-start: var(--s3); }
  .step:focus { outline: none; }
  .step:focus-visible { outline: 3px solid var(--petrol); outline-offset: 6px; border-radius: 3px; }
  /* A floated legend is laid out like any other box. */
  .step legend { float: inline-start; inline-size: 100%; margin: 0; }
  .step .kind:first-child { font-weight: 400; font-size: 0.9rem; color: var(--tinte-leise); }
  .step .options { display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); clear: both; }
  .later { display: none; }
  @media (forced-colors: active) {
    fieldset.step { border: 0; border-block-start: 1px solid CanvasText; }
  }
  @media print {
    .later { display: grid; }
  }
`;
