import { readPaths } from '../../sequences/format/folder.ts';
import { type Glossary, glossaryOf } from '../../sequences/format/glossary.ts';
import type { LearningPath } from '../../sequences/format/paths.ts';
import { searchDocuments } from '../../sequences/search/documents.ts';
import { createSearch, type Search } from '../../sequences/search/search.ts';
import { httpError } from '../http/errors.ts';
import { imageType } from '../http/file-types.ts';
import type { Route } from '../http/route.ts';
import { loadLibrary, type Published } from './library.ts';
import { sendMedia } from './media.ts';
import { type Packed, packJson } from './packed.ts';

export interface ContentService {
  /** All published sequences in the order of the Bausteine. */
  list(): Published[];
  /** @throws NICHT_GEFUNDEN (404) */
  get(id: string): Published;
  has(id: string): boolean;
  /** Every term that a published sequence explains. */
  glossary: Glossary;
  /** Address of the glossary as JSON, for the player, which opens terms in place. */
  glossaryUrl: string;
  /** In the order of `lernpfade.yaml`. */
  paths: LearningPath[];
  /** Address of what is searched, as JSON, for searching on the device. */
  searchUrl: string;
  /** The same search on the server. */
  search: Search;
  /**
   * Serves another feature's JSON like the sequences: packed once, cached for ever.
   * @param name what its address begins with @returns its address
   */
  serve(name: string, value: unknown): string;
}

const forEver = 'public, max-age=31536000, immutable';

/**
 * The sequences: compiled at start, held in memory, served as hashed JSON with their images and films, and what is made of them all.
 * @param root folder `sequences/`
 */
export async function createContent({ root, log }: { root: string; log: (line: string) => void }) {
  const library = await loadLibrary(root, log);
  const sequences = [...library.values()].map(({ sequence }) => sequence);
  const glossary = glossaryOf(sequences);
  const { paths } = await readPaths(root);
  const packedGlossary = packJson('glossar', glossary);
  const documents = searchDocuments(sequences, glossary);
  const packedDocuments = packJson('suche', documents);
  let search: Search | undefined;
  const packed: Packed[] = [...library.values(), packedGlossary, packedDocuments];
  const byUrl = new Map(packed.map((one) => [one.url, one]));

  const service: ContentService = {
    list: () => [...library.values()],
    has: (id) => library.has(id),
    get(id) {
      const one = library.get(id);
      if (!one) throw httpError('NICHT_GEFUNDEN');
      return one;
    },
    glossary,
    glossaryUrl: packedGlossary.url,
    paths,
    searchUrl: packedDocuments.url,
    search(query) {
      // Prepared for the first who asks here: on most devices the page does it itself.
      search ??= createSearch(documents);
      return search(query);
    },
    serve(name, value) {
      const packed = packJson(name, value);
      byUrl.set(packed.url, packed);
      return packed.url;
    },
  };

  const routes: Route[] = [
    {
      method: 'GET',
      path: '/inhalte/:file',
      access: 'everyone',
      session: 'none',
      purpose: 'a compiled sequence or check, the glossary or what is searched, as JSON',
      handle(req, res) {
        const one = byUrl.get(req.path);
        if (!one) throw httpError('NICHT_GEFUNDEN');
        res.set('Cache-Control', forEver).vary('Accept-Encoding').type('json');
        if (req.acceptsEncodings('br')) res.set('Content-Encoding', 'br').send(one.json.brotli);
        else res.send(one.json.plain);
      },
    },
    {
      method: 'GET',
      path: '/inhalte/:id/:name',
      access: 'everyone',
      session: 'none',
      purpose: 'an image, a film or its captions beside a sequence',
      handle(req, res) {
        const name = String(req.params.name);
        const { images, media, folder } = service.get(String(req.params.id));
        if (media.has(name)) return sendMedia(res, folder, name);
        const image = images.get(name);
        if (!image) throw httpError('NICHT_GEFUNDEN');
        res.set('Cache-Control', 'public, max-age=3600');
        res.type(imageType(name) ?? 'application/octet-stream').send(image);
      },
    },
  ];
  return { routes, service };
}
