import { css } from 'lit';

export const stageStyles = css`
  :host { display: block; }
  .stage { display: grid; gap: var(--s4); grid-template-columns: minmax(0, 1fr); }
  section, .side, .desk, .panel { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); align-content: start; }
  .side, .desk { gap: var(--s4); }
  h1 { font-size: clamp(1.5rem, 1.2rem + 1.2vw, 2rem); }
  h2 { font-size: 1.2rem; }
  h3 { font-size: 1.08rem; line-height: 1.35; }
  h4 { font-size: 1rem; }
  .panel { border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); box-shadow: var(--schatten); padding: clamp(1rem, 3vw, 1.4rem); }
  .panel.now, .panel.notes { gap: var(--s2); }
  .notes h2 { color: var(--petrol); }
  .panel.open { border-color: var(--petrol); border-inline-start-width: 5px; }
  header { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; justify-content: space-between; }
  .title { display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: baseline; }
  .workshop { font-weight: 680; font-size: 1.1rem; }
  .code b { font-size: 1.35rem; letter-spacing: 0.12em; font-variant-numeric: tabular-nums; }
  .facts { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem var(--s4); font-variant-numeric: tabular-nums; align-items: center; }
  .facts .need { font-weight: 660; background: var(--gelb-hauch); border-radius: var(--r); padding-inline: 0.6rem; }
  .facts .state, .facts .count { font-weight: 640; }
  .ways { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
  .ways:has(.button) { gap: var(--s2); }
  .ways a:not(.button) { display: inline-flex; align-items: center; min-block-size: 44px; }
  .line { display: block; border-inline-start: 4px solid var(--gelb); background: var(--gelb-hauch); border-radius: var(--r); padding: 0.6rem 1rem; max-inline-size: none; }
  .line a { display: inline-flex; min-block-size: 44px; align-items: center; }
  .clock { font-size: 1.6rem; }
  .lists > .panel { max-inline-size: none; }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
  .texts { list-style: none; margin: 0; padding: 0; display: grid; gap: 0; }
  .texts li { display: grid; gap: 0.3rem; border-block-start: 1px solid var(--linie); padding-block: 0.6rem; grid-template-columns: minmax(0, 1fr); }
  .texts .text { font-weight: 560; overflow-wrap: anywhere; }
  .texts .hidden .text { color: var(--tinte-leise); text-decoration: line-through; }
  .texts .field { flex: 1 1 9rem; min-inline-size: 0; }
  form { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  label { display: grid; gap: 0.2rem; font-weight: 560; align-content: start; }
  label .field { inline-size: 100%; font-weight: 400; line-height: 1.45; }
  textarea.field { resize: vertical; }
  .paper form { grid-template-columns: repeat(auto-fill, minmax(min(10rem, 100%), 1fr)); align-items: end; padding-block-start: var(--s2); }
  .paper fieldset { grid-column: 1 / -1; border: 0; margin: 0; padding: 0; min-inline-size: 0; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); }
  .paper legend { padding: 0; font-weight: 640; }
  .paper label:has(textarea) { grid-column: 1 / -1; }
  .count.field { max-inline-size: 6rem; font-variant-numeric: tabular-nums; }
  .row { grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); border-block-start: 1px solid var(--linie); padding-block-start: var(--s3); }
  .row .actions, .row p { grid-column: 1 / -1; }
  .shared .row-actions { white-space: nowrap; text-align: end; padding-inline-end: 0; }
  .row-actions .link-button + .link-button { margin-inline-start: 0.8rem; }
  .way { margin: 0; padding: 0; list-style: none; border-block-start: 1px solid var(--linie); }
  .way li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 var(--s3); border-block-end: 1px solid var(--linie); padding-inline: 0.5rem; }
  .way .here { background: var(--petrol-hauch); }
  .way .here .soft { color: var(--tinte); }
  .way .link-button { text-align: start; color: inherit; text-decoration-color: var(--linie-stark); }
  .way .here .link-button { font-weight: 680; }
  summary { min-block-size: 44px; display: flex; align-items: center; gap: 0.7rem; cursor: pointer; color: var(--petrol); font-weight: 620; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.5rem; block-size: 0.5rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  [open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
  details > .panel { margin-block-end: var(--s3); }
  nav { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; padding-block: var(--s3) var(--s2); }
  nav .go { flex: 1 1 100%; min-block-size: 60px; font-size: 1.15rem; }
  nav .close { margin-inline-start: auto; }
  @media (min-width: 64rem) {
    /* What is higher than the column beside it stretches the last row, which has nothing below it. */
    .desk { grid-template: 'now side' auto 'notes side' auto 'agenda side' 1fr / minmax(0, 7fr) minmax(0, 6fr); column-gap: var(--s5); align-items: start; }
    .desk > .now { grid-area: now; } .side { grid-area: side; } .notes { grid-area: notes; } .agenda { grid-area: agenda; }
    .lists { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .lists > h2, .lists > details, .lists > .wide { grid-column: 1 / -1; }
  }
  @media (max-width: 40rem) {
    .keys { display: none; }
    .time > .actions, .poll > .actions { display: grid; grid-template-columns: repeat(2, auto); }
    .time > .actions > :only-child, .poll > .actions > :only-child { grid-column: 1 / -1; }
    .time .button, .poll > .actions > .button { padding-inline: 0.2rem; }
    .clock { font-size: 1.4rem; }
    header .ways { gap: 0 var(--s3); }
    .shared .row-actions { text-align: start; }
  }
  @media (forced-colors: active) {
    .panel, .line { border: 2px solid CanvasText; }
    .panel.open, .way .here { border: 4px solid Highlight; }
    .danger { background: ButtonFace; color: ButtonText; border-color: ButtonText; }
  }
  @media print {
    nav, .actions, .paper, .row-actions { display: none; }
  }
`;
