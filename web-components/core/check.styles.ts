import { css } from 'lit';

/** What all checks add to a question: marks, feedback, result. State is never told by colour alone. */
export const checkStyles = css`
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
    .option.fits { border: 4px double CanvasText; }
    .option.off { border: 4px dotted CanvasText; }
    .option.missed { border: 4px dashed CanvasText; }
    .result { border-color: CanvasText; }
  }
  @media print {
    .option .verdict { padding-inline: calc(1.35rem + 0.75rem) 0; }
    .print-only, .kind.print-only { display: block; }
  }
`;
