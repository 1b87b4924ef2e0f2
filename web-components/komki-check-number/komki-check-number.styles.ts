import { css } from 'lit';

export const numberStyles = css`
  label { display: grid; gap: 0.25rem; justify-items: start; }
  .label { font-weight: 620; font-size: 0.95rem; }
  .value { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: center; overflow-wrap: anywhere; }
  input.field {
    display: block; inline-size: 9rem; block-size: 44px; padding-block: 0; border-radius: var(--r); color: var(--tinte); cursor: text;
    font-variant-numeric: tabular-nums;
  }
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
