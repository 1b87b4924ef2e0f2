import { css } from 'lit';

export const pollStyles = css`
  .card { max-inline-size: none; }
  legend { margin: 0; }
  /* One thing at a time, read at arm's length. */
  .question { font-size: 1.25rem; line-height: 1.3; }
  .statement { border-block-start: 1px solid var(--linie); padding-block-start: 0.8rem; gap: 0.5rem; }
  .statement legend { margin-block-end: 0; font-weight: 560; }
  .steps { display: grid; gap: 0.5rem; grid-template-columns: repeat(auto-fit, minmax(3rem, 1fr)); clear: both; }
  .steps label {
    position: relative; display: grid; place-content: center; min-block-size: 56px; cursor: pointer; font-size: 1.25rem; font-weight: 660;
    border: 2px solid var(--linie-stark); border-radius: var(--r); background: var(--flaeche); font-variant-numeric: tabular-nums;
  }
  /* The number is the box to tick: the native radio lies over it, unseen. */
  .steps input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; }
  .steps label:has(:checked) { border-color: var(--petrol); background: var(--petrol); color: var(--auf-petrol); }
  .steps label:has(:focus-visible) { outline: 3px solid var(--petrol); outline-offset: 2px; }
  .ends { display: flex; justify-content: space-between; gap: var(--s3); font-size: 0.95rem; }
  .ends span:last-child { text-align: end; }
  .texts { display: grid; gap: 0.7rem; clear: both; }
  .texts label { display: grid; gap: 0.2rem; font-weight: 560; }
  .texts .field {
    appearance: auto; display: block; inline-size: 100%; block-size: auto; color: var(--tinte); background: var(--flaeche);
    border: 2px solid var(--linie-stark); font-weight: 400; cursor: text; line-height: 1.5;
  }
  .texts .field:focus { border-color: var(--petrol); }
  textarea.field { resize: vertical; }
  ol { clear: both; }
  .status { display: flex; gap: 0.6rem; align-items: start; color: var(--gruen); font-weight: 560; }
  .status.waiting, .status.late, .status.refused { color: var(--gelb); }
  .status > .icon { margin-block-start: 0.2em; inline-size: 1.3rem; block-size: 1.3rem; }
  .checks { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
  @media (forced-colors: active) {
    .steps label { border-color: CanvasText; }
    .steps label:has(:checked) { border: 4px solid Highlight; }
    .texts .field { border: 2px solid ButtonText; }
  }
`;
