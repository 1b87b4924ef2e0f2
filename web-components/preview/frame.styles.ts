import { css } from 'lit';
import { sequenceStyles } from '../komki-sequence/komki-sequence.styles.ts';

/** The frame: what the player shows in its shadow root, here in a document; and what only authors and trainers see. */
export const frameStyles = css`
  ${sequenceStyles}
  .page-frame { display: block; }
  .page-frame main { max-inline-size: 76rem; }
  .page-frame article > h2 { margin-block-start: var(--s5); }
  .page-frame article > h2:first-child { margin-block-start: 0; }
  .spot { display: contents; }
  .spot.marked > * { outline: 2px solid var(--petrol); outline-offset: 5px; border-radius: 3px; }
  .method, .solution {
    display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); max-inline-size: 44rem; font-size: 1rem;
    background: var(--petrol-hauch); border-inline-start: 4px solid var(--petrol); border-radius: var(--r); padding: var(--s3);
  }
  .solution { background: var(--gruen-hauch); border-color: var(--gruen); margin-block-start: calc(-1 * var(--s2)); }
`;
