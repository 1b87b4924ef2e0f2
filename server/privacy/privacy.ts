import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ShowPage } from '../http/page.ts';
import { type Clock, type Route, type Subject, subjectOf } from '../http/route.ts';
import type { PersonalData } from './personal-data.ts';
import { overviewView } from './views.ts';

export interface PrivacyDependencies {
  showPage: ShowPage;
  clock: Clock;
  collect(subject: Subject): Promise<PersonalData>;
  /** Every statement about this learner as stored, one JSON text each, in the order of storing. */
  statements(pseudonym: string): AsyncIterable<string>;
  countStatements(pseudonym: string): Promise<number>;
}

/** “Meine Daten”: all that is stored about me, on one page and as a file. */
export function createPrivacy({ showPage, clock, collect, statements, countStatements }: PrivacyDependencies): {
  routes: Route[];
} {
  const routes: Route[] = [
    {
      method: 'GET',
      path: '/meine-daten',
      access: 'everyone',
      purpose: 'everything stored about me, on the server and on this device',
      async handle(req, res) {
        const server = req.subject && {
          ...(await collect(req.subject)),
          statements: await countStatements(req.subject.pseudonym),
        };
        showPage(req, res, { title: 'Meine Daten', name: 'my-data', main: overviewView(server) });
      },
    },
    {
      method: 'GET',
      path: '/meine-daten/export.json',
      access: 'signed-in',
      purpose: 'everything the server stores about me as a JSON file',
      async handle(req, res) {
        const subject = subjectOf(req);
        const { person, ...rest } = await collect(subject);
        res.attachment('meine-daten.json').set('Cache-Control', 'no-store');
        const head = { erstellt: clock().toISOString(), person, pseudonym: subject.pseudonym, ...rest };
        try {
          // As fast as the other side reads: nobody's record has to fit into memory.
          await pipeline(Readable.from(file(head, statements(subject.pseudonym))), res);
        } catch (error) {
          // Whoever breaks the download off has not caused a fault.
          if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
        }
      },
    },
  ];
  return { routes };
}

/** The export as JSON text, piece by piece. */
async function* file(head: object, statements: AsyncIterable<string>): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "statements": [`;
  let separator = '';
  for await (const raw of statements) {
    yield `${separator}\n    ${raw}`;
    separator = ',';
  }
  yield '\n  ]\n}\n';
}
