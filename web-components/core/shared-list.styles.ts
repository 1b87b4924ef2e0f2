import { css } from 'lit';

/** A list the group fills; where there is little room its rows stack. */
export const sharedListStyles = css`
  .shared-box { container-type: inline-size; }
  .shared { border-collapse: collapse; inline-size: 100%; }
  .shared caption { text-align: start; font-weight: 660; padding-block-end: 0.4em; }
  .shared th, .shared td { text-align: start; vertical-align: top; padding: 0.5em 0.8em 0.5em 0; border-block-end: 1px solid var(--linie); overflow-wrap: anywhere; }
  .shared thead th { border-block-end: 2px solid var(--linie-stark); font-weight: 640; font-size: 0.89em; vertical-align: bottom; }
  .shared tbody th { font-weight: 560; }
  @container (max-width: 40em) {
    .shared, .shared caption, .shared tbody, .shared tr, .shared th, .shared td { display: block; }
    .shared thead { display: none; }
    .shared tr { padding-block: 0.6em; border-block-end: 1px solid var(--linie); }
    .shared tbody th, .shared td { border: 0; padding: 0.1em 0; }
    .shared td[data-label]::before { content: attr(data-label) ': '; color: var(--tinte-leise); }
    .shared td.empty { display: none; }
  }
`;
