import { css } from 'lit';

/** A list that people put in order: numbered rows, each with its two buttons. */
export const moving = css`
  ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr); }
  li {
    display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.2rem 0.7rem; align-items: center;
    border: 2px solid var(--linie); border-radius: var(--r); background: var(--flaeche); padding: 0.35rem 0.35rem 0.35rem 0.8rem;
  }
  .place { display: flex; align-items: center; gap: 0.3rem; font-weight: 700; color: var(--petrol); font-variant-numeric: tabular-nums; }
  .text { overflow-wrap: break-word; padding-block: 0.3rem; line-height: 1.45; }
  .moves { display: flex; gap: 0.35rem; }
  .move {
    inline-size: 44px; block-size: 44px; display: grid; place-content: center; padding: 0; border-radius: var(--r);
    border: 2px solid transparent; background: var(--petrol-hauch); color: var(--petrol); cursor: pointer;
  }
  .move:hover:not(:disabled, [aria-disabled='true']) { border-color: var(--petrol); }
  .move[aria-disabled='true'] { background: none; color: var(--linie-stark); cursor: default; }
  .move .icon { inline-size: 1.25rem; block-size: 1.25rem; }
  @media (max-width: 30rem) {
    li { padding-inline-start: 0.6rem; gap: 0.2rem 0.5rem; }
    .moves { flex-direction: column; gap: 0.2rem; }
  }
  @media (forced-colors: active) {
    .move { border-color: ButtonText; }
    .move[aria-disabled='true'] { border-color: GrayText; color: GrayText; }
  }
  @media print {
    .moves { display: none; }
  }
`;
