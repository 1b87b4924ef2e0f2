import { css } from 'lit';

export const gapStyles = css`
  .passage { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s3); line-height: 1.75; overflow-wrap: anywhere; }
  .field-end { white-space: nowrap; max-inline-size: 100%; }
  .gap { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 0.5rem; max-inline-size: 100%; vertical-align: middle; margin-block: 0.15rem; }
  input.field { display: inline-block; line-height: 1.4; }
  input.w1 { inline-size: calc(8ch + 1.6rem); }
  input.w2 { inline-size: calc(13ch + 1.6rem); }
  input.w3 { inline-size: calc(19ch + 1.6rem); }
  input.w4 { inline-size: calc(28ch + 1.6rem); }
  span.verdict { display: inline-flex; min-inline-size: 0; }
  @media print {
    input.field { block-size: auto; min-block-size: 0; }
  }
`;
