import { css } from 'lit';

export const videoStyles = css`
  :host { display: block; }
  figure { margin: 0; display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; }
  video { display: block; inline-size: 100%; aspect-ratio: 16 / 9; block-size: auto; background: #000; border-radius: var(--r); }
  figcaption { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center; justify-content: space-between; font-size: 0.95rem; }
  a { display: inline-flex; align-items: center; min-block-size: 44px; }
  .failed { border-inline-start: 4px solid var(--gelb); background: var(--gelb-hauch); border-radius: var(--r); padding: 0.5rem 1rem; }
  @media print {
    video, .failed { display: none; }
  }
`;
