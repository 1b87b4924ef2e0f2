import { css } from 'lit';

/** A question before something is lost, and the button that does it. */
export const dialogStyles = css`
  dialog {
    border: 1px solid var(--linie-stark); border-radius: 10px; background: var(--flaeche); color: inherit; padding: var(--s4);
    max-inline-size: min(34rem, calc(100vw - 2rem)); box-shadow: var(--schatten);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  dialog h2 { font-size: 1.25rem; }
  dialog > div { display: grid; gap: var(--s3); }
  .danger { background: var(--rot); border-color: var(--rot); color: var(--flaeche); }
  .danger:hover { background: var(--tinte); border-color: var(--tinte); color: var(--flaeche); }
`;
