import { beforeAll, describe, it } from 'vitest';
import { type Answer, type LrsTestServer, query, type SendOptions, startLrs } from '../harness.ts';

export type Version = '1.0.3' | '2.0.0';

/** The LRS as a client of one version sees it. */
export interface Client {
  lrs: LrsTestServer;
  version: Version;
  send(method: string, path: string, parameters?: Parameters, options?: SendOptions): Promise<Answer>;
}
type Parameters = Record<string, string | number | object>;

/**
 * One requirement as the specification counts them (`XAPI-00001` …, several where one request shows them together), what
 * it promises, and how that is seen. A fourth entry names the only version that knows it.
 */
export type Requirement = [ids: string, promise: string, run: (client: Client) => Promise<void>, only?: Version];

/** Runs a table over HTTP against the real database, once by the rules of each version. */
export function requirements(resource: string, table: readonly Requirement[]): void {
  let lrs: LrsTestServer;
  beforeAll(async () => {
    lrs ??= await startLrs();
  });
  describe.each(['1.0.3', '2.0.0'] as const)(`${resource}, xAPI %s`, (version) => {
    it.each(table.filter(([, , , only]) => only === undefined || only === version))('%s: %s', async (_, __, run) => {
      const send: Client['send'] = (method, path, parameters = {}, options = {}) =>
        lrs.send(method, `/xapi/${path}?${query(parameters)}`, { version, ...options });
      await run({ lrs, version, send });
    });
  });
}
