import { css } from 'lit';

export const vaultStyles = css`
  :host { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  h3 { font-size: 1.2rem; }
  h3:focus, .told:focus { outline: none; }
  .card { border: 1px solid var(--linie); border-block-start: 5px solid var(--petrol); border-radius: 10px; background: var(--flaeche); box-shadow: var(--schatten); padding: clamp(1rem, 4vw, 1.6rem); display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; }
  .words { margin: 0; padding: 0; list-style: none; counter-reset: word; display: grid; gap: var(--s2); grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); font-size: 1.2rem; font-weight: 660; }
  .words li { counter-increment: word; border: 1px solid var(--linie-stark); border-radius: var(--r); padding: 0.5rem 0.8rem; display: flex; gap: 0.7rem; align-items: baseline; }
  .words li::before { content: counter(word); color: var(--tinte-leise); font-weight: 400; font-size: 1rem; font-variant-numeric: tabular-nums; }
  .enter { display: grid; gap: 0.3rem; font-weight: 620; }
  .enter .field { inline-size: 100%; }
  .told { border-inline-start: 4px solid var(--petrol); background: var(--petrol-hauch); border-radius: var(--r); padding: 0.7rem 1rem; max-inline-size: 44rem; overflow-wrap: anywhere; }
  .told.bad { border-color: var(--gelb); background: var(--gelb-hauch); }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; }
  .sheet { display: none; }
  @media (max-width: 30rem) {
    .actions .button { inline-size: 100%; }
  }
  @media (forced-colors: active) {
    .card, .told { border: 2px solid CanvasText; }
    .danger { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  }
  @media print {
    .actions, .screen-only { display: none; }
    .card { border: 0; box-shadow: none; padding: 0; }
    .sheet { display: block; }
    .words { grid-template-columns: minmax(0, 1fr); max-inline-size: 9cm; font-size: 14pt; }
  }
`;
