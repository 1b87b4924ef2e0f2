import * as record from '../../sequences/record/index.ts';
import { learner, sequence, testDevice } from './device.ts';
import { describe, equal, it, ok } from './helpers.ts';

const occasion = () => ({ id: crypto.randomUUID(), timestamp: new Date().toISOString() });
const begun = () => record.initialized(occasion(), sequence);
const answer = () => {
  const check = sequence.sections[1]?.nodes[1];
  if (check?.kind !== 'check') throw new Error('no check');
  return record.answered(occasion(), sequence, check, ['ja'], { success: true, scaled: 1, parts: {} });
};
const failure = (status: number, code = 'LRS_X', retryAfter?: number) =>
  Object.assign(new Error(code), { status, code, retryAfter });

type Device = ReturnType<typeof testDevice>;
async function put(device: Device, ...drafts: record.Draft[]): Promise<void> {
  for (const draft of drafts)
    await device.db.write([await device.outbox.entry('G01', draft, await device.contexts.learner('G01'))]);
}
const states = async (device: Device) => (await device.db.all('outbox')).map(({ state }) => state);

describe('outbox', () => {
  it('keeps everything on the device while nobody is signed in, and sends nothing', async () => {
    let sent = 0;
    const device = testDevice({ send: async () => void sent++ });
    await put(device, begun(), answer());
    await device.outbox.flush();
    equal(sent, 0);
    const { waiting, signedIn, durable } = await device.outbox.status();
    equal({ waiting, signedIn, durable }, { waiting: 0, signedIn: false, durable: true });
    equal((await device.db.all('outbox')).length, 2);
  });

  it('is still there after the page is gone', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const draft = begun();
    await put(testDevice({ name }), draft);
    equal(
      await testDevice({ name })
        .db.get('outbox', draft.id)
        .then((entry) => entry?.draft),
      draft,
    );
  });

  it('sends what was made in the same instant in the order it was made', async () => {
    const sent: record.Statement[] = [];
    const device = testDevice({ ask: async () => learner(), send: async (batch) => void sent.push(...batch) });
    const drafts = Array.from({ length: 40 }, begun);
    const owner = await device.contexts.learner('G01');
    await device.db.write(await Promise.all(drafts.map((draft) => device.outbox.entry('G01', draft, owner))));
    await device.outbox.flush();
    equal(
      sent.map(({ id }) => id),
      drafts.map(({ id }) => id),
    );
  });

  it('who signs in takes nothing along by that alone', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await put(testDevice({ name }), begun(), answer());
    const sent: record.Statement[] = [];
    const later = testDevice({ name, ask: async () => learner(), send: async (batch) => void sent.push(...batch) });
    const own = begun();
    await put(later, own);
    await later.outbox.flush();
    equal(
      sent.map(({ id }) => id),
      [own.id],
    );
    equal(
      (await later.db.all('outbox')).map(({ statement }) => statement),
      [undefined, undefined],
    );
  });

  it('sends the same bytes again after a failure, a new page and a changed agreement', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const bytes: string[] = [];
    const first = testDevice({
      name,
      ask: async () => learner('p-1', 'antworten'),
      send: async (batch) => {
        bytes.push(JSON.stringify(batch));
        throw failure(503);
      },
    });
    await put(first, answer());
    await first.outbox.flush();
    const second = testDevice({
      name,
      ask: async () => learner('p-1', 'fortschritt'),
      send: async (batch) => void bytes.push(JSON.stringify(batch)),
    });
    await second.outbox.flush();
    equal(bytes.length, 2);
    equal(bytes[1], bytes[0]);
    equal(await second.db.all('outbox'), []);
  });

  it('never sends what the agreement keeps on the device', async () => {
    const sent: record.Statement[] = [];
    const device = testDevice({
      ask: async () => learner('p-1', 'nur-abschluss'),
      send: async (batch) => void sent.push(...batch),
    });
    await put(device, begun(), answer(), record.progressed(occasion(), sequence, 33));
    await device.outbox.flush();
    equal(
      sent.map(({ verb }) => verb.display.en),
      ['initialized'],
    );
    equal(await states(device), ['nur-geraet', 'nur-geraet']);
    ok(
      sent.every((statement) => record.permitted('nur-abschluss', statement)),
      'beyond the agreement',
    );
  });

  it('sends at most fifty at once', async () => {
    const sizes: number[] = [];
    const device = testDevice({ ask: async () => learner(), send: async (batch) => void sizes.push(batch.length) });
    await put(device, ...Array.from({ length: 120 }, begun));
    await device.outbox.flush();
    equal(sizes, [50, 50, 20]);
  });

  it('waits longer each time, and as long as the server says', async () => {
    const answers: unknown[] = [failure(0), failure(503), failure(429, 'ZU_VIELE', 60)];
    const device = testDevice({
      ask: async () => learner(),
      send: async () => {
        const next = answers.shift();
        if (next) throw next;
      },
    });
    await put(device, begun());
    await device.outbox.flush();
    for (let round = 0; round < 3; round++) {
      device.tryAgain();
      await device.outbox.flush();
    }
    const [first = 0, second = 0, third = 0] = device.pauses;
    ok(first >= 2000 && first <= 2500, `first pause ${first}`);
    ok(second >= 4000 && second <= 5000, `second pause ${second}`);
    equal(third, 60_000);
    equal(await device.db.all('outbox'), []);
  });

  it('keeps a refused statement with its code, and sends the others all the same', async () => {
    const [good, bad, alsoGood] = [begun(), answer(), begun()];
    const sent: string[] = [];
    const device = testDevice({
      ask: async () => learner(),
      send: async (batch) => {
        if (batch.some(({ id }) => id === bad.id)) throw failure(409, 'LRS_CONFLICT');
        sent.push(...batch.map(({ id }) => id));
      },
    });
    await put(device, good, bad, alsoGood);
    await device.outbox.flush();
    equal(sent, [good.id, alsoGood.id]);
    equal(
      (await device.outbox.status()).refused.map(({ code }) => code),
      ['LRS_CONFLICT'],
    );
    await device.outbox.flush();
    equal(sent.length, 2, 'refused statements are not sent again');
    equal((await device.db.get('outbox', bad.id))?.draft, bad);
  });

  it('renews an outdated token once and goes on', async () => {
    const tokens: string[] = [];
    let asked = 0;
    const device = testDevice({
      ask: async () => ({ ...learner(), token: `token-${++asked}` }),
      send: async (_batch, { token }) => {
        tokens.push(token);
        if (token === 'token-1') throw failure(401);
      },
    });
    await put(device, begun());
    await device.outbox.flush();
    equal(tokens, ['token-1', 'token-2']);
    equal(await device.db.all('outbox'), []);
  });

  it('asks no third time when the renewed token is refused too, but later', async () => {
    let sent = 0;
    const device = testDevice({
      ask: async () => learner(),
      send: async () => {
        sent += 1;
        throw failure(401);
      },
    });
    await put(device, begun());
    await device.outbox.flush();
    equal(sent, 2);
    equal(device.pauses.length, 1);
    equal(await states(device), ['wartet']);
  });

  it('does not send one learner’s statements as another', async () => {
    let who = learner('ayse');
    const sent: record.Statement[] = [];
    let online = false;
    const device = testDevice({
      ask: async (_kennung, registration) => (registration && registration !== who.registration ? 'none' : who),
      send: async (batch) => {
        if (!online) throw failure(0);
        sent.push(...batch);
      },
    });
    await put(device, begun());
    await device.outbox.flush();
    // Still offline: what is learned now is bound to the same learner, though nobody can be asked.
    await put(device, answer());
    who = learner('brandt');
    online = true;
    await device.contexts.renew('G01');
    await device.outbox.flush();
    equal(sent, []);
    equal((await device.outbox.status()).waiting, 0, 'counted as his');
    who = learner('ayse');
    await device.contexts.renew('G01');
    await device.outbox.flush();
    equal(
      sent.map(({ actor }) => actor.account.name),
      ['ayse', 'ayse'],
    );
  });

  it('delivers what belongs to an earlier registration of the same learner', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const before = testDevice({ name, ask: async () => learner('ayse', 'antworten', 'first') });
    const draft = begun();
    await put(before, draft);
    const asked: (string | undefined)[] = [];
    const sent: (string | undefined)[] = [];
    const device = testDevice({
      name,
      ask: async (_kennung, registration) => {
        asked.push(registration);
        return learner('ayse', 'antworten', registration ?? 'second');
      },
      send: async (batch, context) => {
        sent.push(...batch.map((statement) => statement.context.registration), context.registration);
      },
    });
    await device.outbox.flush();
    equal(sent, ['first', 'first']);
    equal(asked, [undefined, 'first']);
    equal((await device.db.get('learners', 'G01'))?.learner?.registration, 'second');
    equal(await device.db.all('outbox'), []);
  });

  it('a sequence that was withdrawn does not hold up the others', async () => {
    let withdrawn = false;
    const sent: string[] = [];
    const device = testDevice({
      ask: async (kennung) => (withdrawn && kennung === 'G01' ? 'none' : learner()),
      send: async (batch) => void sent.push(...batch.map(({ id }) => id)),
    });
    const [stuck, other] = [begun(), begun()];
    await put(device, stuck);
    await device.db.write([device.outbox.entry('G02', other, await device.contexts.learner('G02'))]);
    withdrawn = true;
    await device.contexts.renew('G01');
    await device.outbox.flush();
    equal(sent, [other.id]);
    equal(await states(device), ['wartet']);
    equal(device.pauses, [], 'waiting does not help');
  });

  it('a sequence the server cannot speak of now does not hold up the others, and is tried later', async () => {
    let broken = false;
    const sent: string[] = [];
    const device = testDevice({
      ask: async (kennung) => (broken && kennung === 'G01' ? 'unknown' : learner()),
      send: async (batch) => void sent.push(...batch.map(({ id }) => id)),
    });
    const [stuck, other] = [begun(), begun()];
    await put(device, stuck);
    await device.db.write([device.outbox.entry('G02', other, await device.contexts.learner('G02'))]);
    broken = true;
    await device.contexts.renew('G01');
    await device.outbox.flush();
    equal(sent, [other.id]);
    equal(device.pauses.length, 1);
  });

  it('of two tabs one sends', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const sent: string[] = [];
    let atOnce = 0;
    const send = async (batch: record.Statement[]) => {
      atOnce += 1;
      equal(atOnce, 1, 'two senders at once');
      await new Promise((resolve) => setTimeout(resolve, 20));
      sent.push(...batch.map(({ id }) => id));
      atOnce -= 1;
    };
    const tabs = [1, 2, 3].map(() => testDevice({ name, ask: async () => learner(), send }));
    const [tab] = tabs;
    if (tab) await put(tab, ...Array.from({ length: 60 }, begun));
    await Promise.all(tabs.map(({ outbox }) => outbox.flush()));
    equal(sent.length, 60);
    equal(new Set(sent).size, 60);
  });

  it('what comes while it sends goes with the next round', async () => {
    const sizes: number[] = [];
    const device = testDevice({
      ask: async () => learner(),
      send: async (batch) => {
        sizes.push(batch.length);
        if (sizes.length > 1) return;
        await put(device, begun());
        void device.outbox.flush();
      },
    });
    await put(device, begun());
    await device.outbox.flush();
    equal(sizes, [1, 1]);
  });

  it('tries later when the server cannot say who is learning', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await put(testDevice({ name, ask: async () => learner() }), begun());
    const device = testDevice({ name, ask: async () => 'unknown' });
    await device.outbox.flush();
    equal(device.pauses.length, 1);
    const { signedIn, waiting } = await device.outbox.status();
    equal({ signedIn, waiting }, { signedIn: true, waiting: 1 }, 'who learned here last');
  });
});
