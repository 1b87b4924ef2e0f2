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
  dialog {
    border: 1px solid var(--linie-stark); border-radius: 10px; background: var(--flaeche); color: inherit; padding: var(--s4);
    max-inline-size: min(34rem, calc(100vw - 2rem)); box-shadow: var(--schatten);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  dialog h2 { font-size: 1.25rem; }
  dialog > div { display: grid; gap: var(--s3); }
  .danger { background: var(--rot); border-color: var(--rot); color: var(--flaeche); }
  .danger:hover { background: var(--tinte); border-color: var(--tinte); color: var(--flaeche); }
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
