import { css } from 'lit';

export const instrumentStyles = css`
  :host { display: block; }
  article { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
  article > h1 + *, .where + h1 { margin-block-start: calc(-1 * var(--s2)); }
  h1:focus, .report p:focus { outline: none; }
  h2 { font-size: 1.4rem; }
  section { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  section h3 { margin-block-start: var(--s2); }
  article > section { margin-block-start: var(--s3); }
  .lead { font-size: 1.2rem; }
  .kennung { font-variant-numeric: tabular-nums; color: var(--tinte-leise); font-weight: 560; }
  .where { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); align-items: center; min-block-size: 44px; }
  .where a { display: inline-flex; align-items: center; min-block-size: 44px; }
  .aim {
    border: 1px solid var(--linie); border-block-start: 5px solid var(--petrol); border-radius: 10px; background: var(--flaeche);
    box-shadow: var(--schatten); padding: var(--s4); display: grid; gap: var(--s2);
  }
  .aim .label { font-size: 0.95rem; font-weight: 680; color: var(--petrol); }
  .message {
    display: flex; flex-wrap: wrap; gap: 0.2rem var(--s3); align-items: center;
    border-inline-start: 4px solid var(--petrol); background: var(--petrol-hauch); border-radius: var(--r); padding: 0.7rem 1rem;
  }
  .message.warning { border-color: var(--gelb); background: var(--gelb-hauch); }
  .empty { border: 2px dashed var(--linie-stark); border-radius: 10px; padding: var(--s4); }
  .private { display: flex; gap: 0.45rem; align-items: start; font-size: 0.9rem; color: var(--tinte-leise); }
  .icon { inline-size: 1.05rem; block-size: 1.05rem; margin-block-start: 0.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }

  .scope { border: 0; margin: 0; padding: 0; min-inline-size: 0; display: grid; gap: var(--s2); grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
  legend { padding: 0; font-weight: 660; margin-block-end: var(--s2); }
  .scope label { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.7rem; align-items: start; min-block-size: 44px; padding: 0.7rem 0.9rem; border: 2px solid var(--linie); border-radius: var(--r); background: var(--flaeche); cursor: pointer; }
  .scope label:hover { border-color: var(--linie-stark); }
  .scope label:has(:checked) { border-color: var(--petrol); background: var(--petrol-hauch); }
  .scope label:has(:checked) .soft { color: var(--tinte); }
  .scope input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0.15rem 0 0; accent-color: var(--petrol); }
  .scope span span, .parts .name span, .runs li span span { display: block; font-weight: 400; }
  .by { display: grid; gap: 0.2rem; }
  .by > span:first-child { font-weight: 620; }
  summary { min-block-size: 44px; display: flex; align-items: center; gap: 0.7rem; cursor: pointer; color: var(--petrol); font-weight: 620; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.5rem; block-size: 0.5rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  [open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
  .help { border-block: 1px solid var(--linie); padding-block: var(--s1); }
  .help .prose { padding-block: var(--s2) var(--s3); }
  .help + .help { margin-block-start: calc(-1 * var(--s4)); border-block-start: 0; }
  .parts { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--linie); }
  .parts a { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr) auto; gap: 0.2rem var(--s3); align-items: center; min-block-size: 44px; padding: 0.8rem 0.3rem; border-block-end: 1px solid var(--linie); color: inherit; text-decoration: none; }
  .parts a:hover { background: var(--petrol-hauch); }
  .parts .position { color: var(--petrol); font-weight: 700; font-variant-numeric: tabular-nums; }
  .parts .name { font-weight: 620; }
  .parts .state { display: inline-flex; gap: 0.35rem; font-size: 0.95rem; color: var(--tinte-leise); }
  .parts .done { color: var(--gruen); font-weight: 620; }
  .overall { display: grid; gap: 0.4rem; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); align-items: center; }
  .file { position: relative; }
  .file input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; opacity: 0; cursor: pointer; }
  .file:has(:focus-visible) { outline: 3px solid var(--petrol); outline-offset: 3px; }
  .runs ul { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--linie); }
  .runs li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s3); align-items: center; padding-block: 0.4rem; border-block-end: 1px solid var(--linie); }

  .points { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .steps { display: flex; justify-content: space-between; gap: var(--s3); flex-wrap: wrap; }
  div.steps { border-block-start: 1px solid var(--linie); padding-block-start: var(--s3); }

  .light { inline-size: 1.1rem; block-size: 1.1rem; flex: none; vertical-align: -0.18rem; fill: currentColor; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
  .light.green { color: var(--gruen); } .light.yellow { color: var(--gelb); } .light.red { color: var(--rot); }
  .light.irrelevant, .light.open { color: var(--tinte-leise); }
  table { border-collapse: collapse; inline-size: 100%; font-size: 1rem; font-variant-numeric: tabular-nums; }
  th, td { text-align: start; vertical-align: top; padding: 0.55rem 0.7rem 0.55rem 0; border-block-end: 1px solid var(--linie); }
  thead th { border-block-end: 2px solid var(--linie-stark); font-weight: 640; font-size: 0.95rem; vertical-align: bottom; }
  tbody th { font-weight: 500; }
  .tally .none { color: var(--tinte-leise); }
  .tally td:not(.none) { font-weight: 660; }
  .compared th:first-child { inline-size: 45%; }
  .picture { display: grid; gap: 0.4rem; border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); padding: var(--s3); font-size: 0.95rem; }
  .picture div { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--s3); align-items: center; }
  .picture span:last-child { display: inline-flex; flex-wrap: wrap; gap: 0.4rem; }
  .rated { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.7rem; }
  .rated li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.7rem; align-items: start; }
  .rated .light { margin-block-start: 0.25em; }
  .rated .note { border-inline-start: 3px solid var(--linie-stark); padding-inline-start: 0.7rem; margin-block-start: 0.3rem; white-space: pre-line; overflow-wrap: anywhere; }
  .whole { display: flex; gap: 0.5rem; align-items: start; color: var(--gruen); font-weight: 620; }
  .measures { margin: 0; padding-inline-start: 1.4em; display: grid; gap: 0.3rem; }
  .measures:empty { display: none; }
  .steps-to-learn { margin: 0; padding-inline-start: 1.6em; display: grid; gap: 0.8rem; }
  .steps-to-learn li::marker { color: var(--petrol); font-weight: 650; }
  .compare { display: flex; flex-wrap: wrap; gap: 0.4rem var(--s3); align-items: center; }
  .change { font-weight: 620; }
  .signature { display: none; }
  @media (max-width: 40rem) {
    table, tbody, tr, th, td { display: block; }
    thead { display: none; }
    tr { padding-block: var(--s2); border-block-end: 1px solid var(--linie); }
    tbody th { border: 0; padding: 0.15rem 0; font-weight: 620; }
    td { border: 0; padding: 0.15rem 0; }
    td::before { content: attr(data-label) ': '; color: var(--tinte-leise); font-weight: 400; }
    .compared th:first-child { inline-size: auto; }
    .tally td { display: inline-block; margin-inline-end: var(--s3); }
    .tally .none { display: none; }
    .parts a { grid-template-columns: 1.6rem minmax(0, 1fr); }
    .parts .state { grid-column: 2; }
    .steps .button, .actions .button { inline-size: 100%; }
    div.steps { flex-direction: column-reverse; }
  }
  @media (forced-colors: active) {
    .scope { border: 0; }
    .scope label:has(:checked) { border: 4px solid Highlight; }
    .aim, .message { border: 2px solid CanvasText; }
    .danger { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  }
  @media print {
    .where, .steps, .actions, .message, .private, .screen-only, .compare, .kept, .report { display: none; }
    article { display: block; }
    article > * + * { margin-block-start: 1rem; }
    section { display: block; }
    section > * + * { margin-block-start: 0.55rem; }
    .where + h1 { font-size: 20pt; margin: 0; }
    article > h1 + * { margin-block-start: 0.3rem; }
    .rated, .measures, .steps-to-learn { margin-block-start: 0.4rem; gap: 0.4rem; }
    .steps-to-learn p { display: inline; }
    section > h3 { margin-block-start: 0.9rem; }
    h2 { font-size: 14pt; border-block-end: 1px solid #77817f; padding-block-end: 0.2rem; }
    h2, h3 { break-after: avoid; }
    th, td { padding-block: 0.25rem; }
    .picture { padding: 0.5rem 0.7rem; gap: 0.2rem; }
    tr, li, .picture, .aim, .signature { break-inside: avoid; }
    .aim, .picture { box-shadow: none; background: none; }
    .light { print-color-adjust: exact; }
    a { color: inherit; text-decoration: none; }
    p { max-inline-size: none; }
    article > .signature { display: block; margin-block-start: 1.1cm; border-block-start: 1px solid #000; inline-size: 8cm; padding-block-start: 0.2rem; font-size: 9.5pt; }
  }
`;
