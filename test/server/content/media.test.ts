import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { media, probe, rootWith } from '../../helpers/content.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let root: string;
let film: Buffer;
const folder = 'sequences/grundlagen/g99-probe';
const get = (name: string, headers: Record<string, string> = {}) =>
  server.visitor().get(`/inhalte/G99/${name}`, headers);
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

beforeAll(async () => {
  film = await readFile(join(media, 'gang.mp4'));
  const webm = await readFile(join(media, 'gang.webm'));
  root = await rootWith({ ...(await probe()), [`${folder}/gang.webm`]: webm, [`${folder}/weg.mp4`]: film });
  server = await startTestServer({ root });
});

describe('films beside a sequence', () => {
  it('are served whole with type, length and a validator, and not packed', async () => {
    for (const [name, type] of [
      ['gang.mp4', 'video/mp4'],
      ['gang.webm', 'video/webm'],
      ['gang.vtt', 'text/vtt; charset=utf-8'],
    ] as const) {
      const answer = await get(name, { 'Accept-Encoding': 'gzip, br' });
      const whole = await readFile(join(media, name));
      expect(answer.status, name).toBe(200);
      expect(Object.fromEntries(answer.headers), name).toMatchObject({
        'content-type': type,
        'content-length': String(whole.length),
        'accept-ranges': 'bytes',
        'cache-control': 'public, max-age=3600, no-transform',
        'x-content-type-options': 'nosniff',
      });
      expect(await bytes(answer)).toEqual(whole);
      // As a browser asks; fetch by itself would forbid every answer from memory.
      const known = { 'If-Modified-Since': answer.headers.get('last-modified') ?? '', 'Cache-Control': 'max-age=0' };
      const again = await get(name, known);
      expect(again.status, name).toBe(304);
    }
  });

  it('are served in parts, so that a learner can jump to any place', async () => {
    const answer = await get('gang.mp4', { Range: 'bytes=100-199' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes 100-199/${film.length}`]);
    expect(await bytes(answer)).toEqual(film.subarray(100, 200));
    const end = await get('gang.mp4', { Range: 'bytes=-50' });
    expect(await bytes(end)).toEqual(film.subarray(-50));
  });

  it('answer a part that is not there with its code and how long the film is', async () => {
    const answer = await get('gang.mp4', { Range: `bytes=${film.length + 1}-` });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${film.length}`]);
    expect(await answer.json()).toMatchObject({ code: 'TEIL_GIBT_ES_NICHT' });
  });

  it('come from the disk: one that has gone is not found', async () => {
    await rm(join(root, folder, 'weg.mp4'));
    const answer = await get('weg.mp4');
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'NICHT_GEFUNDEN']);
  });

  it('are only those that lay beside the sequence: no other file, no other folder', async () => {
    for (const name of [
      'sequenz.md',
      'karte.md',
      'raeumen.h5p',
      'fremd.mp4',
      '..%2Fg99-probe%2Fgang.mp4',
      '%2e%2e%2fgang.mp4',
    ])
      expect((await get(name)).status, name).toBe(404);
  });

  it('have their transcript as a page', async () => {
    const page = await (await server.visitor().get('/lernen/G99/material/gang')).text();
    expect(page).toContain('<h2>Ein Gang durch das Lager</h2>');
  });
});
