import { css } from 'lit';

export const matchStyles = css`
  table { border-collapse: collapse; inline-size: 100%; font-size: 1rem; }
  th, td { text-align: start; vertical-align: top; padding: 0.7rem 0.9rem 0.7rem 0; border-block-end: 1px solid var(--linie); overflow-wrap: break-word; }
  td { padding-inline-end: 0; inline-size: 46%; }
  thead th { border-block-end: 2px solid var(--linie-stark); font-weight: 660; padding-block: 0.3rem; }
  tbody th { font-weight: 500; padding-block-start: 1.05rem; line-height: 1.45; }
  tbody tr:last-child > * { border-block-end: 0; }
  select.field {
    inline-size: 100%; appearance: none; cursor: pointer; padding-inline-end: 2.2rem; text-overflow: ellipsis; line-height: 1.4;
    background: var(--flaeche); color: var(--tinte);
  }
  .choice { display: grid; grid-template-columns: minmax(0, 1fr); align-items: center; }
  .choice > * { grid-area: 1 / 1; }
  .choice .icon { justify-self: end; margin-inline-end: 0.8rem; pointer-events: none; color: var(--petrol); inline-size: 1rem; block-size: 1rem; }
  select.field:not(:disabled):has(option:checked:not([value=''])) { border-color: var(--petrol); background: var(--petrol-hauch); }
  select.field:disabled { opacity: 1; cursor: default; }
  select.field.fits:disabled { border-color: var(--gruen); background: var(--gruen-hauch); }
  select.field.off:disabled { border-color: var(--gelb); background: var(--gelb-hauch); }
  .choice:has(:disabled) .icon { display: none; }
  .verdict { margin-block-start: 0.5rem; }
  .verdict .wrong { color: var(--gelb); }
  @media (max-width: 40rem) {
    table, tbody, tr, tbody th, td { display: block; inline-size: 100%; }
    thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    tbody tr { border-block-start: 1px solid var(--linie); padding-block: 0.7rem; }
    tbody th, td { border: 0; padding: 0; }
    tbody th { padding-block-end: 0.45rem; }
  }
  @media (forced-colors: active) {
    .choice .icon { color: ButtonText; }
    select.field:disabled { color: CanvasText; }
    select.field.fits:disabled { border: 4px double CanvasText; }
    select.field.off:disabled { border: 4px dotted CanvasText; }
  }
  @media print {
    .choice .icon { display: none; }
    select.field:not(:disabled) { appearance: none; color: transparent; border: 0; border-block-end: 1px solid #000; border-radius: 0; background: none; }
  }
`;
