import { css } from 'lit';

export const truthStyles = css`
  .statements { display: grid; gap: 0; }
  fieldset.statement { gap: 0.5rem; padding-block: 0.8rem; border-block-start: 1px solid var(--linie); }
  /* A floated legend is laid out like any other box. */
  .statement legend { float: inline-start; inline-size: 100%; margin: 0; }
  .decisions { display: grid; gap: 0.6rem; grid-template-columns: repeat(2, minmax(0, 1fr)); clear: both; }
  .decisions label { gap: 0.6rem; }
  .decisions .option .verdict { padding-inline-start: 0.8rem; }
  @media (min-width: 40rem) {
    .statement .decisions { max-inline-size: 36rem; }
  }
  @media (max-width: 30rem) {
    /* “stimmt nicht” is the longer one. */
    .decisions { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 0.4rem; }
    .decisions label { gap: 0.4rem; padding-inline: 0.4rem; font-size: 0.92rem; }
    .decisions .marks { font-size: 0.83rem; }
    .decisions .option .verdict { padding-inline: 0.4rem; }
  }
  @media (forced-colors: active) {
    fieldset.statement { border-block-start: 1px solid CanvasText; }
  }
  @media print {
    .decisions { grid-template-columns: repeat(2, max-content); gap: 2rem; }
  }
`;
