import { css } from 'lit';

export const timerStyles = css`
  :host { display: inline-block; }
  .timer { font-variant-numeric: tabular-nums; font-weight: 640; }
  .paused { color: var(--tinte-leise); }
  .over { color: var(--gelb); }
`;
