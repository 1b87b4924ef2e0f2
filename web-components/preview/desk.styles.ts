import { css } from 'lit';

/** The authors' desk, and the list it begins with. Loaded beside `page.css`. */
export const deskStyles = css`
  .verdict { display: flex; gap: 0.5rem; align-items: baseline; color: var(--tinte-leise); }
  .sign { flex: none; inline-size: 1.1em; text-align: center; }
  .sign.fehler { color: var(--rot); } .sign.warnung { color: var(--gelb); } .sign.hinweis { color: var(--petrol); } .sign.gut { color: var(--gruen); }
  .page-overview .sequences { grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: var(--s3); }
  .page-overview .card { padding: var(--s3); }
  .page-overview .card h3 { font-size: 1.05rem; }
  .page-overview code { overflow-wrap: anywhere; }

  .page-desk { grid-template-rows: auto auto minmax(0, 1fr); font-size: 0.95rem; }
  .page-desk [hidden] { display: none; }
  .desk-head { display: flex; flex-wrap: wrap; gap: 0.2rem var(--s3); align-items: center; padding: 0.4rem var(--s3); background: var(--flaeche); border-block-end: 1px solid var(--linie); }
  .desk-head h1 { flex: 1 1 12rem; font-size: 1.1rem; overflow-wrap: anywhere; }
  .back-link { min-block-size: 44px; display: inline-flex; align-items: center; }
  .state { color: var(--tinte-leise); font-size: 0.95rem; }
  .state.open { color: var(--tinte); font-weight: 620; }
  .desk-message { padding: 0.7rem var(--s3); background: var(--petrol-hauch); border-block-end: 1px solid var(--linie); }
  .desk-message.trouble { background: var(--gelb-hauch); box-shadow: inset 5px 0 0 var(--gelb); }
  .desk-message .choices { display: flex; flex-wrap: wrap; gap: var(--s2); margin-block-start: var(--s2); }
  .desk-message .button.quiet { background: var(--flaeche); }

  main.desk { max-inline-size: none; padding: 0; gap: 0; align-content: stretch; }
  .desk > section { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); min-inline-size: 0; }
  .tools { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; }
  .desk > section > .tools { padding: var(--s2) var(--s3); border-block-end: 1px solid var(--linie); }
  .tools label[for] { font-weight: 620; }
  .tools .field { flex: 1 1 8rem; min-inline-size: 0; }
  .for-screen { display: contents; }
  .choice { display: flex; border: 0; padding: 0; margin: 0; min-inline-size: 0; }
  .choice label { position: relative; display: flex; min-block-size: 44px; }
  .choice input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choice span { display: flex; align-items: center; padding: 0.3rem 0.45rem; font-size: 0.8rem; line-height: 1.2; border: 2px solid var(--linie-stark); border-inline-start-width: 0; background: var(--flaeche); }
  .choice label:first-of-type span { border-inline-start-width: 2px; border-start-start-radius: var(--r); border-end-start-radius: var(--r); }
  .choice label:last-of-type span { border-start-end-radius: var(--r); border-end-end-radius: var(--r); }
  .choice :checked + span { background: var(--petrol); color: var(--auf-petrol); border-color: var(--petrol); font-weight: 620; }
  .choice :focus-visible + span { outline: 3px solid var(--petrol); outline-offset: 3px; z-index: 1; }

  /* Field and mirror share one cell and one type: a line has the same place in both. */
  .paper-scroll { overflow: auto; background: var(--flaeche); block-size: 60vh; border: 3px solid var(--flaeche); }
  /* A border, because the bands would cover an outline. */
  .paper-scroll:has(textarea:focus-visible) { border-color: var(--petrol); }
  .sheet { background: var(--flaeche); display: grid; grid-template-columns: minmax(0, 1fr); min-block-size: 100%; font: 0.9rem/1.6 ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
  .mirror, .sheet textarea { grid-area: 1 / 1; padding-block: 0.75rem; }
  .mirror { counter-reset: line; position: relative; z-index: 0; }
  .sheet textarea, .line { white-space: pre-wrap; overflow-wrap: break-word; letter-spacing: normal; tab-size: 4; }
  .sheet textarea { position: relative; z-index: 1; display: block; font: inherit; color: var(--tinte); background: transparent; border: 0; margin: 0; border-radius: 0; padding-inline: 3.6rem 1rem; resize: none; overflow: hidden; outline: none; inline-size: 100%; block-size: 100%; }
  .line { position: relative; padding-inline: 3.6rem 1rem; min-block-size: 1.6em; counter-increment: line; }
  .line span { visibility: hidden; }
  .line::before { content: counter(line); position: absolute; inset-inline-start: 0; inline-size: 2.9rem; text-align: end; color: var(--tinte-leise); font-variant-numeric: tabular-nums; font-size: 0.85em; line-height: 1.88; }
  /* Bands are layers of their own: axe cannot judge a text whose background is parted among several elements. */
  .line::after { content: ''; position: absolute; inset: 0; z-index: -1; }
  .line.block::after { background: var(--petrol-hauch); }
  .line.section::after { box-shadow: inset 0 -2px 0 var(--petrol); }
  .line.fehler::after { background: var(--rot-hauch); box-shadow: inset 5px 0 0 var(--rot); }
  .line.warnung::after { background: var(--gelb-hauch); box-shadow: inset 5px 0 0 var(--gelb); }
  .line.hinweis::after { box-shadow: inset 5px 0 0 var(--petrol); }
  .line:is(.fehler, .warnung, .hinweis)::before { color: var(--tinte); font-weight: 700; }

  .stage { position: relative; overflow: hidden; block-size: 80vh; background: var(--linie); }
  .stage iframe { border: 0; display: block; background: var(--papier); inline-size: var(--breite, 390px); block-size: var(--hoehe, 100%); margin-inline-start: var(--rand, 0); transform: scale(var(--massstab, 1)); transform-origin: 0 0; }

  .findings { border-block-start: 1px solid var(--linie); background: var(--papier); }
  .findings summary { padding-inline: var(--s3); position: sticky; inset-block-start: 0; background: var(--papier); }
  .findings h2 { font-size: 1.05rem; letter-spacing: 0; }
  .findings details[open] > :nth-child(2) { margin: 0; }
  .findings ol { list-style: none; margin: 0; padding: 0 0 var(--s2); }
  .findings .none { padding: 0 var(--s3) var(--s3); color: var(--tinte-leise); }
  .finding { font: inherit; font-size: 0.85rem; color: inherit; background: none; border: 0; margin: 0; inline-size: 100%; max-inline-size: none; min-block-size: 44px; padding: 0.45rem var(--s3); text-align: start; display: grid; grid-template-columns: 1.2rem 4.6rem 3.2rem minmax(0, 1fr); gap: 0.1rem 0.7rem; align-items: baseline; }
  button.finding { cursor: pointer; }
  button.finding:hover { background: var(--petrol-hauch); }
  button.finding:focus-visible { outline-offset: -3px; }
  .finding .where { color: var(--petrol); font-weight: 620; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  button.finding .where { text-decoration: underline; text-underline-offset: 0.18em; }
  .finding .words { max-inline-size: 100ch; }
  @media (max-width: 40rem) {
    .finding { grid-template-columns: 1.2rem minmax(0, 1fr) auto; }
    .finding .words { grid-column: 2 / -1; }
  }
  @media (min-width: 64rem) and (min-height: 30rem) {
    .page-desk { block-size: 100vh; block-size: 100dvh; }
    main.desk { grid-template-columns: minmax(0, 9fr) minmax(0, 12fr); grid-template-rows: minmax(0, 1fr) auto; min-block-size: 0; }
    .desk > .write { border-inline-end: 1px solid var(--linie); }
    .paper-scroll, .stage { block-size: auto; min-block-size: 0; }
    .desk > .findings { display: block; grid-column: 1 / -1; max-block-size: 30vh; overflow: auto; }
  }
  @media (forced-colors: active) {
    .choice :checked + span { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .line:is(.fehler, .warnung, .hinweis) { border-inline-start: 5px solid CanvasText; padding-inline-start: calc(3.6rem - 5px); }
    .line.block { border-inline-end: 3px solid GrayText; padding-inline-end: calc(1rem - 3px); }
  }
`;
