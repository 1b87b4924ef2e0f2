import { css } from 'lit';

export const takeAlongStyles = css`
  :host { display: contents; }
  .message {
    display: grid; gap: var(--s2); max-inline-size: 44rem; padding: 0.7rem 1rem; border-radius: var(--r);
    border-inline-start: 4px solid var(--petrol); background: var(--petrol-hauch);
  }
  .buttons { display: flex; flex-wrap: wrap; gap: var(--s3); }
  @media (forced-colors: active) {
    .message { border: 2px solid CanvasText; }
  }
  @media print { :host { display: none; } }
`;
