import { css } from 'lit';

export const dueStyles = css`
  /* Nothing to say takes no room, not even a gap of the page around it. */
  :host { display: contents; }
  .due {
    display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; justify-content: space-between;
    max-inline-size: none; padding: var(--s2) var(--s3); border: 1px solid var(--linie); border-inline-start: 5px solid var(--gelb);
    border-radius: var(--r); background: var(--gelb-hauch); color: var(--tinte);
  }
  .words { display: inline-flex; gap: 0.6rem; align-items: center; font-weight: 620; }
  .due a { color: inherit; min-block-size: 44px; display: inline-flex; align-items: center; }
  svg { inline-size: 1.25rem; block-size: 1.25rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  @media print { .due { display: none; } }
`;
