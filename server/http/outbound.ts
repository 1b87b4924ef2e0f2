import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingHttpHeaders, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type Reach, reachOf } from './addresses.ts';
import { AppError, defineErrors } from './errors.ts';

/** Why another server was not asked, or did not answer as it must. */
export const outboundError = defineErrors({
  ZIEL_ADRESSE_UNZULAESSIG: {
    status: 400,
    text: 'Diese Adresse ist nicht erlaubt. Sie muss mit https:// beginnen und darf weder Benutzernamen noch # enthalten.',
  },
  ZIEL_NICHT_OEFFENTLICH: {
    status: 400,
    text: 'Diese Adresse führt nicht ins Internet, sondern ins eigene Netz. Daran sendet KomKI nichts, außer wenn die Einstellung OUTBOUND_PRIVATE es erlaubt.',
  },
  ZIEL_UNBEKANNT: {
    status: 400,
    text: 'Den Namen dieses Servers kennt das Netz nicht. Bitte prüfen Sie die Adresse.',
  },
  ZIEL_NICHT_ERREICHBAR: { status: 502, text: 'Der andere Server ist nicht zu erreichen.' },
  ZIEL_ANTWORTET_NICHT: { status: 504, text: 'Der andere Server hat nicht rechtzeitig geantwortet.' },
  ZIEL_LEITET_UM: {
    status: 502,
    text: 'Der andere Server verweist auf eine andere Adresse. Umleitungen folgt KomKI nicht; tragen Sie die endgültige Adresse ein.',
  },
  ZIEL_ANTWORT_ZU_GROSS: { status: 502, text: 'Die Antwort des anderen Servers ist zu groß.' },
});

export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: Buffer;
}

export interface OutboundAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface OutboundDeps {
  /** Also servers of the own network, there without encryption too: for tests and for a room without internet. */
  allowPrivate: boolean;
  /** All addresses of a name, as the system knows them unless a test says otherwise. */
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
  /** Milliseconds until the whole answer must be there. */
  patience?: number;
  /** Certificate (PEM) of an authority to trust instead of the usual ones. */
  ca?: string;
}

const longestAnswer = 256 * 1024;
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/**
 * The one way by which the server asks another (`security.md`, server-side request forgery). The address comes from an
 * admin, never from a request; it is https, its name is resolved at each request, and the connection goes to exactly the
 * addresses that were judged, so that a name cannot mean one thing when asked and another when called.
 */
export function createOutbound({
  allowPrivate,
  resolve = (host) => systemLookup(host, { all: true }),
  patience = 5_000,
  ca,
}: OutboundDeps) {
  function judge(url: URL, reach: Reach): void {
    const isOwn = reach === 'private' && allowPrivate;
    if (reach !== 'public' && !isOwn) throw outboundError('ZIEL_NICHT_OEFFENTLICH');
    if (url.protocol !== 'https:' && !isOwn) throw outboundError('ZIEL_ADRESSE_UNZULAESSIG');
  }

  /** @throws ZIEL_ADRESSE_UNZULAESSIG; ZIEL_NICHT_OEFFENTLICH for an address written as a number */
  function parse(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isFine = url && !url.username && !url.password && !text.includes('#') && !/\s/.test(text);
    if (!isFine || !(allowPrivate ? /^https?:$/ : /^https:$/).test(url.protocol)) {
      throw outboundError('ZIEL_ADRESSE_UNZULAESSIG');
    }
    if (isIP(hostOf(url))) judge(url, reachOf(hostOf(url)));
    return url;
  }

  /** Addresses of a host, every one of them judged: one bad among good ones is an attempt. */
  async function addressesOf(url: URL): Promise<{ address: string; family: number }[]> {
    const found = await resolve(hostOf(url)).catch((error: unknown) => {
      throw outboundError('ZIEL_UNBEKANNT', {}, error);
    });
    if (found.length === 0) throw outboundError('ZIEL_UNBEKANNT');
    for (const { address } of found) judge(url, reachOf(address));
    return found;
  }

  /** What the socket connects to. Not called for addresses written as numbers, which `parse` has judged. */
  const lookupFor =
    (url: URL): LookupFunction =>
    (_host, options, done) => {
      addressesOf(url).then(
        (found) => {
          const [first] = found;
          if (options.all) done(null, found);
          else done(null, first?.address ?? '', first?.family);
        },
        (error: NodeJS.ErrnoException) => done(error, ''),
      );
    };

  function exchange(
    url: URL,
    { method, headers, body }: OutboundRequest,
    signal: AbortSignal,
  ): Promise<OutboundAnswer> {
    const options: RequestOptions & { ca?: string } = {
      method,
      signal,
      agent: false,
      lookup: lookupFor(url),
      headers: { ...headers, ...(body && { 'Content-Length': body.length }) },
      ...(ca !== undefined && { ca }),
    };
    return new Promise((done, fail) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
        const { statusCode: status = 0 } = response;
        const chunks: Buffer[] = [];
        let size = 0;
        const refuse = (error: AppError) => {
          fail(error);
          request.destroy();
        };
        if (status >= 300 && status < 400) return refuse(outboundError('ZIEL_LEITET_UM'));
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > longestAnswer) refuse(outboundError('ZIEL_ANTWORT_ZU_GROSS'));
          else chunks.push(chunk);
        });
        response.on('error', fail);
        response.on('end', () => done({ status, headers: response.headers, body: Buffer.concat(chunks) }));
      });
      request.on('error', fail);
      request.end(body);
    });
  }

  return {
    /**
     * Whether an admin may enter this address; for the moment of registration.
     * @throws ZIEL_ADRESSE_UNZULAESSIG, ZIEL_NICHT_OEFFENTLICH, ZIEL_UNBEKANNT (400)
     */
    async check(address: string): Promise<void> {
      const url = parse(address);
      if (!isIP(hostOf(url))) await addressesOf(url);
    },

    /**
     * Sends one request to an address that an admin has registered and reads the whole answer, whatever its status.
     * @throws those of `check`, ZIEL_NICHT_ERREICHBAR, ZIEL_LEITET_UM, ZIEL_ANTWORT_ZU_GROSS (502),
     *   ZIEL_ANTWORTET_NICHT (504)
     */
    async send(address: string, request: OutboundRequest): Promise<OutboundAnswer> {
      const url = parse(address);
      const signal = AbortSignal.timeout(patience);
      try {
        return await exchange(url, request, signal);
      } catch (error) {
        if (error instanceof AppError) throw error;
        if (signal.aborted) throw outboundError('ZIEL_ANTWORTET_NICHT', {}, error);
        throw outboundError('ZIEL_NICHT_ERREICHBAR', {}, error);
      }
    },
  };
}

export type Outbound = ReturnType<typeof createOutbound>;
