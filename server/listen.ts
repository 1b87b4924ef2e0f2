import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import { StartError } from './database/start-error.ts';

export interface Listening {
  /**
   * Takes no more connections, lets running requests finish, then resolves.
   * @param patience milliseconds after which connections still open are cut
   */
  close(patience: number): Promise<void>;
}

/**
 * Opens the port. Requests and responses are born with Express's prototypes, because changing the prototype
 * of each of them afterwards, as Express does, costs two thirds of a small request's CPU time.
 * @throws StartError when the port is taken or the address is not ours
 */
export async function listen(app: Express, port: number, host: string): Promise<Listening> {
  const options = {
    IncomingMessage: bornAs(IncomingMessage, app.request),
    ServerResponse: bornAs(ServerResponse, app.response),
  };
  const server = createServer(options, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartError(reasonOf(error, port, host))));
    server.listen(port, host, resolve);
  });
  return {
    async close(patience) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A kept-alive connection turns idle when its last answer is out; nobody else would close it then.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}

/**
 * A constructor like `base` whose instances have the given prototype, which must inherit from `base.prototype`.
 * Node's two constructors are plain functions, so they can be called on what `new` has made: `Reflect.construct` costs
 * 250 µs a request more.
 */
function bornAs<Base extends new (...args: never[]) => object>(base: Base, prototype: object): Base {
  function Born(this: object, ...args: unknown[]): void {
    (base as unknown as (this: object, ...args: unknown[]) => void).call(this, ...args);
  }
  Born.prototype = prototype;
  return Born as unknown as Base;
}

function reasonOf(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} ist schon belegt; wählen Sie mit PORT einen anderen, etwa PORT=${port === 65_535 ? 3000 : port + 1}.`;
    case 'EACCES':
      return `Port ${port} darf dieses Benutzerkonto nicht öffnen; wählen Sie mit PORT einen ab 1024.`;
    default:
      return `An der Adresse ${host} kann dieser Rechner nicht lauschen (${error.code}); wählen Sie mit HOST eine seiner eigenen.`;
  }
}
