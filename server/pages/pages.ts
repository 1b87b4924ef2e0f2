import type { Request } from 'express';
import { z } from 'zod';
import { audiences, type Block, type Sequence } from '../../sequences/format/nodes.ts';
import { httpError } from '../http/errors.ts';
import { type Html, html } from '../http/html.ts';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Role, Route, Subject } from '../http/route.ts';
import { fallbackRenderer } from './fallback.ts';
import type { GroupPath } from './group-path.views.ts';
import { guideView } from './paper/guide.ts';
import { printView } from './paper/print.ts';
import { createReading, type ReadingDependencies } from './reading.ts';
import { catalogueView, sequenceView, startView } from './views.ts';

/** A sequence as this feature needs it. */
interface Published {
  sequence: Sequence;
  /** With the trainers' column. */
  full: Sequence;
  /** Address of the compiled JSON. */
  url: string;
  materials: ReadonlyMap<string, { title: string; nodes: Block[] }>;
}

export interface PagesDependencies {
  /** The learning paths of a learner's groups. */
  groupPaths(subject: Subject): Promise<GroupPath[]>;
  showPage: ShowPage;
  content: ReadingDependencies['content'] & {
    list(): Published[];
    get(id: string): Published;
    glossaryUrl: string;
  };
}

/** Who may read the trainers' guides. */
const guideReaders: readonly Role[] = ['trainer', 'admin'];

/** The public pages: start, catalogue, the sequences and their handouts. Read without JavaScript. */
export function createPages({ showPage, content, groupPaths }: PagesDependencies): { routes: Route[] } {
  const pathNames = content.paths.map(({ name }) => name);
  const filter = z.object({
    zielgruppe: z.enum(audiences).optional(),
    pfad: z.enum(pathNames).optional(),
  });
  const sequences = () => content.list().map((one) => one.sequence);

  const showSequence = (req: Request, slug: string | undefined): Parameters<ShowPage>[2] => {
    const { sequence, url } = content.get(String(req.params.id));
    const trainer = guideReaders.some((role) => req.subject?.roles.includes(role));
    const section = slug === undefined ? sequence.sections[0] : sequence.sections.find((one) => one.slug === slug);
    if (!section) throw httpError('NICHT_GEFUNDEN');
    return {
      title: `${section.title} – ${sequence.id} ${sequence.title}`,
      name: 'player',
      width: 'wide',
      back: { href: '/lernen', text: 'Alle Sequenzen' },
      main: sequenceView(sequence, section, { src: url, glossary: content.glossaryUrl }, slug === undefined, trainer),
    };
  };

  const onPaper = ({ id, title }: Sequence, kind: string, main: Html): Parameters<ShowPage>[2] => ({
    title: `${kind} – ${id} ${title}`,
    name: 'paper',
    styles: 'reading.css',
    back: { href: `/lernen/${id}`, text: `${id} ${title}` },
    main,
  });

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'start page',
      handle: (req, res) =>
        showPage(req, res, {
          title: 'KI im Betrieb verstehen',
          name: 'start',
          width: 'wide',
          main: startView(sequences()),
        }),
    },
    {
      method: 'GET',
      path: '/lernen',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'catalogue of the sequences',
      async handle(req, res) {
        const { zielgruppe, pfad } = parseInput(filter, req.query);
        const path = content.paths.find(({ name }) => name === pfad);
        const groups = req.subject ? await groupPaths(req.subject) : [];
        showPage(req, res, {
          title: 'Lernen',
          name: 'catalogue',
          width: 'wide',
          main: catalogueView(sequences(), content, { audience: zielgruppe, path }, groups),
        });
      },
    },
    {
      method: 'GET',
      path: '/lernen/:id',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'a sequence from where the learner is',
      handle: (req, res) => showPage(req, res, showSequence(req, undefined)),
    },
    {
      method: 'GET',
      path: '/lernen/:id/druck',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'a sequence for pen and paper, with the key on a sheet of its own',
      handle(req, res) {
        const { sequence } = content.get(String(req.params.id));
        showPage(req, res, onPaper(sequence, 'Druckfassung', printView(sequence)));
      },
    },
    {
      method: 'GET',
      path: '/lernen/:id/leitfaden',
      access: guideReaders,
      purpose: 'the trainers’ guide of a sequence',
      handle(req, res) {
        const { full } = content.get(String(req.params.id));
        const titles = new Map(sequences().map(({ id, title }) => [id, title]));
        showPage(req, res, { ...onPaper(full, 'Leitfaden', guideView(full, titles)), width: 'wide' });
      },
    },
    {
      method: 'GET',
      path: '/lernen/:id/:section',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'one section of a sequence',
      handle: (req, res) => showPage(req, res, showSequence(req, String(req.params.section))),
    },
    {
      method: 'GET',
      path: '/lernen/:id/material/:name',
      access: 'everyone',
      session: 'if-possible',
      purpose: 'a handout of a sequence, ready to print',
      handle(req, res) {
        const { sequence, materials } = content.get(String(req.params.id));
        const material = materials.get(String(req.params.name));
        if (!material) throw httpError('NICHT_GEFUNDEN');
        showPage(req, res, {
          title: material.title,
          name: 'material',
          back: { href: `/lernen/${sequence.id}`, text: `${sequence.id} ${sequence.title}` },
          main: html`<article class="prose"><p class="soft small">Material zu ${sequence.id}</p><h1 class="small-title">${sequence.title}</h1><h2>${material.title}</h2>${fallbackRenderer(sequence.id).blocks(material.nodes)}</article>`,
        });
      },
    },
  ];
  return { routes: [...routes, ...createReading({ showPage, content })] };
}
