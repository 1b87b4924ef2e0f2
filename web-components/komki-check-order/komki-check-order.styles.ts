import { css } from 'lit';

export const orderStyles = css`
  ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; counter-reset: place; grid-template-columns: minmax(0, 1fr); }
  li {
    counter-increment: place; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.2rem 0.7rem; align-items: center;
    border: 2px solid var(--linie); border-radius: var(--r); background: var(--flaeche); padding: 0.35rem 0.35rem 0.35rem 0.8rem;
  }
  .place { display: flex; align-items: center; gap: 0.3rem; font-weight: 700; color: var(--petrol); font-variant-numeric: tabular-nums; }
  .text { overflow-wrap: break-word; padding-block: 0.3rem; line-height: 1.45; }
  .moves { display: flex; gap: 0.35rem; }
  .move {
    inline-size: 44px; block-size: 44px; display: grid; place-content: center; padding: 0; border-radius: var(--r);
    border: 2px solid transparent; background: var(--petrol-hauch); color: var(--petrol); cursor: pointer;
  }
  .move:hover:not(:disabled, [aria-disabled='true']) { border-color: var(--petrol); }
  .move[aria-disabled='true'] { background: none; color: var(--linie-stark); cursor: default; }
  .move .icon { inline-size: 1.25rem; block-size: 1.25rem; }
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
  @media (max-width: 30rem) {
    li { padding-inline-start: 0.6rem; gap: 0.2rem 0.5rem; }
    .moves { flex-direction: column; gap: 0.2rem; }
  }
  @media (forced-colors: active) {
    .move { border-color: ButtonText; }
    .move[aria-disabled='true'] { border-color: GrayText; color: GrayText; }
    li.dragged { border: 4px solid Highlight; }
    li.fits { border: 4px double CanvasText; }
    li.off { border: 4px dotted CanvasText; }
  }
  @media print {
    .moves, .handle { display: none !important; }
    li { border: 0; padding-inline: 0; }
    /* The number is for the learner to write. */
    li:not(.still) .place { inline-size: 1.6rem; block-size: 1.6rem; border: 1.5px solid #000; color: transparent; }
  }
`;
