import { resultsView } from '../../sequences/search/results.ts';
import type { SearchResults } from '../../sequences/search/search.ts';
import { type Html, html } from '../http/html.ts';

/**
 * The form with the element that searches as somebody types; without JavaScript the server answers it.
 * @param source address of what is searched
 * @param found what the server has found
 */
export const searchBox = (
  source: string,
  query = '',
  found?: Html,
): Html => html`<komki-search src="${source}"><form slot="form" class="search" role="search" action="/suche" method="get">
<label for="suchwort">Suche in allen Sequenzen und im Glossar</label>
<div><input class="field" type="search" id="suchwort" name="q" value="${query}" maxlength="200" autocomplete="off" autocapitalize="off" spellcheck="false"><button class="button">Suchen</button></div></form>${found}</komki-search>`;

export const searchView = (
  source: string,
  query: string,
  results: SearchResults | undefined,
): Html => html`<h1>Suche</h1>
${searchBox(
  source,
  query,
  results
    ? resultsView<Html>(html, results)
    : html`<p class="soft">Geben Sie ein, was Sie suchen, zum Beispiel „Betriebsrat Frist“ oder „Halluzination“. Oder schlagen Sie im <a href="/glossar">Glossar</a> nach.</p>`,
)}`;
