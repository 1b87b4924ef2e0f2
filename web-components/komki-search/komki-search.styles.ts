import { css } from 'lit';

export const searchStyles = css`
  :host { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .kennung { font-variant-numeric: tabular-nums; color: var(--tinte-leise); font-weight: 560; }
  .message { border-inline-start: 4px solid var(--petrol); padding: 0.2rem 0 0.2rem 1rem; }
  .message.warning { border-color: var(--gelb); }
  @media print {
    slot[name='form'] { display: none; }
  }
`;
