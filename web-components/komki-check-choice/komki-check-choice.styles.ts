import { css } from 'lit';

/** Nothing but the options stands here; their look is shared with the other checks. */
export const choiceStyles = css`
  .options { display: grid; gap: 0.6rem; grid-template-columns: minmax(0, 1fr); }
`;
