import { beforeAll, describe, expect, it } from 'vitest';
import { probe, rootWith } from '../../helpers/content.ts';
import { sequenceOf, startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
const withTerms = (source: string) => source.replace('Bis bald', 'Bis bald mit [KI](/glossar#ki) und');

beforeAll(async () => {
  server = await startTestServer({ root: await rootWith(await probe(withTerms)) });
});

describe('the glossary for the player', () => {
  it('is named by every page of a sequence and kept for ever, packed', async () => {
    const page = await (await server.visitor().get('/lernen/G99/warum')).text();
    const address = /glossar="(\/inhalte\/glossar-[\w-]+\.json)"/.exec(page)?.[1] ?? '';
    const answer = await server.visitor().get(address, { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.json()).toMatchObject({ lager: { term: 'Lager', also: ['Lagers', 'Lager'], sequence: 'G99' } });
  });

  it('is linked to only where it has the term: a word nobody explains yet stays a word', async () => {
    const text = JSON.stringify(await sequenceOf(server, 'G99'));
    expect(text).toContain('{"kind":"term","term":"lager"');
    expect(text).toContain('{"kind":"emphasis","children":[{"kind":"text","text":"KI"}]}');
    expect(text).not.toContain('"term":"ki"');
  });
});
