import { css } from 'lit';

/** Sizes are in em: the projector sets its own. */
export const resultStyles = css`
  :host { display: block; }
  :host { container-type: inline-size; }
  .result { display: grid; gap: 0.7em; grid-template-columns: minmax(0, 1fr); }
  table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
  caption { text-align: start; padding-block-end: 0.6em; }
  .question { display: block; font-weight: 660; line-height: 1.3; text-wrap: balance; }
  .votes { color: var(--tinte-leise); font-size: 0.89em; }
  th, td { padding: 0.35em 0 0.35em 0.8em; border-block-end: 1px solid var(--linie); vertical-align: baseline; text-align: end; white-space: nowrap; }
  thead th { font-weight: 640; font-size: 0.89em; border-block-end: 2px solid var(--linie-stark); vertical-align: bottom; }
  th:first-child { text-align: start; padding-inline-start: 0; white-space: normal; overflow-wrap: anywhere; }
  tbody th { font-weight: 500; line-height: 1.3; inline-size: 60%; }
  .share { color: var(--tinte-leise); font-size: 0.89em; }
  .strong { font-weight: 700; }
  .bar { display: block; inline-size: 100%; block-size: 0.5em; margin-block-start: 0.3em; }
  .bar .ground { fill: var(--linie); }
  .bar .now { fill: var(--petrol); }
  .bar .before { fill: var(--linie-stark); }
  .bar .green { fill: var(--gruen); } .bar .yellow { fill: var(--gelb); } .bar .red { fill: var(--rot); }
  .light { inline-size: 0.9em; block-size: 0.9em; vertical-align: -0.08em; margin-inline-end: 0.3em; fill: currentColor; }
  .light.green { color: var(--gruen); } .light.yellow { color: var(--gelb); } .light.red { color: var(--rot); }
  :host([wall]) .result { gap: 0.25em; }
  :host([wall]) .about { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0.6em; align-items: center; }
  :host([wall]) .bar { block-size: 0.4em; margin-block: 0.05em; }
  :host([wall]) th, :host([wall]) td { padding-block: 0.12em; line-height: 1.25; }
  :host([wall]) tbody th { inline-size: 75%; }
  :host([wall]) caption { padding-block-end: 0.1em; line-height: 1.2; }
  :host([wall]) thead th { font-size: 0.7em; padding-block: 0; }
  .mean { font-weight: 640; }
  .clusters { display: grid; gap: 0.8em 1.6em; grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr)); align-items: start; }
  .heading { font-weight: 680; margin-block-end: 0.4em; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5em; grid-template-columns: minmax(0, 1fr); }
  .cards li { border: 1px solid var(--linie-stark); border-inline-start: 0.3em solid var(--petrol); border-radius: var(--r); background: var(--flaeche); padding: 0.4em 0.7em; line-height: 1.35; overflow-wrap: anywhere; }
  .words { display: flex; flex-wrap: wrap; gap: 0.2em 0.9em; align-items: baseline; line-height: 1.25; }
  .words li { overflow-wrap: anywhere; }
  .words .w2 { font-size: 1.25em; font-weight: 560; } .words .w3 { font-size: 1.6em; font-weight: 640; } .words .w4 { font-size: 2em; font-weight: 720; }
  .words .w3, .words .w4 { color: var(--petrol); }
  /* Before and after of three lights need room; without it they stand below each other. */
  @container (max-width: 32em) {
    .many thead { display: none; }
    .many, .many caption, .many tbody, .many tr, .many th, .many td { display: block; }
    .many tr { border-block-end: 1px solid var(--linie); padding-block: 0.4em; }
    .many th:first-child, .many td { border: 0; padding: 0.1em 0; inline-size: auto; }
    .many td { display: flex; justify-content: space-between; }
    .many td::before { content: attr(data-label); font-weight: 400; }
  }
  @media (forced-colors: active) {
    .bar { forced-color-adjust: none; border: 1px solid CanvasText; }
    .bar .ground { fill: Canvas; }
    .bar .now, .bar .green { fill: CanvasText; }
    .bar .before, .bar .yellow { fill: GrayText; }
    .bar .red { fill: Highlight; }
  }
  @media print {
    tr, .cards li { break-inside: avoid; }
    .bar { print-color-adjust: exact; }
  }
`;
