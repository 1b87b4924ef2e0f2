import type { Request, Response } from 'express';
import { z } from 'zod';
import { longestFile } from '../../sequences/format/source.ts';
import { contentSecurityPolicy } from '../http/headers.ts';
import { parseInput } from '../http/input.ts';
import type { Assets, ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { printSheet } from '../pages/paper/print.ts';
import type { Place, SequenceFiles } from './files.ts';
import { blankPage } from './shell.ts';
import { deskView, frameView, overviewView } from './views.ts';
import type { Workshop } from './workshop.ts';

export interface PreviewParts {
  files: SequenceFiles;
  workshop: Workshop;
  assets: Assets;
  showPage: ShowPage;
}

/** Longer files are refused by the compiler, too. */
const text = z.string().max(longestFile);
const checkInput = z.strictObject({ text });
const saveInput = z.strictObject({ text, seen: z.string().max(64) });

/** Lets our own desk show a page in its frame; everything else of the policy stays. */
function framedByUs(res: Response): void {
  res.set('Content-Security-Policy', contentSecurityPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  res.set('X-Frame-Options', 'SAMEORIGIN');
}

/** All addresses of the preview. Sequences are named by Baustein and folder: a broken front matter has no Kennung. */
export function previewRoutes({ files, workshop, assets, showPage }: PreviewParts): Route[] {
  const named = ({ params }: Request): Promise<Place> =>
    files.find(({ pillarFolder, folder }) => pillarFolder === params.pillar && folder === params.folder);
  const open = { access: 'everyone', session: 'none' } as const;
  const get = { ...open, method: 'GET' } as const;
  const post = { ...open, method: 'POST', body: 'json' } as const;
  const fresh = (res: Response): Response => res.set('Cache-Control', 'no-store');

  return [
    {
      ...get,
      path: '/',
      purpose: 'all sequences with what is wrong with them',
      async handle(req, res) {
        const main = overviewView(await workshop.overview());
        showPage(req, res, { title: 'Alle Sequenzen', name: 'overview', width: 'wide', main });
      },
    },
    {
      ...get,
      path: '/schreiben/:pillar/:folder',
      purpose: 'the desk: editor, preview, findings',
      async handle(req, res) {
        const place = await named(req);
        workshop.refresh();
        const page = deskView(place, await files.read(place));
        fresh(res)
          .type('html')
          .send(blankPage(assets, { ...page, script: 'desk.js', styles: ['desk.css'] }));
      },
    },
    {
      ...get,
      path: '/rahmen/:pillar/:folder',
      purpose: 'the frame that plays the text of the desk',
      async handle(req, res) {
        const page = frameView(await named(req));
        framedByUs(res);
        fresh(res)
          .type('html')
          .send(blankPage(assets, { ...page, script: 'frame.js', styles: ['frame.css'] }));
      },
    },
    {
      ...get,
      path: '/druck/:stamp',
      purpose: 'the learners’ print of a text that was checked',
      handle(req, res) {
        const sequence = workshop.print(String(req.params.stamp));
        framedByUs(res);
        const page = {
          title: `${sequence.id} ${sequence.title} – Druckfassung`,
          name: 'paper',
          body: printSheet(sequence),
        };
        fresh(res)
          .type('html')
          .send(blankPage(assets, { ...page, styles: ['reading.css'], main: true }));
      },
    },
    {
      ...get,
      path: '/inhalte/:name/:file',
      purpose: 'a picture, film or caption file beside a sequence, named by its folder or its Kennung',
      async handle(req, res) {
        const name = String(req.params.name);
        const place = await files.find(
          ({ folder }) => folder === name || (/^[A-Z]\d\d$/.test(name) && folder.startsWith(`${name.toLowerCase()}-`)),
        );
        const { type, content } = await files.beside(place, String(req.params.file));
        fresh(res).type(type).send(content);
      },
    },
    {
      ...get,
      path: '/api/glossar',
      purpose: 'every term that is explained on the disk',
      async handle(_req, res) {
        fresh(res).json(await workshop.glossary());
      },
    },
    {
      ...get,
      path: '/api/stand/:pillar/:folder',
      purpose: 'which state the file is in',
      async handle(req, res) {
        const { stamp } = await files.read(await named(req));
        fresh(res).json({ stamp });
      },
    },
    {
      ...get,
      path: '/api/datei/:pillar/:folder',
      purpose: 'the text of the file with its state',
      async handle(req, res) {
        fresh(res).json(await files.read(await named(req)));
      },
    },
    {
      ...post,
      path: '/api/datei/:pillar/:folder',
      purpose: 'saves a text, unless the file is another by now',
      async handle(req, res) {
        const place = await named(req);
        const { text, seen } = parseInput(saveInput, req.body);
        const stamp = await files.write(place, text, seen);
        workshop.refresh();
        fresh(res).json({ stamp });
      },
    },
    {
      ...post,
      path: '/api/pruefen/:pillar/:folder',
      purpose: 'what a text compiles to and what is wrong with it',
      async handle(req, res) {
        const place = await named(req);
        fresh(res).json(await workshop.check(place, parseInput(checkInput, req.body).text));
      },
    },
  ];
}
