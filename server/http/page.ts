import type { Request, Response } from 'express';
import { type Html, html } from './html.ts';
import type { Role } from './route.ts';

/** Hashed file names of the browser build, by their plain names (`app.js`, `page.css`), as the build wrote them. */
export type Assets = Record<string, string>;

export interface Page {
  title: string;
  main: Html;
  /** Body class for page-specific layout. */
  name: string;
  /** `wide` gives tables and boards more room. */
  width?: 'text' | 'wide';
  /** A style sheet of the build that only some pages need, beside `page.css`. */
  styles?: 'reading.css';
  /**
   * What stands around it. `room`: a page of a live workshop, with its own script and only the way out; `wall`: nothing, for the
   * projector.
   */
  frame?: 'site' | 'room' | 'wall';
  /** Link back in the header instead of the brand’s neighbour links. */
  back?: { href: string; text: string };
  status?: number;
}

export type ShowPage = (req: Request, res: Response, page: Page) => void;

const links: { href: string; text: string; roles?: readonly Role[]; signedIn: boolean | 'any' }[] = [
  { href: '/lernen', text: 'Lernen', signedIn: 'any' },
  { href: '/checks', text: 'Checks', signedIn: 'any' },
  { href: '/suche', text: 'Suche', signedIn: 'any' },
  { href: '/glossar', text: 'Glossar', signedIn: 'any' },
  { href: '/workshops', text: 'Workshops', roles: ['trainer', 'admin'], signedIn: true },
  { href: '/kohorten', text: 'Kohorten', roles: ['trainer'], signedIn: true },
  { href: '/verwaltung', text: 'Verwaltung', roles: ['admin'], signedIn: true },
  { href: '/massnahmen', text: 'Maßnahmen', signedIn: 'any' },
  { href: '/meine-daten', text: 'Meine Daten', signedIn: 'any' },
];

/** The mark: a circle and a square, person and machine. */
export const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="8" cy="8" r="6" class="mark-circle"/><rect x="13" y="13" width="9" height="9" rx="1" class="mark-square"/></svg>`;

/**
 * Makes the function that every page goes through: one head, one header, one footer.
 * Pages carry no personal name, so that the service worker may keep them on the device.
 */
export function pageShell(assets: Assets): ShowPage {
  return (req, res, page) => {
    const { frame = 'site' } = page;
    const main = html`<main id="inhalt" tabindex="-1" class="${page.width ?? 'text'}">
${page.back && html`<p class="back"><a href="${page.back.href}">← ${page.back.text}</a></p>`}
${page.main}
</main>`;
    const body = html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – KomKI</title>
<link rel="stylesheet" href="${assets['page.css']}">
${page.styles && html`<link rel="stylesheet" href="${assets[page.styles]}">`}
<link rel="icon" href="${assets['icon.svg']}" type="image/svg+xml">
<script type="module" src="${assets[frame === 'site' ? 'app.js' : 'workshop.js']}"></script>
</head>
<body class="page-${page.name}">
${frames[frame](req, main)}
</body>
</html>`;
    res
      .status(page.status ?? 200)
      .type('html')
      .set('Cache-Control', 'no-store')
      .send(body.toString());
  };
}

const frames: Record<NonNullable<Page['frame']>, (req: Request, main: Html) => Html> = {
  site: siteFrame,
  room: (_req, main) => html`<header class="site-header"><a class="brand" href="/">${mark}KomKI</a></header>
${main}
<footer class="site-footer"><p>${about}</p></footer>`,
  wall: (_req, main) => main,
};

const about = html`KomKI · KI-Qualifizierung für kleine und mittlere Unternehmen · <a href="/meine-daten">Was ist über mich gespeichert?</a> · <a href="/betriebsrat">Für den Betriebsrat</a>`;

function siteFrame(req: Request, main: Html): Html {
  const own = links.filter(
    (link) => link.signedIn === 'any' || (req.subject && link.roles?.some((role) => req.subject?.roles.includes(role))),
  );
  const here = req.path;
  return html`<a class="skip" href="#inhalt">Zum Inhalt</a>
<header class="site-header">
<a class="brand" href="/">${mark}KomKI</a>
<nav aria-label="Hauptmenü"><ul>${own.map(
    (link) =>
      html`<li><a href="${link.href}"${here.startsWith(link.href) && html` aria-current="true"`}>${link.text}</a></li>`,
  )}</ul></nav>
${
  req.subject
    ? html`<form method="post" action="/abmelden" class="sign-out"><button class="link-button">Abmelden</button></form>`
    : html`<a class="sign-in" href="/anmelden">Anmelden</a>`
}
</header>
${main}
<footer class="site-footer"><komki-outbox></komki-outbox><p>${about}</p></footer>`;
}
