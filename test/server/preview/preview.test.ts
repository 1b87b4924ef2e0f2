import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../sequences/format/preview.ts';
import { freePort } from '../../helpers/free-port.ts';
import { startPreview, type TestPreview } from '../../helpers/preview.ts';

let preview: TestPreview;
beforeAll(async () => {
  preview = await startPreview();
});

const g01 = 'grundlagen/g01-was-ist-ki';
const fileOf = (address: string): string => join(preview.root, 'sequences', address, 'sequenz.md');
const onDisk = (address = g01): Promise<string> => readFile(fileOf(address), 'utf8');
const load = async (address = g01) =>
  (await (await preview.visitor.get(`/api/datei/${address}`)).json()) as { text: string; stamp: string };
const check = (text: unknown, address = g01) => preview.visitor.postJson(`/api/pruefen/${address}`, { text });
const save = (text: unknown, seen: unknown, address = g01) =>
  preview.visitor.postJson(`/api/datei/${address}`, { text, seen });

/** Every file of the content with its bytes. */
async function everything(): Promise<Record<string, string>> {
  const root = join(preview.root, 'sequences');
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = names.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'base64')] as const)),
  );
}

/** A request as only a program can send it: with any headers, and a path that nobody tidies up. */
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: preview.port, method, path, headers, setHost: false }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

describe('the addresses of the preview', () => {
  it('are these and no other, all for the one person at this machine', () => {
    expect(preview.routes.map(({ method, path, access }) => `${method} ${path} ${access}`)).toEqual([
      'GET /a/:file everyone',
      'GET / everyone',
      'GET /schreiben/:pillar/:folder everyone',
      'GET /rahmen/:pillar/:folder everyone',
      'GET /druck/:stamp everyone',
      'GET /inhalte/:name/:file everyone',
      'GET /api/glossar everyone',
      'GET /api/stand/:pillar/:folder everyone',
      'GET /api/datei/:pillar/:folder everyone',
      'POST /api/datei/:pillar/:folder everyone',
      'POST /api/pruefen/:pillar/:folder everyone',
    ]);
  });

  it('answer under no foreign name, so that no foreign page can be made to point here', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${preview.port}`,
      `localhost.evil.example:${preview.port}`,
      'localhost:1',
      '',
    ]) {
      for (const path of ['/', `/api/datei/${g01}`, `/schreiben/${g01}`, `/a/desk.js`]) {
        expect(await raw('GET', path, { Host: host }), `${host} ${path}`).toBe(421);
      }
    }
    for (const name of ['127.0.0.1', 'localhost'])
      expect(await raw('GET', `/api/datei/${g01}`, { Host: `${name}:${preview.port}` })).toBe(200);
  });

  it('tell under which name they do answer', async () => {
    const words = await new Promise<string>((done) => {
      request(
        { host: '127.0.0.1', port: preview.port, path: '/api/glossar', headers: { Host: 'evil.example' } },
        (answer) => {
          let text = '';
          answer.on('data', (piece) => {
            text += piece;
          });
          answer.on('end', () => done(text));
        },
      ).end();
    });
    expect(JSON.parse(words)).toMatchObject({
      code: 'VORSCHAU_FREMDER_NAME',
      message: expect.stringContaining(preview.url),
    });
  });

  it('keep the product’s policy; only frame and print may be framed, and only by us', async () => {
    const policyOf = async (path: string) => (await preview.visitor.get(path)).headers.get('content-security-policy');
    const strict = await policyOf('/');
    expect(strict).toContain("frame-ancestors 'none'");
    expect(strict).not.toContain('unsafe');
    expect(await policyOf(`/schreiben/${g01}`)).toBe(strict);
    const framed = strict?.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    expect(framed).not.toBe(strict);
    expect(await policyOf(`/rahmen/${g01}`)).toBe(framed);
    const { stamp } = (await (await check((await load()).text)).json()) as Verdict;
    expect(await policyOf(`/druck/${stamp}`)).toBe(framed);
  });

  it('lead to no file but those of the sequences, whatever is asked for', async () => {
    const before = await everything();
    const hostile = [
      'grundlagen/..',
      '../grundlagen',
      '..%2f..%2f..%2fetc/passwd',
      'grundlagen/..%2fg01-was-ist-ki',
      'grundlagen/g01-was-ist-ki%2f..%2f..%2forganisation',
      'format/checks',
      'grundlagen/g01-was-ist-ki%00',
      'Grundlagen/G01-was-ist-ki',
      '%2e%2e/%2e%2e',
      'grundlagen/%5c..%5c..',
      '__proto__/constructor',
    ];
    const headers = {
      Host: `localhost:${preview.port}`,
      Origin: preview.url,
      'Content-Type': 'application/json',
    };
    const body = JSON.stringify({ text: 'überschrieben', seen: 'x' });
    for (const address of hostile) {
      for (const path of [
        `/api/datei/${address}`,
        `/api/stand/${address}`,
        `/schreiben/${address}`,
        `/rahmen/${address}`,
      ]) {
        expect(await raw('GET', path, headers), path).toBeGreaterThanOrEqual(400);
      }
      for (const path of [`/api/datei/${address}`, `/api/pruefen/${address}`])
        expect(await raw('POST', path, headers, body), path).toBeGreaterThanOrEqual(400);
    }
    for (const path of [
      '/inhalte/g01-was-ist-ki/sequenz.md',
      '/inhalte/G01/begriffskarte.md',
      '/inhalte/G01/..%2f..%2fkennungen.json',
      '/inhalte/G0./x.svg',
      '/inhalte/../kennungen.json',
      '/a/..%2f..%2fpackage.json',
      '/a/assets.json',
    ])
      expect(await raw('GET', path, headers), path).toBe(404);
    expect(await everything()).toEqual(before);
    expect(preview.log).toEqual([]);
  });

  it('take writes from their own pages only', async () => {
    const before = await everything();
    const { text, stamp } = await load();
    const body = JSON.stringify({ text: `${text}\nfremd\n`, seen: stamp });
    const own = { Host: `localhost:${preview.port}`, 'Content-Type': 'application/json' };
    for (const origin of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `http://localhost:${preview.port + 1}` },
      { Origin: preview.url, 'Sec-Fetch-Site': 'cross-site' },
      {},
    ])
      expect(await raw('POST', `/api/datei/${g01}`, { ...own, ...origin } as Record<string, string>, body)).toBe(403);
    // A form of a foreign page cannot send JSON.
    const form = { ...own, Origin: preview.url, 'Content-Type': 'text/plain' };
    expect(await raw('POST', `/api/datei/${g01}`, form, body)).toBe(400);
    expect(await everything()).toEqual(before);
  });
});

describe('checking', () => {
  it('answers with findings, the compiled sequence and the line of every node', async () => {
    const { text } = await load();
    const fine = (await (await check(text)).json()) as Verdict;
    const { sequence, placed = [] } = fine.shown ?? {};
    expect(sequence?.id).toBe('G01');
    const lines = text.split('\n');
    const checks = placed.flat().filter(({ node }) => node.kind === 'check');
    expect(checks.length).toBeGreaterThan(3);
    for (const { node, line, solution } of checks) {
      expect(lines[line - 1]).toContain(node.kind === 'check' && `{#${node.id} `);
      expect(solution?.length).toBeGreaterThan(0);
    }
    const broken = (await (
      await check(text.replace(/(typ=einfachauswahl[\s\S]*?)- \[x\]/, '$1- [ ]'))
    ).json()) as Verdict;
    const known = fine.findings.map(({ code }) => code);
    expect(broken.findings.filter(({ code }) => !known.includes(code))).toEqual([
      expect.objectContaining({ code: 'LZ054', severity: 'fehler', file: `sequences/${g01}/sequenz.md` }),
    ]);
  });

  it('answers a file without a head with findings alone', async () => {
    const verdict = (await (await check('Nur Text.')).json()) as Verdict;
    expect(verdict.shown).toBeUndefined();
    expect(verdict.findings.map(({ code }) => code)).toContain('LZ010');
  });

  it('refuses what is no text', async () => {
    expect(await (await check(7)).json()).toMatchObject({ code: 'EINGABE_UNGUELTIG' });
    expect((await check({ $ne: '' })).status).toBe(400);
  });

  it('prints what was checked, the key on a sheet of its own, and nothing else', async () => {
    const { text } = await load();
    const changed = text.replace('titel: ', 'titel: Ungespeichert ');
    const { stamp } = (await (await check(changed)).json()) as Verdict;
    const page = await (await preview.visitor.get(`/druck/${stamp}`)).text();
    expect(page).toContain('Ungespeichert');
    expect(page).toContain('Lösungen');
    expect(page).not.toContain('Methode:');
    const gone = await preview.visitor.get('/druck/gibt-es-nicht', { Accept: 'application/json' });
    expect(await gone.json()).toMatchObject({ code: 'DRUCK_VERALTET' });
  });

  it('keeps the key of an exam from the learners’ print', async () => {
    const { text } = await load();
    const { stamp } = (await (
      await check(text.replace('bestehen:', 'bewertung: pruefung\nbestehen:'))
    ).json()) as Verdict;
    expect(await (await preview.visitor.get(`/druck/${stamp}`)).text()).not.toContain('Lösungen');
  });
});

describe('saving', () => {
  it('writes exactly the text, to this file only', async () => {
    const before = await everything();
    const { text, stamp } = await load();
    const next = text.replace('## Hinführung', '## Hinführung\n\nEin neuer Satz – mit „Anführung“ und 😀.');
    const answer = await save(next, stamp);
    expect(answer.status).toBe(200);
    expect(await onDisk()).toBe(next);
    const after = await everything();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([fileOf(g01)]);
    expect(await load()).toMatchObject({ text: next, stamp: ((await answer.json()) as { stamp: string }).stamp });
  });

  it('never overwrites what another program has written meanwhile', async () => {
    const { text, stamp } = await load();
    const theirs = text.replace('## Hinführung', '## Hinführung\n\nVon anderswo.');
    await writeFile(fileOf(g01), theirs);
    const refused = await save(`${text}\nMein Satz.\n`, stamp);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'DATEI_GEAENDERT' });
    expect(await onDisk()).toBe(theirs);
    const now = await load();
    expect(now.text).toBe(theirs);
    expect((await save(`${text}\nMein Satz.\n`, now.stamp)).status).toBe(200);
  });

  it('keeps the line ends and the byte order mark a file has', async () => {
    const { text } = await load();
    await writeFile(fileOf(g01), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const windows = await load();
    expect(windows.text).toBe(text);
    await save(`${text}\nEnde.\n`, windows.stamp);
    expect(await onDisk()).toBe(`\uFEFF${`${text}\nEnde.\n`.replaceAll('\n', '\r\n')}`);
  });
});

describe('npm run preview', () => {
  const repository = resolve(import.meta.dirname, '../../..');
  /** Starts the command and waits for its end, or until it has said where to look. */
  const run = (...options: string[]): Promise<string> =>
    new Promise((done) => {
      const child = spawn(process.execPath, ['server/build/preview.mjs', ...options], { cwd: repository });
      let said = '';
      const hear = (piece: Buffer) => {
        said += piece;
        if (said.includes('Strg+C')) child.kill();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', () => done(said));
    });

  it('says where to look, at the sequence that was named', async () => {
    const port = String(await freePort());
    expect(await run('g01', `--port=${port}`)).toContain(`http://localhost:${port}/schreiben/${g01}\n`);
  });

  it.each([
    [['Z99'], 'Eine Sequenz Z99 gibt es nicht'],
    [['../x'], 'So geht es'],
    [['G01', 'G02'], 'So geht es'],
    [['--port=99999'], 'So geht es'],
  ])('refuses %j with a sentence', async (options, words) => {
    expect(await run(...options)).toContain(words);
  });

  it('says so when its port is taken', async () => {
    expect(await run(`--port=${preview.port}`)).toMatch(/Port \d+ ist schon belegt/);
  });
});

describe('the list', () => {
  it('names every sequence with what is wrong with it, one whose head is broken too', async () => {
    const broken = 'fuehrung/f02-wer-entscheidet';
    await writeFile(fileOf(broken), 'ohne Kopf\n');
    const page = await (await preview.visitor.get('/')).text();
    const folders = [...page.matchAll(/href="\/schreiben\/([^"]+)"/g)].map(([, address]) => address);
    expect(folders.length).toBeGreaterThan(30);
    expect(folders).toContain(g01);
    expect(page).toMatch(/f02-wer-entscheidet<\/a><\/h3>\s*<p class="verdict">.*?\d+ Fehler/s);
    expect(page).toContain('npm run neu:sequenz');
    expect((await preview.visitor.get(`/schreiben/${broken}`)).status).toBe(200);
  });

  it('shows a hostile text as text', async () => {
    const { text, stamp } = await load();
    const hostile = '</textarea><script>alert(1)</script>';
    await save(text.replace(/^titel: .*$/m, `titel: "${hostile}"`), stamp);
    for (const path of ['/', `/schreiben/${g01}`])
      expect(await (await preview.visitor.get(path)).text()).not.toContain('<script>alert');
  });
});
