import { css } from 'lit';

/** What a search has found, the same on the server's page and in the element. */
export const found = css`
  .found { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .found h2 { font-size: 1.3rem; margin-block-start: var(--s2); }
  .hits { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); border-block-start: 1px solid var(--linie); max-inline-size: 44rem; }
  .hits > li { padding-block: var(--s3); border-block-end: 1px solid var(--linie); display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); }
  .hits h3 { font-size: 1.1rem; }
  .hits .kennung { display: inline-block; margin-inline-end: 0.4rem; }
  .hits ul { list-style: none; margin: 0; padding: 0 0 0 1rem; border-inline-start: 3px solid var(--linie); display: grid; gap: 0.6rem; }
  .hits p { font-size: 1rem; }
  .hits li li > a { font-size: 1rem; }
  mark { background: var(--gelb-hauch); color: inherit; font-weight: 620; border-radius: 2px; box-shadow: 0 0 0 2px var(--gelb-hauch); }
  @media (forced-colors: active) {
    mark { background: Mark; color: MarkText; box-shadow: none; }
  }
`;
