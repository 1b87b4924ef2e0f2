import { css } from 'lit';

export const definitionStyles = css`
  :host { display: contents; }
  dialog {
    border: 1px solid var(--linie-stark); border-block-start: 5px solid var(--petrol); border-radius: 10px; padding: 0; margin: auto;
    background: var(--flaeche); color: var(--tinte); inline-size: min(34rem, calc(100vw - 2rem)); box-shadow: var(--schatten);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  .sheet { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); padding: clamp(1rem, 4vw, 1.6rem); overflow-wrap: break-word; }
  h2 { font-size: 1.3rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center; border-block-start: 1px solid var(--linie); padding-block-start: var(--s3); }
  .actions a { display: inline-flex; align-items: center; min-block-size: 44px; }
  @media (max-width: 30rem) {
    .actions .button { inline-size: 100%; }
  }
  @media print { dialog { display: none; } }
`;
