import { css } from 'lit';

export const nextStyles = css`
  :host { display: block; }
  p { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; }
  svg { inline-size: 1.35rem; block-size: 1.35rem; flex: none; color: var(--gruen); fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  @media print {
    :host { display: none; }
  }
`;
