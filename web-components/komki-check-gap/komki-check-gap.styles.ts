import { css } from 'lit';

export const gapStyles = css`
  .passage { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s3); line-height: 1.75; overflow-wrap: anywhere; }
  .field-end { white-space: nowrap; max-inline-size: 100%; }
  .gap { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; max-inline-size: 100%; vertical-align: middle; margin-block: 0.15rem; }
  input.field {
    display: inline-block; block-size: 44px; padding-block: 0; border-radius: var(--r); color: var(--tinte); cursor: text; line-height: 1.4;
  }
  input.w1 { inline-size: calc(8ch + 1.6rem); }
  input.w2 { inline-size: calc(13ch + 1.6rem); }
  input.w3 { inline-size: calc(19ch + 1.6rem); }
  input.w4 { inline-size: calc(28ch + 1.6rem); }
  input.field:focus { border-color: var(--petrol); }
  input.field:disabled { opacity: 1; cursor: default; }
  input.field.fits { border-color: var(--gruen); background: var(--gruen-hauch); }
  input.field.off { border-color: var(--gelb); background: var(--gelb-hauch); }
  span.verdict { display: inline-flex; min-inline-size: 0; }
  .verdict .wrong { color: var(--gelb); }
  .remark { color: var(--tinte); font-weight: 620; }
  @media (forced-colors: active) {
    input.field:disabled { color: CanvasText; }
    input.field.fits { border: 4px double CanvasText; }
    input.field.off { border: 4px dotted CanvasText; }
  }
  @media print {
    input.field { block-size: auto; min-block-size: 0; }
    input.field:not(:disabled) { color: transparent; border: 0; border-block-end: 1px solid #000; border-radius: 0; background: none; }
  }
`;
