import { css } from 'lit';

/** A question to answer: the card, its legend, radios and checkboxes, its button and what it has to remark. */
export const questionStyles = css`
  :host { display: block; }
  .card {
    display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem;
    padding: clamp(1rem, 4vw, 1.6rem); border: 1px solid var(--linie); border-radius: 10px;
    background: var(--flaeche); box-shadow: var(--schatten);
  }
  fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); }
  legend { padding: 0; margin-block-end: 0.4rem; max-inline-size: 100%; overflow-wrap: break-word; }
  .question { display: block; font-weight: 660; font-size: 1.08rem; line-height: 1.4; text-wrap: pretty; }
  .kind { display: block; font-size: 0.9rem; color: var(--tinte-leise); margin-block-start: 0.35rem; }
  .question + .kind { font-weight: 400; }
  /* A check without a question of its own is asked by its kind. */
  legend > .kind:first-child, legend > .kind:first-child + .kind { font-weight: 660; font-size: 1.08rem; line-height: 1.4; color: inherit; margin-block-start: 0; }

  .icon { inline-size: 1.15em; block-size: 1.15em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

  /* Drawn by borders, which print and forced colours keep. */
  input {
    appearance: none; flex: none; margin: 0; inline-size: 1.35rem; block-size: 1.35rem; display: grid; place-content: center;
    border: 2px solid var(--linie-stark); background: var(--flaeche); color: var(--petrol); cursor: inherit;
  }
  input[type='radio'] { border-radius: 50%; }
  input[type='checkbox'] { border-radius: 4px; }
  input:checked { border-color: var(--petrol); }
  input:checked::before { content: ''; display: block; }
  input[type='radio']:checked::before { border: 0.36rem solid; border-radius: 50%; }
  input[type='checkbox']:checked::before {
    inline-size: 0.4rem; block-size: 0.75rem; border: solid; border-width: 0 3px 3px 0; transform: translateY(-1px) rotate(42deg);
  }

  .option { border: 2px solid var(--linie); border-radius: var(--r); background: var(--flaeche); }
  .option label {
    display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.75rem; align-items: start;
    min-block-size: 44px; padding: 0.6rem 0.8rem; cursor: pointer; overflow-wrap: break-word;
  }
  .option label input { margin-block-start: 0.06rem; }
  .option:has(:disabled) label { cursor: default; }
  .option:hover:not(:has(:disabled)) { border-color: var(--linie-stark); }
  .option:has(:checked) { border-color: var(--petrol); background: var(--petrol-hauch); }
  .option:has(:focus-visible) { outline: 3px solid var(--petrol); outline-offset: 2px; }
  .option input:focus-visible { outline: none; }

  .actions { display: flex; flex-wrap: wrap; gap: 0.75rem; }
  .notice, .sentence { display: flex; gap: 0.6rem; align-items: start; }
  .notice > .icon, .sentence > .icon { margin-block-start: 0.2em; inline-size: 1.3rem; block-size: 1.3rem; }
  .notice { color: var(--petrol); }
  @media (forced-colors: active) {
    .card { border: 2px solid CanvasText; }
    .option:has(:checked) { border: 4px solid Highlight; }
    input { appearance: auto; }
    input::before { display: none !important; }
  }
  @media print {
    .card { box-shadow: none; padding: 0; border: 0; border-radius: 0; background: none; break-inside: avoid; }
    .actions, .notice, .kind.screen-only { display: none; }
    .option { border: 0; background: none; }
    .option label { padding-inline: 0; min-block-size: 0; }
  }
`;
