import { css } from 'lit';

export const orderStyles = css`
  .handle { display: none; touch-action: none; cursor: grab; padding-block: 0.7rem; color: var(--tinte-leise); }
  .handle .icon { stroke-width: 3; display: block; }
  /* Where there is a mouse; on touch the handle would stand where a thumb scrolls. */
  @media (hover: hover) and (pointer: fine) {
    li:not(.still) .handle { display: block; }
    li:not(.still) { padding-inline-start: 0.4rem; }
  }
  li.dragged { border-color: var(--petrol); background: var(--petrol-hauch); box-shadow: var(--schatten); }
  li.dragged .handle { cursor: grabbing; }
  li.fits { border-color: var(--gruen); background: var(--gruen-hauch); }
  li.off { border-color: var(--gelb); background: var(--gelb-hauch); }
  li.still .moves { display: none; }
  li.still { padding-inline-end: 0.8rem; padding-block: 0.5rem; }
  .verdict { grid-column: 2 / -1; padding-block-end: 0.25rem; }
  li.fits .place { color: var(--gruen); }
  li.off .place { color: var(--gelb); }
  @media (forced-colors: active) {
    li.dragged { border: 4px solid Highlight; }
    li.fits { border: 4px double CanvasText; }
    li.off { border: 4px dotted CanvasText; }
  }
  @media print {
    .handle { display: none !important; }
    li { border: 0; padding-inline: 0; }
    /* The number is for the learner to write. */
    li:not(.still) .place { inline-size: 1.6rem; block-size: 1.6rem; border: 1.5px solid #000; color: transparent; }
  }
`;
