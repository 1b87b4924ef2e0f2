import { css } from 'lit';

export const numberStyles = css`
  label { display: grid; gap: 0.25rem; justify-items: start; }
  .label { font-weight: 620; font-size: 0.95rem; }
  .value { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; align-items: center; overflow-wrap: anywhere; }
  input.field { display: block; inline-size: 9rem; font-variant-numeric: tabular-nums; }
`;
