import { css } from 'lit';
import { found } from './core/found.styles.ts';

/** Pages for reading beside the player: print, trainers' guide, glossary, learning paths, search. Loaded by them only, beside `page.css`. */
const pages = css`
  kbd { font: inherit; font-size: 0.95em; border: 1px solid var(--linie-stark); border-radius: 4px; padding: 0 0.35em; }
  .page-paper .stored { margin-block: 0; }
  .sheet-head { border-block-start-width: 5px; border-block-start-style: solid; padding-block-start: var(--s3); display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); }
  .sheet-head h1 { hyphens: auto; }
  /* Numbers need no room; what is filled in does. */
  .prose.material table:has(td:empty) th:first-child { inline-size: auto; }
  .paper :is(ul, ol) { grid-template-columns: minmax(0, 1fr); }
  .paper .part, .paper .sources, .paper .overview, .paper .key { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); margin-block-start: var(--s4); }
  .paper .key { border-block-start: 2px solid var(--linie-stark); padding-block-start: var(--s4); margin-block-start: var(--s5); }
  .task, .note { display: grid; gap: 0.7rem; grid-template-columns: minmax(0, 1fr); border: 1px solid var(--linie-stark); border-radius: var(--r); background: var(--flaeche); padding: var(--s3); max-inline-size: calc(var(--zeile) + 2.5rem); }
  .kind { color: var(--tinte-leise); font-weight: 400; margin-inline-start: 0.5rem; }
  .box { display: inline-block; flex: none; inline-size: 1rem; block-size: 1rem; border: 1.5px solid var(--tinte); border-radius: 2px; margin-block-start: 0.25rem; }
  .prose .boxes, .prose .places { list-style: none; padding: 0; }
  .boxes li, .places li { display: flex; gap: 0.7rem; align-items: flex-start; }
  .line { display: inline-block; border-block-end: 1.5px solid var(--tinte-leise); block-size: 1.25em; }
  .places .line { inline-size: 2.4rem; flex: none; }
  .passage { line-height: 2.1; }
  .passage .line { inline-size: 9rem; vertical-align: baseline; block-size: 1em; }
  .pairs .line { inline-size: 100%; min-inline-size: 6rem; }
  .pairs th:first-child { inline-size: 60%; }
  .lines { display: grid; }
  .lines .line { display: block; block-size: 2.1rem; border-block-end-color: var(--linie-stark); border-block-end-width: 1px; }
  .verdicts th[scope='col'] + th, .verdicts td { text-align: center; }
  .verdicts thead th + th { inline-size: 6rem; padding-inline: 0.3rem; text-align: center; }
  .verdicts .box { margin: 0; }
  .verdicts .meaning { font-weight: 400; font-size: 0.85em; white-space: nowrap; }
  .sign.grün, .sign.green { color: var(--gruen); } .sign.gelb, .sign.yellow { color: var(--gelb); } .sign.rot, .sign.red { color: var(--rot); }
  .join-code { font-size: 2.6rem; font-weight: 700; letter-spacing: 0.12em; line-height: 1.2; }
  .edit-rows { inline-size: 100%; table-layout: fixed; border-collapse: collapse; }
  .edit-rows th { text-align: start; font-size: 0.95rem; hyphens: auto; padding: 0.2rem; }
  .edit-rows td { padding: 0.2rem; }
  #bearbeiten .form { max-inline-size: none; }
  #bearbeiten .form > div { max-inline-size: 44rem; }
  @media (max-width: 48rem) {
    .edit-rows thead { display: none; }
    .edit-rows :is(tbody, tr, td) { display: block; }
    .edit-rows tr { padding-block: var(--s2); border-block-end: 1px solid var(--linie); }
    .edit-rows td[data-label]::before { content: attr(data-label); font-size: 0.9rem; color: var(--tinte-leise); }
  }
  .certificate + .certificate { border-block-start: 2px dashed var(--linie-stark); margin-block-start: var(--s5); padding-block-start: var(--s5); }
  .fill-in { display: grid; gap: var(--s2) var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
  .fill-in .line { display: block; block-size: 2rem; }
  .prose .scale { list-style: none; padding: 0; display: grid; gap: 0.3rem var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); max-inline-size: none; }
  .points .verdicts { max-inline-size: none; }
  .prose .points .verdicts tbody th { font-weight: 620; }
  .prose .points tr:not(.hints) > * { border-block-end: 0; }
  .prose .points thead tr > * { border-block-end: 2px solid var(--linie-stark); }
  .prose .points .hints td { text-align: start; padding-block-start: 0; font-size: 0.95rem; }
  .points .hints ul { max-inline-size: none; gap: 0.2rem; }
  .prose .verdicts tbody th, .prose .pairs tbody th, .prose .plan tbody th, .prose .schedule tbody th { font-weight: 400; }
  .prose .plan { max-inline-size: none; font-size: 0.95rem; }
  @media (min-width: 40.01rem), print {
    .prose .plan { table-layout: fixed; }
    .prose .plan thead th { font-size: 0.8rem; }
    .prose table.plan:has(td:empty) th:first-child { inline-size: 24%; }
    .plan th:nth-child(2) { inline-size: 28%; }
    .plan th:nth-child(4) { inline-size: 16%; }
    .prose .plan th, .prose .plan td { padding-inline: 0.4rem 0.3rem; border-inline-end: 1px solid var(--linie); }
  }
  .prose .plan td:empty { min-inline-size: 0; }
  .entry { display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); }
  .prose .entry h3 { margin-block-start: var(--s3); }
  .entry h3 .soft { font-weight: 400; font-size: 1rem; margin-inline-start: 0.4rem; }
  .prose .result tbody th { font-weight: 400; hyphens: auto; }
  @media (min-width: 40.01rem), print {
    .prose .result :is(td, thead th + th) { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; inline-size: 5.5rem; padding-inline: 1.2rem 0; }
  }
  .solution { display: grid; gap: var(--s2); font-size: 1rem; }
  .elsewhere { font-style: italic; }

  .guide .blocks { display: grid; gap: var(--s3) var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
  .guide .blocks h3 { margin: 0 0 0.3rem; font-size: 1.05rem; }
  .schedule td, .schedule thead th + th { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .prose .schedule .end > * { font-weight: 660; border-block-end: 0; }
  .column { font-size: 0.9rem; font-weight: 680; letter-spacing: 0.02em; color: var(--tinte-leise); }
  .pair { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); border-block-end: 1px solid var(--linie); padding-block-end: var(--s4); }
  .pair .content, .pair .method { display: grid; gap: var(--s3); align-content: start; grid-template-columns: minmax(0, 1fr); font-size: 1rem; }
  .pair .method { background: var(--petrol-hauch); border-inline-start: 4px solid var(--petrol); padding: var(--s3); border-radius: var(--r); }
  .pair .method:empty { display: none; }
  .prose .part-title { border-block-start: 3px solid var(--petrol); padding-block-start: var(--s2); margin-block-start: var(--s5); }
  .prose .agenda { max-inline-size: none; }
  .agenda .soft > * { font-style: italic; }
  .prose .agenda td:empty { min-inline-size: 0; block-size: auto; }
  .page-workshop-format .prose h2 { margin-block-start: var(--s4); }
  .page-workshop-format .lead-room h2 { margin: 0; }
  .lead-room { border-inline-start: 5px solid var(--petrol); margin-block: var(--s2); }
  .lead-room .button { justify-self: start; }
  .ballots, .cards { display: grid; grid-template-columns: minmax(0, 1fr); margin-block-start: var(--s4); }
  .ballot { display: grid; gap: var(--s2); align-content: start; grid-template-columns: minmax(0, 1fr); border: 1.5px dashed var(--linie-stark); padding: var(--s3); margin: -0.75px; }
  .ballot.blank { min-block-size: 12rem; align-content: space-between; }
  .steps-on-paper { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; }
  .step-box { display: inline-flex; gap: 0.5rem; align-items: center; font-variant-numeric: tabular-nums; }
  .step-box .box { margin: 0; }
  @media (min-width: 40.01rem), print {
    .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
  @media (min-width: 60rem) {
    .page-paper main.wide { max-inline-size: 70rem; }
    .script .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); }
    .pair { grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); column-gap: var(--s4); }
  }
  @media (max-width: 40rem) {
    .prose .agenda tr { padding-block: 0.5rem; }
    .prose .agenda td { display: inline; }
    .prose .agenda td:empty { display: none; }
    /* One line a block: “15:45 · 45 Minuten · An Stationen · G03, G04” */
    .prose .agenda td[data-label]:not([data-label=''])::before { content: none; }
    .prose .agenda td[data-label^='Nach']:not([data-label=''])::before { content: 'nach '; }
    .prose .agenda td[data-label] + td[data-label]:not([data-label=''])::before { content: ' · '; }
    .agenda td[data-label='Minuten']::after { content: ' Minuten'; }
    /* One line a row: “Grün: 4 · Gelb: 2 · Rot: 0” */
    .result caption { display: block; }
    .prose .result td { display: inline; }
    .prose .result td + td[data-label]::before { content: ' · ' attr(data-label) ': '; }
    .prose .verdicts td, .prose .pairs td, .prose .plan td { display: flex; gap: 0.5rem; align-items: center; text-align: start; min-block-size: 1.9rem; }
    .pairs .line { flex: 1; }
  }

  .letters ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.3rem; }
  .letters a { display: inline-flex; align-items: center; justify-content: center; min-inline-size: 44px; min-block-size: 44px; border: 1px solid var(--linie-stark); border-radius: var(--r); background: var(--flaeche); text-decoration: none; font-weight: 620; }
  .letters a:hover { background: var(--petrol-hauch); }
  .letter { margin-block-start: var(--s4); }
  .letter h2 { border-block-end: 2px solid var(--linie-stark); padding-block-end: 0.2rem; scroll-margin-block-start: var(--s3); }
  .terms { margin: 0; }
  .terms > div { padding: var(--s3) 0; border-block-end: 1px solid var(--linie); scroll-margin-block-start: var(--s3); }
  .terms > :target { background: var(--petrol-hauch); box-shadow: -0.6rem 0 0 var(--petrol-hauch), inset 0.2rem 0 0 var(--petrol); padding-inline-start: 0.8rem; }
  .terms dt { display: flex; flex-wrap: wrap; gap: 0 0.7rem; align-items: baseline; }
  .terms dfn { min-inline-size: 0; overflow-wrap: anywhere; hyphens: auto; font-style: normal; font-weight: 680; font-size: 1.1rem; }
  .terms dd { margin: 0.3rem 0 0; gap: var(--s2); }
  .paths { grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
  .path { list-style: none; margin: 0; padding: 0; display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .path > li { grid-template-columns: 1.7rem minmax(0, 1fr); gap: 0.9rem; }
  .path > li > div { display: grid; gap: var(--s2); grid-template-columns: minmax(0, 1fr); }
  .path .number { inline-size: 1.7rem; block-size: 1.7rem; display: grid; place-content: center; border-radius: 50%; background: var(--petrol); color: var(--auf-petrol); font-weight: 680; font-size: 0.95rem; font-variant-numeric: tabular-nums; }
  .path h3 a { color: inherit; text-decoration-color: var(--linie-stark); }

  /* Seven columns want a sheet that lies. */
  @page quer { size: A4 landscape; margin: 12mm 12mm 14mm; }
  .page-plan, .page-paper:has(.material th[scope='col']:nth-child(7)) { page: quer; }
  @page { size: A4; margin: 17mm 16mm 18mm; }
  @page {
    @bottom-right { content: counter(page) ' von ' counter(pages); font: 9pt system-ui, sans-serif; color: #4a5a5e; }
    @bottom-left { content: 'KomKI'; font: 9pt system-ui, sans-serif; color: #4a5a5e; }
  }
  @media print {
    html { font-size: 10.5pt; line-height: 1.45; }
    .screen-only { display: none; }
    .page-plan h1 { font-size: 16pt; }
    .page-plan main { gap: 0.2rem; }
    /* Chromium moves a grid to the next page as a whole where blocks would break. */
    .paper.prose, .paper :is(.part, .sources, .key, .overview, .entry, .solution, .task, .note, aside, .audience) { display: block; }
    .paper.prose > * + *, .paper :is(.part, .sources, .key, .overview, .entry, .solution, .task, .note, aside, .audience) > * + * { margin-block-start: 0.5rem; }
    .paper .part, .paper .sources, .paper .overview { margin-block-start: 1.3rem; }
    .prose .paper h3, .paper.prose h3 { margin-block-start: 1rem; }
    .paper h1 { font-size: 20pt; }
    .paper h1.small-title { font-size: 11pt; }
    .paper h2 { font-size: 14pt; border-block-end: 1px solid #77817f; padding-block-end: 0.2rem; }
    .paper h3 { font-size: 11.5pt; }
    .paper p, .paper ul, .paper ol, .paper aside, .paper .audience, .task, .note, .paper table { max-inline-size: none; }
    .task, .note { border-radius: 0; background: none; break-inside: avoid; padding: 0.6rem 0.7rem; }
    /* What is longer than a third of a page may break between its rows or steps. */
    .task:has(table, .step), .note:has(table) { break-inside: auto; box-decoration-break: clone; }
    .step, .paper figure, .paper li, .solution li { break-inside: avoid; }
    .paper thead, .column { break-after: avoid; }
    .choices, .sheet-end { break-before: avoid; }
    .paper .label, .paper .task > p:not(:last-child), .solution > p:has(+ ul) { break-after: avoid; }
    .points { break-before: page; }
    /* A Baustein on a sheet of its own, or several small ones together. */
    .points .part, .points tbody { break-inside: avoid; }
    .points .part > p, .prose .points .hints td { font-size: 9pt; line-height: 1.35; }
    .prose .points th, .prose .points td { padding-block: 0.25rem; }
    .prose .points .hints td { padding-block: 0 0.35rem; }
    .points .hints ul { gap: 0.05rem; }
    .paper .key { break-before: page; border: 0; padding: 0; margin: 0; }
    .paper img { max-block-size: 9cm; margin-inline: auto; display: block; }
    .paper .hint, .pair .method { background: none; }
    .paper .audience, .paper aside { border-radius: 0; box-shadow: none; }
    .paper .audience { break-inside: auto; padding: 0.6rem 0.7rem; }
    .paper a, .paper a.term { color: inherit; text-decoration: none; }
    /* An address of another site is of use on paper; one of ours says in words where it leads. */
    .paper a[href^='https:']::after { content: ' (' attr(href) ')'; font-size: 0.85em; overflow-wrap: anywhere; }
    .sheet-end { border-block-start: 1px solid #77817f; padding-block-start: 0.4rem; }
    .agenda, .result, .note.whole { break-inside: avoid; }
    .paper .entry h3, .result caption { break-after: avoid; }
    /* Chromium breaks table cells where it would move a grid as a whole. */
    .script .pair { display: table; table-layout: fixed; inline-size: 100%; padding: 0; border: 0; }
    .script .pair > :is(.content, .method) { display: table-cell; vertical-align: top; }
    .script .pair > .content { inline-size: 44%; padding-inline-end: 0.8rem; }
    .ballots { display: block; }
    .paper .ballots, .paper .cards { margin-block-start: 1rem; }
    .ballot { break-inside: avoid; padding: 0.6rem 0.8rem; }
    .ballot .task { border: 0; padding: 0; }
    .ballot.blank { block-size: 6cm; }
    .prose .part-title { break-after: avoid; }
    .letters { display: none; }
    .certificate + .certificate { border: 0; margin: 0; padding: 0; break-before: page; }
    .terms > div { break-inside: avoid; padding-block: 0.4rem; }
    .path .number { background: none; color: inherit; border: 1px solid; }
    .guide { font-size: 9.5pt; }
    .guide .task, .guide .note { padding: 0.2rem 0 0.2rem 0.6rem; border-width: 0 0 0 2px; break-inside: auto; }
    /* In its narrow column a text of law is as long as half a page. */
    .guide aside { break-inside: auto; box-decoration-break: clone; }
    .guide .solution, .guide .label, .guide table, .guide .pair h3, .guide .blocks h3 { font-size: inherit; }
    .prose .schedule th, .prose .schedule td { padding-block: 0.2rem; }
    /*
     * Chromium moves a row of a grid or a table to the next page as a whole and leaves its heading behind, and so it does with
     * a box of its own around floats. Floats are not in the flow, which a heading stays with: the box before stands for their first lines.
     */
    .pair { display: block; padding-block-end: 0.8rem; }
    .pair::before { content: ''; display: block; block-size: 8rem; margin-block-end: -8rem; break-inside: avoid; }
    .pair::after { content: ''; display: block; clear: both; }
    .pair .content, .pair .method { display: block; font-size: inherit; }
    .pair .content { float: inline-start; inline-size: 60%; }
    .pair .method { float: inline-end; inline-size: 38%; }
    .pair .method li { break-inside: auto; }
    .pair .content > * + *, .pair .method > * + * { margin-block-start: 0.45rem; }
    .pair .method { border-radius: 0; padding: 0 0 0 0.6rem; border-inline-start-width: 2px; }
  }
`;

export const readingStyles = css`${found}${pages}`;
