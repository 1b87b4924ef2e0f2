import { z } from 'zod';
import type { Glossary } from '../../sequences/format/glossary.ts';
import type { Sequence } from '../../sequences/format/nodes.ts';
import type { LearningPath } from '../../sequences/format/paths.ts';
import type { Search } from '../../sequences/search/search.ts';
import { httpError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { planView } from './plan.views.ts';
import { glossaryView, pathsView, pathView } from './reading.views.ts';
import { searchView } from './search.views.ts';

export interface ReadingDependencies {
  showPage: ShowPage;
  content: {
    list(): { sequence: Sequence }[];
    glossary: Glossary;
    paths: readonly LearningPath[];
    search: Search;
    searchUrl: string;
  };
}

const searchInput = z.object({ q: z.string().max(200).default('') });

/** Ways to the content besides the catalogue: search, glossary and learning paths; and the plan that comes of it. */
export function createReading({ showPage, content }: ReadingDependencies): Route[] {
  const sequences = new Map(content.list().map(({ sequence }) => [sequence.id, sequence]));
  const open = { method: 'GET', access: 'everyone', session: 'if-possible' } as const;
  const styles = 'reading.css';
  return [
    {
      ...open,
      path: '/suche',
      purpose: 'search in all sequences and the glossary',
      handle(req, res) {
        const query = parseInput(searchInput, req.query).q.trim();
        showPage(req, res, {
          title: query ? `Suche nach „${query}“` : 'Suche',
          name: 'search',
          styles,
          main: searchView(content.searchUrl, query, query ? content.search(query) : undefined),
        });
      },
    },
    {
      ...open,
      path: '/glossar',
      purpose: 'every term once',
      handle: (req, res) =>
        showPage(req, res, {
          title: 'Glossar',
          name: 'glossary',
          styles,
          main: glossaryView(content.glossary, sequences),
        }),
    },
    {
      ...open,
      path: '/lernpfade',
      purpose: 'all learning paths',
      handle: (req, res) =>
        showPage(req, res, {
          title: 'Lernpfade',
          name: 'paths',
          width: 'wide',
          styles,
          main: pathsView(content.paths, sequences),
        }),
    },
    {
      ...open,
      path: '/lernpfade/:name',
      purpose: 'a learning path: what is done, what is next, how long it takes',
      handle(req, res) {
        const path = content.paths.find(({ name }) => name === req.params.name);
        if (!path) throw httpError('NICHT_GEFUNDEN');
        showPage(req, res, {
          title: `${path.title} – Lernpfad`,
          name: 'path',
          styles,
          back: { href: '/lernpfade', text: 'Alle Lernpfade' },
          main: pathView(path, sequences),
        });
      },
    },
    {
      ...open,
      path: '/massnahmen',
      purpose: 'the frame of the Maßnahmenplan, whose rows are on the device only',
      handle: (req, res) =>
        showPage(req, res, { title: 'Maßnahmenplan', name: 'plan', width: 'wide', styles, main: planView }),
    },
  ];
}
