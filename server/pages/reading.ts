import type { Glossary } from '../../sequences/format/glossary.ts';
import type { Sequence } from '../../sequences/format/nodes.ts';
import type { LearningPath } from '../../sequences/format/paths.ts';
import { httpError } from '../http/errors.ts';
import type { ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { glossaryView, pathsView, pathView } from './reading.views.ts';

export interface ReadingDependencies {
  showPage: ShowPage;
  content: { list(): { sequence: Sequence }[]; glossary: Glossary; paths: readonly LearningPath[] };
}

/** Ways to the content besides the catalogue: glossary and learning paths. */
export function createReading({ showPage, content }: ReadingDependencies): Route[] {
  const sequences = new Map(content.list().map(({ sequence }) => [sequence.id, sequence]));
  const open = { method: 'GET', access: 'everyone', session: 'if-possible' } as const;
  const styles = 'reading.css';
  return [
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
  ];
}
