import { css } from 'lit';

export const planStyles = css`
  :host { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); container-type: inline-size; }
  .as-of { display: none; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; }
  .empty { border: 2px dashed var(--linie-stark); border-radius: 10px; padding: var(--s4); display: grid; gap: var(--s3); max-inline-size: 44rem; grid-template-columns: minmax(0, 1fr); }
  .empty h2, .files h2 { font-size: 1.3rem; }
  .files { display: grid; gap: var(--s3); margin-block-start: var(--s3); grid-template-columns: minmax(0, 1fr); }
  label.button:focus-within { outline: 3px solid var(--petrol); outline-offset: 3px; }
  .told { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center; max-inline-size: none; min-block-size: 44px; border-inline-start: 4px solid var(--petrol); padding-inline-start: 0.8rem; }
  .told.bad { border-inline-start-color: var(--rot); background: var(--rot-hauch); padding-block: 0.5rem; border-radius: var(--r); }

  table { border-collapse: collapse; inline-size: 100%; font-size: 0.95rem; line-height: 1.45; table-layout: fixed; overflow-wrap: break-word; hyphens: auto; }
  th, td { text-align: start; vertical-align: top; padding: 0.75rem 0.7rem 0.75rem 0; border-block-end: 1px solid var(--linie); font-weight: 400; }
  thead > tr > * { border-block-end: 2px solid var(--linie-stark); padding-block: 0; vertical-align: bottom; }
  thead button { font: inherit; font-size: 0.9rem; font-weight: 660; color: inherit; background: none; border: 0; padding: 0; min-block-size: 44px; display: inline-flex; gap: 0.3rem; align-items: center; cursor: pointer; text-align: start; }
  thead button:hover { color: var(--petrol); }
  thead svg { inline-size: 0.75rem; block-size: 1rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; opacity: 0.45; }
  [aria-sort='ascending'] svg, [aria-sort='descending'] svg { opacity: 1; stroke-width: 2.4; }
  [aria-sort='ascending'] .down, [aria-sort='descending'] .up { display: none; }
  th[scope='row'] { font-weight: 600; }
  /* The first row decides how wide columns are. */
  thead .checkpoint { inline-size: 19%; }
  thead .priority { inline-size: 8.5%; }
  thead .responsible { inline-size: 14%; }
  thead .begin, thead .control { inline-size: 10%; }
  thead .status { inline-size: 9.5%; }
  thead .act { inline-size: 8.5%; }
  .begin, .control { font-variant-numeric: tabular-nums; }
  .act { text-align: end; padding-inline-end: 0; }
  tbody .act { padding-block: 0.2rem; }
  .label { display: none; }
  .source { display: block; font-size: 0.85rem; }
  .due { display: block; color: var(--rot); font-weight: 660; }
  .done .value { color: var(--tinte-leise); }
  .status .value { display: inline-flex; gap: 0.4rem; align-items: center; }
  .done .status .value { color: var(--gruen); font-weight: 620; }
  .icon { inline-size: 1.05rem; block-size: 1.05rem; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; order: -1; }
  .instead > td { padding-inline: 0; }

  form { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(11.5rem, 100%), 1fr)); padding: var(--s3); border: 1px solid var(--linie); border-inline-start: 5px solid var(--petrol); border-radius: var(--r); background: var(--flaeche); font-size: 1rem; }
  form label { display: grid; gap: 0.25rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
  form label > span, .sort-field > span { font-weight: 620; font-size: 0.95rem; }
  form .field { inline-size: 100%; }
  form p, form .actions { grid-column: 1 / -1; }
  textarea { resize: vertical; line-height: 1.45; }
  .sort-field { display: none; }

  @container (min-width: 900px) {
    form { grid-template-columns: repeat(10, minmax(0, 1fr)); }
    form label { grid-column: span 2; }
    form .words { grid-column: span 5; }
  }
  /* Cards where seven columns have no room; paper has it. */
  @media screen {
    @container (max-width: 1000px) {
      .top { align-items: end; justify-content: space-between; }
      .sort-field { display: grid; gap: 0.25rem; grid-template-columns: minmax(0, 1fr); }
      thead { display: none; }
      table, tbody, tr, th, td { display: block; inline-size: auto; }
      table { hyphens: manual; }
      tbody { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
      .instead { grid-column: 1 / -1; }
      tr:not(.instead) { display: grid; gap: 0.35rem; align-content: start; border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); box-shadow: var(--schatten); padding: var(--s3); grid-template-columns: minmax(0, 1fr); }
      tbody th, tbody td { border: 0; padding: 0; display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0 0.6rem; text-align: start; }
      .action, .checkpoint { grid-template-columns: minmax(0, 1fr); font-size: 1rem; }
      .action { order: -2; }
      .checkpoint { order: -1; padding-block-end: 0.4rem; }
      .label { display: block; color: var(--tinte-leise); font-weight: 400; }
      .action .label, .checkpoint .label { font-size: 0.85rem; }
      .nothing { display: none; }
      .due, .source { display: inline-block; margin-inline-start: 0.4rem; }
      .checkpoint .source { margin-inline-start: 0; }
      tbody .act { padding: 0; }
      .act, .instead > td { grid-template-columns: minmax(0, 1fr); }
      .act button { justify-self: start; }
    }
    @container (max-width: 600px) {
      .top { flex-direction: column; align-items: stretch; }
      .actions .button { flex: 1 1 auto; }
    }
    @container (max-width: 310px) {
      tbody th, tbody td { grid-template-columns: minmax(0, 1fr); }
    }
  }
  @media (forced-colors: active) {
    form, .told { border: 2px solid CanvasText; }
  }
  @media print {
    :host { display: block; container-type: normal; }
    .as-of { display: block; font-size: 9pt; margin-block-end: 0.5rem; }
    .actions, .files, .act, thead svg, .source, .told { display: none; }
    table { font-size: 8.5pt; line-height: 1.3; }
    thead { display: table-header-group; }
    /* A button in a head that comes again on the next sheet is left blank there; its words alone are not. */
    thead button { display: contents; }
    th[scope='row'] { font-weight: 400; }
    tr { break-inside: avoid; }
    th, td { border: 1px solid #77817f; padding: 0.22rem 0.4rem; }
    thead > tr > * { border: 1px solid #77817f; background: #eee; font-weight: 660; padding: 0.22rem 0.4rem; }
    thead .checkpoint { inline-size: 24%; }
    thead .priority { inline-size: 7%; }
    thead .responsible { inline-size: 15%; }
    thead .begin, thead .control { inline-size: 8%; }
    thead .status { inline-size: 8%; }
    .due, .done .value, .done .status .value { color: inherit; }
  }
`;
