import { css } from 'lit';

/** A field of a check that words or numbers are typed into, and what is said of them. */
export const typedFieldStyles = css`
  input.field { block-size: 44px; padding-block: 0; border-radius: var(--r); color: var(--tinte); cursor: text; }
  input.field:focus { border-color: var(--petrol); }
  input.field:disabled { opacity: 1; cursor: default; }
  input.field.fits { border-color: var(--gruen); background: var(--gruen-hauch); }
  input.field.off { border-color: var(--gelb); background: var(--gelb-hauch); }
  .verdict .wrong { color: var(--gelb); }
  .remark { color: var(--tinte); font-weight: 620; }
  @media (forced-colors: active) {
    input.field:disabled { color: CanvasText; }
    input.field.fits { border: 4px double CanvasText; }
    input.field.off { border: 4px dotted CanvasText; }
  }
  @media print {
    input.field:not(:disabled) { color: transparent; border: 0; border-block-end: 1px solid #000; border-radius: 0; background: none; }
  }
`;
