import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Check, Sequence } from '../../../sequences/format/nodes.ts';
import { answered, bind, passed } from '../../../sequences/record/index.ts';
import { asExam, probe, rootWith } from '../../helpers/content.ts';
import { boundFor, recordingOf, rightAnswer, send } from '../../helpers/learner.ts';
import {
  firstAdmin,
  invited,
  joined,
  lrsCredential,
  newCohort,
  sequenceOf,
  startTestServer,
  type TestServer,
} from '../../helpers/server.ts';
import type { Visitor } from '../../helpers/visitor.ts';
import { allNodes, compiled, good } from '../../sequences/format/sample.ts';

const full = compiled(asExam(good));
const checks = allNodes(full).filter((node): node is Check => node.kind === 'check');
const required = checks.filter((check) => check.required);
/** An answer of the right form that is all wrong. */
const wrongAnswer = ({ type }: Check): Answer =>
  type === 'number' ? 'keine Zahl' : type === 'choice' || type === 'order' ? [] : {};
const checkNamed = (id: string): Check => checks.find((check) => check.id === id) as Check;

let server: TestServer;
let trainer: Visitor;
beforeAll(async () => {
  server = await startTestServer({ root: await rootWith(await probe(asExam)) });
  trainer = await invited(server, await firstAdmin(server), 'trainer', 'Tom Trainer');
});

/** A learner in a cohort of its own. */
async function candidate(level = 'antworten') {
  const { invitation } = await newCohort(trainer, { level, sequences: ['G99'], name: `Prüfung ${randomUUID()}` });
  const visitor = await joined(server, invitation);
  const recording = await recordingOf(visitor, 'G99');
  return { visitor, recording };
}
type Candidate = Awaited<ReturnType<typeof candidate>>;

const submit = (
  { visitor, recording }: Candidate,
  check: Check,
  answer: Answer,
  versuch = randomUUID(),
  fassung = check.version,
) =>
  visitor.request(`/api/pruefung/G99/${check.id}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${recording.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ versuch, fassung, antwort: answer }),
  });
const judged = async (...given: Parameters<typeof submit>) => {
  const response = await submit(...given);
  return {
    status: response.status,
    ...((await response.json()) as { code?: string; richtig?: boolean; anteil?: number; uebrig?: number }),
  };
};

/** Statements about the learner, as verb and object. */
async function statementsOf({ recording }: Candidate) {
  const { key, secret } = lrsCredential;
  const response = await fetch(`${server.url}/xapi/statements?registration=${recording.registration}&ascending=true`, {
    headers: {
      Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      'X-Experience-API-Version': '1.0.3',
    },
  });
  const { statements } = (await response.json()) as {
    statements: { verb: { id: string }; object: object; result?: object }[];
  };
  return statements.map(({ verb, object, result }) => ({ verb: verb.id.split('/').at(-1), object, result }));
}

describe('an exam', () => {
  it('lets no byte of key, feedback or explanation out, on any page and in the compiled file', async () => {
    const visitor = server.visitor();
    const sequence = await sequenceOf(server, 'G99');
    const pages = await Promise.all(
      ['/lernen/G99', ...sequence.sections.map(({ slug }) => `/lernen/G99/${slug}`)].map(async (path) =>
        (await visitor.get(path)).text(),
      ),
    );
    const secrets = [
      'Grün ist die Wiese',
      'Blaues Licht streut',
      'Steine schwimmen.</li>\n<li>Stimmt nicht',
      'Ohne Wasser kein Kaffee',
      'Zum Bauen',
      'Fäustel',
      'Er verdient daran',
    ];
    for (const text of [...pages, JSON.stringify(sequence)]) {
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(text).not.toContain('Lösung zeigen');
    }
    const sent = sequence.sections.flatMap(({ nodes }) => nodes).filter((node): node is Check => node.kind === 'check');
    expect(sent.map(({ sealed }) => sealed)).toEqual(checks.map(() => true));
  });

  it('is judged by the server, counts attempts, and says nothing but right or not', async () => {
    const learner = await candidate();
    const check = checkNamed('eine-richtig');
    expect(await judged(learner, check, ['gruen'])).toEqual({ status: 200, richtig: false, anteil: 0, uebrig: 1 });
    expect(await judged(learner, check, ['blau'])).toEqual({ status: 200, richtig: true, anteil: 1, uebrig: 0 });
    expect(await judged(learner, check, ['blau'])).toMatchObject({ status: 409, code: 'PRUEFUNG_SCHON_BESTANDEN' });
    const order = checkNamed('ablauf');
    for (const uebrig of [1, 0]) {
      expect(await judged(learner, order, [])).toMatchObject({ richtig: false, uebrig });
    }
    expect(await judged(learner, order, rightAnswer(order))).toMatchObject({
      status: 409,
      code: 'PRUEFUNG_VERSUCHE_AUFGEBRAUCHT',
    });
    const standings = await learner.visitor.request('/api/pruefung/G99', {
      headers: { Authorization: `Bearer ${learner.recording.token}` },
    });
    expect(await standings.json()).toEqual({
      checks: {
        'eine-richtig': { richtig: true, anteil: 1, uebrig: 0 },
        ablauf: { richtig: false, anteil: 0, uebrig: 0 },
      },
    });
  });

  it('takes the same attempt twice as one, and twenty at once as no more than the file allows', async () => {
    const learner = await candidate();
    const check = checkNamed('wahr-oder-nicht');
    const id = randomUUID();
    const twice = await Promise.all([1, 2, 3].map(() => judged(learner, check, {}, id)));
    for (const one of twice) expect(one).toMatchObject({ status: 200, richtig: false, uebrig: 1 });

    const number = checkNamed('zahl');
    const many = await Promise.all(Array.from({ length: 20 }, () => judged(learner, number, '1')));
    expect(many.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(many.filter(({ code }) => code === 'PRUEFUNG_VERSUCHE_AUFGEBRAUCHT')).toHaveLength(18);
    const other = checkNamed('luecken');
    expect(await judged(learner, other, {}, id)).toMatchObject({ status: 404, code: 'PRUEFUNG_UNBEKANNT' });
    expect(await judged(await candidate(), other, {}, id)).toMatchObject({ status: 404, code: 'PRUEFUNG_UNBEKANNT' });
  });

  it('tells answers and outcome once, as far as the agreement goes, and never the key', async () => {
    const learner = await candidate('antworten');
    for (const check of required)
      expect(await judged(learner, check, rightAnswer(check))).toMatchObject({ richtig: true });
    const told = await statementsOf(learner);
    expect(told.filter(({ verb }) => verb === 'answered')).toHaveLength(
      // Passing was told as soon as enough was right; what came after is told all the same.
      required.length,
    );
    expect(told.filter(({ verb }) => verb === 'passed')).toHaveLength(1);
    expect(told.filter(({ verb }) => verb === 'failed')).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('correctResponsesPattern');

    const silent = await candidate('nur-abschluss');
    for (const check of required) await judged(silent, check, rightAnswer(check));
    expect(await statementsOf(silent)).toEqual([]);
  });

  it('is failed when no attempt is left and too little is right', async () => {
    const learner = await candidate('fortschritt');
    for (const check of required) {
      for (let attempt = 0; attempt < full.attempts; attempt++) await judged(learner, check, wrongAnswer(check));
    }
    const told = await statementsOf(learner);
    expect(told.filter(({ verb }) => verb === 'failed')).toMatchObject([{ result: { success: false } }]);
    expect(told.filter(({ verb }) => verb === 'passed')).toEqual([]);
    const answers = told.filter(({ verb }) => verb === 'answered');
    expect(answers).toHaveLength(2 * required.length);
    for (const { result } of answers) expect(result).toEqual({ success: false });
  });

  it('refuses a page that says itself how the exam went', async () => {
    const { visitor, recording } = await candidate('antworten');
    const occasion = () => ({ id: randomUUID(), timestamp: new Date().toISOString() });
    const check = checkNamed('eine-richtig');
    const claims = [
      passed(occasion(), full, 1),
      answered(occasion(), full, check, ['blau'], { success: true, scaled: 1, parts: {} }),
    ];
    for (const statement of boundFor(recording, claims)) {
      const response = await send(visitor, recording.token, statement);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'PRUEFUNG_NUR_SERVER' });
    }
  });

  it('needs somebody signed in, a question that is there, and an answer of some form', async () => {
    const learner = await candidate();
    const check = checkNamed('eine-richtig');
    const stranger = { ...learner, recording: { ...learner.recording, token: 'x.y' } };
    expect(await judged(stranger, check, ['blau'])).toMatchObject({ status: 401, code: 'PRUEFUNG_NICHT_ANGEMELDET' });
    expect(await judged(learner, check, ['blau'], randomUUID(), 7)).toMatchObject({
      status: 404,
      code: 'PRUEFUNG_UNBEKANNT',
    });
    const no = await learner.visitor.request('/api/pruefung/G01', {
      headers: { Authorization: `Bearer ${learner.recording.token}` },
    });
    expect(await no.json()).toMatchObject({ code: 'PRUEFUNG_UNBEKANNT' });
    for (const answer of [
      null,
      7,
      [[]],
      [{ $ne: 1 }],
      { __proto__: 1, a: { b: 1 } },
      'x'.repeat(301),
      Array(61).fill('a'),
    ]) {
      expect(await judged(learner, check, answer as Answer)).toMatchObject({ status: 400, code: 'EINGABE_UNGUELTIG' });
    }
  });

  it('shows a learner every attempt in the export', async () => {
    const learner = await candidate();
    await judged(learner, checkNamed('eine-richtig'), ['gruen']);
    const data = (await (await learner.visitor.get('/meine-daten/export.json')).json()) as Record<string, unknown>;
    expect(JSON.stringify(data)).toContain('"check":"eine-richtig"');
  });
});

describe('a sequence that is no exam', () => {
  it('goes on to be told by the page', async () => {
    const { sections, ...rest } = full;
    const open = { ...rest, sections, id: 'G98' } as Sequence;
    const { visitor, recording } = await candidate('antworten');
    const draft = passed({ id: randomUUID(), timestamp: new Date().toISOString() }, open, 1);
    const response = await send(visitor, recording.token, bind(draft, { ...recording, level: 'antworten' }));
    expect(response.status).toBe(200);
  });
});
