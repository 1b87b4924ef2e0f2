import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { pageShell } from '../../../server/http/page.ts';
import type { Route } from '../../../server/http/route.ts';
import { createServer } from '../../../server/http/server.ts';

export interface Answer {
  status: number;
  location: string | null;
  setCookie: string[];
  headers: Headers;
  text: string;
}
export type FormBody = Record<string, string | string[]>;

/** A browser without a screen: keeps cookies, sends `Origin` with a POST, follows nothing. */
export class Client {
  cookies = new Map<string, string>();
  constructor(readonly base: string) {}

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(new URL(path, this.base), { ...init, headers, redirect: 'manual' });
    const setCookie = response.headers.getSetCookie();
    for (const line of setCookie) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get('location'),
      setCookie,
      headers: response.headers,
      text,
    };
  }

  get(path: string): Promise<Answer> {
    return this.send(path);
  }

  post(path: string, form: FormBody = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    return this.postRaw(path, body.toString(), 'application/x-www-form-urlencoded', headers);
  }

  postRaw(path: string, body: string, type: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { method: 'POST', body, headers: { origin: this.base, 'content-type': type, ...headers } });
  }
}

/** A clock that tests set. It begins at the real time, because the engine’s TTL index reads the real one. */
export class TestClock {
  private ahead = 0;
  read = (): Date => new Date(Date.now() + this.ahead);
  forward(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

export const showPage = pageShell({ 'page.css': '/a/page.css', 'icon.svg': '/a/icon.svg', 'app.js': '/a/app.js' });

/** The product’s own HTTP kernel with these routes on a loopback port. `logged` holds what it logs: nothing, if all is well. */
export async function listen(
  routes: Route[],
  session: RequestHandler,
  publicUrl: string,
): Promise<{ base: string; logged: string[] }> {
  const logged: string[] = [];
  const app = createServer({
    machineRoutes: [],
    routes,
    session,
    showPage,
    publicUrl,
    limit: false,
    isDatabaseDown: () => false,
    log: (line) => logged.push(line),
  });
  const server = createHttpServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}
