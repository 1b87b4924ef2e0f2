import { css } from 'lit';

export const progressStyles = css`
  /* Nothing to show takes no room, not even a gap of the list around it. */
  :host { display: contents; }
  div { display: grid; grid-template-columns: minmax(4rem, 10rem) auto; gap: 0.7rem; align-items: center; justify-content: start; }
  .words { display: inline-flex; gap: 0.4rem; align-items: center; }
  .finished { color: var(--gruen); font-weight: 620; }
  svg { inline-size: 1.2rem; block-size: 1.2rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`;
