import { type Html, html } from '../http/html.ts';
import { type Assets, mark, type ShowPage } from '../http/page.ts';

/** A page of the preview before it is wrapped. */
export interface Wrapped {
  title: string;
  /** Body class. */
  name: string;
  body: Html;
  /** Names of what the build made, beside `page.css`. */
  styles?: readonly ('desk.css' | 'frame.css' | 'reading.css')[];
  script?: 'desk.js' | 'frame.js';
  /** The body is one text: put it into `<main>`. */
  main?: true;
}

/** A whole document with nothing around its body. */
export function blankPage(assets: Assets, { title, name, body, styles = [], script, main }: Wrapped): string {
  return html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – KomKI-Vorschau</title>
${['page.css', ...styles].map((sheet) => html`<link rel="stylesheet" href="${assets[sheet]}">`)}
<link rel="icon" href="${assets['icon.svg']}" type="image/svg+xml">
${script && html`<script type="module" src="${assets[script]}"></script>`}
</head>
<body class="page-${name}">
${main ? html`<main id="inhalt" tabindex="-1" aria-label="Druckfassung">${body}</main>` : body}
</body>
</html>`.toString();
}

/** The list and the errors: the product's page without its navigation. */
export function previewShell(assets: Assets): ShowPage {
  return (_req, res, { title, name, main, width = 'text', status = 200 }) => {
    const body = html`<header class="site-header"><a class="brand" href="/">${mark}KomKI <span class="soft">Vorschau</span></a></header>
<main id="inhalt" tabindex="-1" class="${width}">${main}</main>
<footer class="site-footer"><p>Läuft nur auf diesem Rechner. Beenden mit Strg+C im Fenster, in dem Sie es gestartet haben.</p></footer>`;
    res
      .status(status)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(blankPage(assets, { title, name, body, styles: ['desk.css'] }));
  };
}
