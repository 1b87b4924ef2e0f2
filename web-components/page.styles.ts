import { css } from 'lit';
import { base } from './core/base.styles.ts';
import { prose } from './core/prose.styles.ts';
import { tokens } from './core/tokens.styles.ts';
import { player } from './komki-sequence/player.styles.ts';

/** Layout of the server's pages; the build writes it with tokens, base and prose into one `page.css`. */
const layout = css`
  html { font: 1.125rem/1.55 var(--schrift); color: var(--tinte); background: var(--papier); -webkit-text-size-adjust: 100%; overflow-wrap: break-word; }
  body { margin: 0; min-block-size: 100vh; display: grid; grid-template-rows: auto 1fr auto; grid-template-columns: minmax(0, 1fr); }
  .skip { position: absolute; inset-inline-start: var(--s3); inset-block-start: -4rem; background: var(--flaeche); padding: 0.6rem 1rem; z-index: 2; }
  .skip:focus { inset-block-start: var(--s2); }
  .site-header {
    display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: center;
    padding: 0.35rem clamp(1rem, 4vw, 3rem); border-block-end: 1px solid var(--linie); background: var(--flaeche);
  }
  .site-header a, .site-header .link-button { min-block-size: 44px; display: inline-flex; align-items: center; }
  .site-header nav { flex: 1; }
  .site-header ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 var(--s4); margin: 0; padding: 0; }
  .site-header nav a, .sign-in, .sign-out .link-button { color: var(--tinte); text-decoration: none; }
  .site-header nav a:hover, .sign-in:hover, .sign-out .link-button:hover { text-decoration: underline; }
  .site-header nav a[aria-current] { font-weight: 660; box-shadow: inset 0 -3px 0 var(--petrol); }
  .brand { gap: 0.55rem; font-weight: 720; color: inherit; text-decoration: none; font-size: 1.1rem; }
  .mark { inline-size: 1.7rem; block-size: 1.7rem; }
  .mark-circle { fill: var(--grundlagen); } .mark-square { fill: var(--fuehrung); }
  main { inline-size: 100%; margin-inline: auto; padding: var(--s5) clamp(1rem, 4vw, 3rem) var(--s6); max-inline-size: 46rem; display: grid; gap: var(--s3); align-content: start; grid-template-columns: minmax(0, 1fr); }
  main.wide { max-inline-size: 76rem; }
  main:focus { outline: none; }
  main > h2, main > section:not([class]) { margin-block-start: var(--s4); }
  main > section:not([class]) { display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  main > ul:not([class]), .stack > :is(ul, ol):not([class]) { margin: 0; padding-inline-start: 1.4em; max-inline-size: var(--zeile); display: grid; gap: 0.45rem; }
  main li::marker { color: var(--petrol); }
  .back { margin-block-start: calc(-1 * var(--s3)); }
  .back a { min-block-size: 44px; display: inline-flex; align-items: center; }
  .small-title { font-size: 1.05rem; letter-spacing: 0; }
  .lead { font-size: 1.2rem; margin-block-end: var(--s3); }
  .site-footer { border-block-start: 1px solid var(--linie); padding: var(--s3) clamp(1rem, 4vw, 3rem); color: var(--tinte-leise); font-size: 0.9rem; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); justify-content: space-between; }
  .site-footer p { max-inline-size: none; }
  .stack { display: grid; gap: var(--s3); margin-block-start: var(--s4); grid-template-columns: minmax(0, 1fr); }
  .stack h3 { margin-block-start: var(--s2); }
  /* Inline-block: the underline of a link leaves it out. */
  .kennung { display: inline-block; font-variant-numeric: tabular-nums; color: var(--tinte-leise); font-weight: 560; margin-inline-end: 0.4rem; }
  summary { min-block-size: 44px; display: flex; align-items: center; gap: 0.7rem; cursor: pointer; color: var(--petrol); font-weight: 620; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::before { content: ''; flex: none; inline-size: 0.5rem; block-size: 0.5rem; border: solid; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  [open] > summary::before { transform: translateY(-0.12rem) rotate(45deg); }
  details[open] > :nth-child(2) { margin-block-start: var(--s2); }

  .card { background: var(--flaeche); border: 1px solid var(--linie); border-radius: 10px; padding: clamp(1rem, 4vw, 1.5rem); box-shadow: var(--schatten); display: grid; gap: var(--s2); align-content: start; grid-template-columns: minmax(0, 1fr); }
  @media (min-width: 40.01rem) {
    .card.row { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: var(--s3); }
  }
  .card h2, .empty h2 { font-size: 1.3rem; }
  .card details form { margin-block-start: var(--s2); }
  .actions { display: flex; flex-wrap: wrap; gap: var(--s2); }
  .card-list, .sequences { list-style: none; padding: 0; margin: 0; display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .card-list h2 a, .sequences h3 a { color: inherit; text-decoration-color: var(--linie-stark); }
  .card-list h2 a:hover, .sequences h3 a:hover { color: var(--petrol); text-decoration-color: currentColor; }
  .doors { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); margin-block-start: var(--s3); }
  .door { grid-template-rows: auto 1fr auto; gap: var(--s3); }
  .door p { font-size: 1rem; }
  .code-field { text-transform: uppercase; letter-spacing: 0.1em; }
  .door-end { display: flex; flex-wrap: wrap; gap: var(--s2); }
  main > .between { margin-block: var(--s5) 0; }
  .pillars { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--linie); }
  .pillars a { display: grid; grid-template-columns: 2.4rem minmax(0, 1fr) auto; gap: var(--s3); align-items: center; padding: 0.9rem 0.25rem; border-block-end: 1px solid var(--linie); text-decoration: none; color: inherit; min-block-size: 44px; }
  .pillars a:hover { background: var(--petrol-hauch); }
  .pillars b { display: block; font-size: 1.08rem; }
  .pillar-icon { inline-size: 1.9rem; block-size: 1.9rem; flex: none; }
  .pillar-grundlagen { fill: var(--grundlagen); } .pillar-organisation { fill: var(--organisation); } .pillar-fuehrung { fill: var(--fuehrung); }
  .pillar-sicherheit { fill: var(--sicherheit); } .pillar-gesundheit { fill: var(--gesundheit); }
  .stored { border-inline-start: 4px solid var(--petrol); padding: 0.2rem 0 0.2rem 1rem; margin-block-start: var(--s5); }

  komki-search { margin-block-end: var(--s2); }
  .search { display: grid; gap: 0.3rem; max-inline-size: 44rem; }
  .search label { font-weight: 620; }
  .search div { display: flex; flex-wrap: wrap; gap: var(--s2); }
  .search .field { flex: 1 1 12rem; min-inline-size: 0; }
  .filter ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s2); }
  .filter a { display: inline-flex; align-items: center; min-block-size: 44px; padding: 0.3rem 1rem; border: 2px solid var(--linie-stark); border-radius: 99px; text-decoration: none; color: inherit; background: var(--flaeche); }
  .filter a[aria-current] { border-color: var(--petrol); background: var(--petrol-hauch); font-weight: 650; }
  .by-path nav { margin-block: var(--s2) var(--s3); }
  .pillar { margin-block-start: var(--s4); display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .pillar h2 { display: flex; gap: 0.7rem; align-items: center; }
  .sequences { grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
  .sequences .card { border-block-start-width: 5px; }
  .band-grundlagen { border-block-start-color: var(--grundlagen); } .band-organisation { border-block-start-color: var(--organisation); }
  .band-fuehrung { border-block-start-color: var(--fuehrung); } .band-sicherheit { border-block-start-color: var(--sicherheit); }
  .band-gesundheit { border-block-start-color: var(--gesundheit); }
  .sequences p { font-size: 1rem; }
  @media (min-width: 64rem) {
    /* The Baustein at the side, its sequences beside it: no half-empty rows. */
    .pillar { grid-template-columns: 16rem minmax(0, 1fr); border-block-start: 1px solid var(--linie); padding-block-start: var(--s4); column-gap: var(--s5); }
    .pillar h2 { align-self: start; font-size: 1.4rem; }
  }

  .form + section { margin-block-start: var(--s3); }
  .form { display: grid; gap: var(--s4); max-inline-size: 34rem; margin-block-start: var(--s3); grid-template-columns: minmax(0, 1fr); }
  .form > div { display: grid; gap: 0.3rem; }
  .form label { font-weight: 620; }
  .form .field { inline-size: 100%; }
  .form fieldset { border: 1px solid var(--linie); border-radius: 10px; padding: var(--s3) var(--s4) var(--s4); margin: 0; display: grid; gap: var(--s2); min-inline-size: 0; background: var(--flaeche); }
  .form legend { font-weight: 660; padding-inline: 0.4rem; }
  .form .tick { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0.7rem; align-items: start; font-weight: 400; min-block-size: 44px; padding-block: 0.4rem; cursor: pointer; }
  .tick input { inline-size: 1.25rem; block-size: 1.25rem; margin: 0.15rem 0 0; accent-color: var(--petrol); }
  .help { color: var(--tinte-leise); font-size: 0.95rem; font-weight: 400; }
  .error { border-inline-start: 5px solid var(--rot); background: var(--rot-hauch); padding: 0.7rem 1rem; border-radius: var(--r); max-inline-size: 44rem; }
  .form .error { padding-block: 0.4rem; margin-block-end: 0.3rem; font-size: 1rem; }
  .field-error { color: var(--rot); font-weight: 620; font-size: 0.95rem; }
  .field[aria-invalid='true'] { border-color: var(--rot); }
  .empty { border: 2px dashed var(--linie-stark); border-radius: 10px; padding: var(--s4); display: grid; gap: var(--s2); max-inline-size: 44rem; }

  .agreement { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; align-items: baseline; background: var(--petrol-hauch); border-radius: var(--r); padding: 0.8rem 1rem; }
  .facts { display: grid; gap: var(--s3); grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); margin: 0; }
  .facts > div { background: var(--flaeche); border: 1px solid var(--linie); border-radius: 10px; padding: var(--s3); box-shadow: var(--schatten); }
  .facts dt { color: var(--tinte-leise); font-size: 0.95rem; margin-block-end: 0.15rem; }
  .facts dd { margin: 0; font-size: 1.25rem; font-weight: 640; font-variant-numeric: tabular-nums; line-height: 1.3; }
  .board { border-collapse: collapse; inline-size: 100%; font-size: 1rem; font-variant-numeric: tabular-nums; }
  main > .board { margin-block-start: var(--s4); }
  .board caption { text-align: start; font-weight: 680; font-size: 1.3rem; line-height: 1.25; letter-spacing: -0.012em; padding-block-end: var(--s3); }
  .board caption .small { display: block; font-size: 0.95rem; font-weight: 400; letter-spacing: 0; margin-block-start: 0.3rem; line-height: 1.5; }
  .board th, .board td { text-align: start; padding: 0.6rem 0.7rem 0.6rem 0; border-block-end: 1px solid var(--linie); vertical-align: baseline; }
  .board td { white-space: nowrap; }
  .board progress { display: block; }
  .texts th, .board.texts td { white-space: normal; vertical-align: top; hyphens: auto; }
  .board thead th { border-block-end: 2px solid var(--linie-stark); font-weight: 640; }
  .board tbody th { font-weight: 500; }
  .board .picture { inline-size: 9rem; vertical-align: middle; padding-inline-end: 0; }
  .checks { border-block-end: 1px solid var(--linie); padding-block: var(--s1); margin-block-start: calc(-1 * var(--s2)); }
  .checks summary { font-weight: 560; color: inherit; }
  .checks summary::before { color: var(--petrol); }
  .checks .board { margin-block-end: var(--s3); }
  .checks tbody tr:last-child > * { border-block-end: 0; }
  .cohort-path { display: grid; gap: var(--s3); margin-block-start: var(--s5); grid-template-columns: minmax(0, 1fr); }
  .cohort-path .actions { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s3); }
  .cohort-path ol, .group-path ol { margin: 0; padding-inline-start: 1.6em; display: grid; gap: 0.5rem; }
  .cohort-path li::marker, .group-path li::marker { color: var(--petrol); font-weight: 650; }
  .group-path { border-block-start: 5px solid var(--petrol); display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1fr); padding: clamp(1rem, 4vw, 1.5rem); }
  .invite { display: grid; gap: var(--s3); margin-block-start: var(--s5); grid-template-columns: minmax(0, 1fr); }
  .invite-grid { display: grid; gap: var(--s4); grid-template-columns: 12rem minmax(0, 1fr); align-items: center; }
  .qr { inline-size: 12rem; block-size: 12rem; max-inline-size: 100%; border-radius: var(--r); }
  /* On the wall, read from ten metres. */
  [slot='einladung'] .qr { inline-size: 42vh; block-size: 42vh; }
  .join-code { font-size: clamp(2.5rem, 11vw, 5rem); font-weight: 720; letter-spacing: 0.12em; line-height: 1.1; }
  .invite-grid label { display: block; font-weight: 620; margin-block-end: 0.3rem; }
  .wide-field { inline-size: 100%; }
  @media (max-width: 40rem) {
    .invite-grid { grid-template-columns: minmax(0, 1fr); }
    .board, .board caption, .board tbody, .board tr, .board th, .board td { display: block; }
    .board thead, .board .picture { display: none; }
    .board tr { padding-block: var(--s2); border-block-end: 1px solid var(--linie); }
    .board tbody th { border: 0; padding: 0; font-weight: 620; }
    .board td { border: 0; padding: 0.1rem 0; white-space: normal; }
    .facts { gap: var(--s2); }
    .facts > div { padding: 0.6rem var(--s3); }
    .facts dd { font-size: 1.1rem; }
    .board td::before { content: attr(data-label) ': '; color: var(--tinte-leise); }
    main { padding-block-start: var(--s4); }
    .site-header { justify-content: space-between; }
    .site-header nav { order: 1; flex: 1 0 100%; }
    .site-header ul { column-gap: 0.8rem; }
  }

  .check, .reflection, .traffic-light, .measure { border: 1px solid var(--linie); border-radius: 10px; background: var(--flaeche); padding: clamp(1rem, 4vw, 1.6rem); margin-block: var(--s2); display: grid; gap: var(--s3); max-inline-size: 44rem; }
  .offered ul { list-style: '☐  '; }
  .measure { border-inline-start: 5px solid var(--petrol); }
  .measure .label { color: var(--petrol); }
  .prose .measure dl { margin: 0; display: grid; gap: 0 var(--s3); grid-template-columns: 7.5rem minmax(0, 1fr); }
  @media (max-width: 30rem) {
    .prose .measure dl { grid-template-columns: minmax(0, 1fr); }
  }
  .measure dt { color: var(--tinte-leise); font-size: 0.95rem; padding-block-start: 0.1rem; }
  .measure dd { margin: 0; }
  .measure dt:first-child + dd { font-weight: 620; }
  .prose .traffic-light ul { list-style: none; padding: 0; gap: 0; max-width: none; }
  .traffic-light li { border-block-start: 1px solid var(--linie); padding-block: 0.6rem; display: grid; gap: 0.3rem; }
  .traffic-light .lights { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; }
  .video { margin: 0; display: grid; gap: var(--s2); max-inline-size: 44rem; }
  .video video { inline-size: 100%; aspect-ratio: 16 / 9; background: #000; border-radius: var(--r); }

  /* The way into a room, on the wall: sizes are those of the projector around it. */
  .page-projector .join { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 0.8em; align-content: center; }
  .page-projector .qr { grid-row: span 2; inline-size: min(64vh, 42vw); block-size: min(64vh, 42vw); }
  .page-projector .join p { max-inline-size: none; overflow-wrap: anywhere; }
  .page-projector .join-code { align-self: end; font-size: 2em; font-weight: 720; letter-spacing: 0.1em; line-height: 1.1; white-space: nowrap; }
  @media (max-width: 40rem) {
    .page-projector .join { grid-template-columns: minmax(0, 1fr); }
  }

  @media print {
    html { font-size: 11pt; background: #fff; color: #000; }
    .site-header, .site-footer, .back, .skip, .button, .link-button, .filter, komki-outbox { display: none; }
    .card, .check, .traffic-light, .measure, .board tr, .invite, .facts, .empty, .agreement { break-inside: avoid; box-shadow: none; }
    .facts > div, .check, .reflection, .traffic-light, .measure { box-shadow: none; border-radius: 0; }
    .video video { display: none; }
    .agreement, .stored { background: none; border: 1px solid var(--linie-stark); }
    h1, h2, h3, caption { break-after: avoid; }
    h1 { font-size: 20pt; }
    .facts dd { font-size: 1rem; }
    .wide-field { font-size: 8.5pt; border-width: 1px; }
    /* Paper cannot be opened. */
    .checks::details-content { content-visibility: visible; block-size: auto; }
    .checks summary::before { display: none; }
    a { color: inherit; }
    /* The words for the encrypted copy, on a sheet of their own. */
    [data-print='words'] :is(main > :not(.words-place), .words-place > :not(komki-vault)) { display: none; }
    main { padding: 0; max-inline-size: none; }
  }
`;

export const pageStyles = css`${tokens}${base}${prose}${player}${layout}`;
