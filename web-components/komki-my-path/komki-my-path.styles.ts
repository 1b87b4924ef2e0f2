import { css } from 'lit';

export const myPathStyles = css`
  /* Nothing to show takes no room, not even a gap of the page around it. */
  :host { display: contents; }
  section {
    display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); border: 1px solid var(--linie);
    border-block-start: 5px solid var(--petrol); border-radius: 10px; background: var(--flaeche); box-shadow: var(--schatten);
    padding: clamp(1rem, 4vw, 1.5rem);
  }
  h2 { font-size: 1.3rem; }
  ol { margin: 0; padding-inline-start: 1.6em; display: grid; gap: 0.5rem; }
  li::marker { color: var(--petrol); font-weight: 650; }
  .kennung { font-variant-numeric: tabular-nums; font-weight: 560; }
  @media (forced-colors: active) {
    section { border: 2px solid CanvasText; }
  }
`;
