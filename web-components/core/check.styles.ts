import { css } from 'lit';

/** The look all checks share: the card, radios and checkboxes, marks, result. State is never told by colour alone. */
export const checkStyles = css`
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

  .verdict { display: grid; gap: 0.3rem; }
  .option .verdict { padding: 0 0.8rem 0.7rem calc(0.8rem + 1.35rem + 0.75rem); }
  .marks { display: flex; flex-wrap: wrap; gap: 0.3rem 0.5rem; align-items: center; font-size: 0.88rem; line-height: 1.3; }
  .mark { display: inline-flex; align-items: center; gap: 0.35rem; font-weight: 680; min-inline-size: 0; overflow-wrap: anywhere; }
  .mine { border: 1.5px solid currentColor; border-radius: 99px; padding: 0.05rem 0.5rem; font-weight: 620; }
  .right { color: var(--gruen); }
  .wrong { color: var(--tinte-leise); }
  .remark { color: var(--tinte-leise); font-weight: 400; }
  .feedback { font-size: 1rem; line-height: 1.5; overflow-wrap: break-word; }

  /* A decision that fits, one that does not, and one the learner has missed. */
  .fits, .option.fits:has(:checked) { border-color: var(--gruen); background: var(--gruen-hauch); }
  .off, .option.off:has(:checked) { border-color: var(--gelb); background: var(--gelb-hauch); }
  .off .wrong { color: var(--gelb); }
  .missed { border-color: var(--gruen); border-style: dashed; }
  .fits input:checked { border-color: var(--gruen); color: var(--gruen); }
  .off input:checked { border-color: var(--gelb); color: var(--gelb); }

  .actions { display: flex; flex-wrap: wrap; gap: 0.75rem; }
  .notice, .sentence { display: flex; gap: 0.6rem; align-items: start; }
  .notice > .icon, .sentence > .icon { margin-block-start: 0.2em; inline-size: 1.3rem; block-size: 1.3rem; }
  .notice { color: var(--petrol); }
  .result {
    display: grid; gap: 0.7rem; border: 1px solid; border-inline-start-width: 5px; border-radius: var(--r);
    padding: 0.8rem 1rem; color: var(--gruen); background: var(--gruen-hauch);
  }
  .result.not-yet { color: var(--gelb); background: var(--gelb-hauch); }
  .result span, .result .explanation { color: var(--tinte); }
  .result strong { font-weight: 700; }
  .explanation .label { font-weight: 680; font-size: 0.9rem; }

  .print-only, .kind.print-only { display: none; }

  @media (forced-colors: active) {
    .card { border: 2px solid CanvasText; }
    .option:has(:checked) { border: 4px solid Highlight; }
    .option.fits { border: 4px double CanvasText; }
    .option.off { border: 4px dotted CanvasText; }
    .option.missed { border: 4px dashed CanvasText; }
    input { appearance: auto; }
    input::before { display: none !important; }
    .result { border-color: CanvasText; }
  }
  @media print {
    .card { box-shadow: none; padding: 0; border: 0; border-radius: 0; background: none; break-inside: avoid; }
    .actions, .notice, .kind.screen-only { display: none; }
    .option { border: 0; background: none; }
    .option label { padding-inline: 0; min-block-size: 0; }
    .option .verdict { padding-inline: calc(1.35rem + 0.75rem) 0; }
    .print-only, .kind.print-only { display: block; }
  }
`;
