import { css } from 'lit';

export const reflectionStyles = css`
  :host { display: block; }
  .note {
    display: grid; gap: 0.7rem; grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem;
    padding: clamp(1rem, 4vw, 1.6rem); border: 1px solid var(--linie); border-radius: 10px;
    background: var(--flaeche); box-shadow: var(--schatten);
  }
  .prompt { font-weight: 560; overflow-wrap: break-word; }
  textarea.field { inline-size: 100%; resize: vertical; line-height: 1.55; padding: 0.6rem 0.8rem; }
  textarea.field:focus { border-color: var(--petrol); }
  .private { display: flex; gap: 0.45rem; align-items: center; font-size: 0.9rem; color: var(--tinte-leise); }
  .icon { inline-size: 1.05rem; block-size: 1.05rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  @media (forced-colors: active) {
    .note { border: 2px solid CanvasText; }
  }
  @media print {
    .note { box-shadow: none; border: 0; padding: 0; break-inside: avoid; }
    .private { display: none; }
    textarea.field { border: 1px solid #000; resize: none; }
  }
`;
