import { css } from 'lit';

export const outboxStyles = css`
  :host { display: block; }
  p { display: flex; flex-wrap: wrap; gap: 0 0.7rem; align-items: center; max-inline-size: none; }
  a { display: inline-flex; align-items: center; min-block-size: 44px; }
  .refused, .not-durable { color: var(--tinte); border-inline-start: 4px solid var(--gelb); padding-inline-start: 0.7rem; }
  svg { inline-size: 1.1rem; block-size: 1.1rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .line { display: inline-flex; gap: 0.45rem; align-items: center; }
  @media print { :host { display: none; } }
`;
