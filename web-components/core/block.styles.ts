import { css } from 'lit';

/** The card of a block that is neither text nor check. */
export const blockStyles = css`
  :host { display: block; }
  .block {
    display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; overflow-wrap: break-word;
    padding: clamp(1rem, 4vw, 1.6rem); border: 1px solid var(--linie); border-radius: 10px;
    background: var(--flaeche); box-shadow: var(--schatten);
  }
  .label { font-weight: 680; font-size: 0.95rem; }
  .private { display: flex; gap: 0.45rem; align-items: start; font-size: 0.9rem; color: var(--tinte-leise); }
  .icon { inline-size: 1.05rem; block-size: 1.05rem; margin-block-start: 0.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  @media (forced-colors: active) {
    .block { border: 2px solid CanvasText; }
  }
  @media print {
    .block { box-shadow: none; border: 0; padding: 0; background: none; break-inside: avoid; }
    .private { display: none; }
  }
`;
