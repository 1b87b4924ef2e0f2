import { css } from 'lit';

export const deviceDataStyles = css`
  :host { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--s3); }
  li { border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); padding: var(--s3); display: grid; gap: var(--s2); }
  h3 { font-size: 1.08rem; }
  .kennung { color: var(--tinte-leise); font-weight: 560; font-variant-numeric: tabular-nums; }
  dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; font-size: 1rem; }
  dt { color: var(--tinte-leise); }
  dd { margin: 0; font-variant-numeric: tabular-nums; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
  @media (max-width: 30rem) {
    dl { grid-template-columns: minmax(0, 1fr); }
    dd + dt { margin-block-start: 0.3rem; }
    .actions .button { inline-size: 100%; justify-content: center; }
  }
  @media (forced-colors: active) {
    .danger { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  }
  @media print { .actions { display: none; } }
`;
