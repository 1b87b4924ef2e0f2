/**
 * A room full of phones, and the stage that leads it: `node workshop-client.mjs <url> <code> <stage cookie> <phones> <poll>
 * <ballot>`.
 * Prints what they saw as JSON. Waits for a line on its input once all are connected, so that the server can be weighed.
 */
import { once } from 'node:events';
import { Agent, request } from 'node:http';

const [url = '', code = '', stageCookie = '', count = '', poll = '', ballot = '{}'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const room = `${url}/workshop/${code}`;
const now = () => performance.now();

/**
 * @param {string} path
 * @param {{ method?: string, cookie?: string, body?: unknown, fresh?: boolean }} [options]
 * @returns {Promise<{ status: number, cookie: string, text: string }>}
 */
async function ask(path, options) {
  try {
    return await askOnce(path, options);
  } catch (error) {
    // A line kept open was closed by the server at the moment it was used again: a browser takes another one, too.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ECONNRESET') throw error;
    return askOnce(path, { ...options, fresh: true });
  }
}

/** @type {typeof ask} */
function askOnce(path, { method = 'GET', cookie = '', body, fresh = false } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { Origin: url, Cookie: cookie, Accept: 'application/json', 'Content-Type': 'application/json' };
    const asked = request(`${room}${path}`, { agent: fresh ? false : agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => {
        const [set = ''] = response.headers['set-cookie'] ?? [];
        resolve({ status: response.statusCode ?? 0, cookie: set.split(';')[0] ?? '', text });
      });
    });
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

let errors = 0;
/** What every phone last saw, and when. */
const phones = Array.from({ length: Number(count) }, () => ({ cookie: '', block: '', votes: -1, at: 0 }));
/** @param {number} status */
const must = (status) => {
  if (status >= 400) errors++;
};

/** @param {typeof phones[number]} phone */
async function connect(phone) {
  const { status, cookie } = await ask('/platz', { method: 'POST' });
  must(status);
  phone.cookie = cookie;
  const stream = request(`${room}/ereignisse`, { agent: false, headers: { Cookie: cookie } });
  stream.on('response', (response) => {
    must(response.statusCode ?? 0);
    let text = '';
    response.setEncoding('utf8').on('data', (part) => {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (!data) continue;
        const state = JSON.parse(data);
        phone.block = state.block;
        phone.votes = state.polls.find((/** @type {{ id: string }} */ one) => one.id === poll)?.votes ?? -1;
        phone.at = now();
      }
    });
  });
  stream.on('error', () => errors++).end();
  await once(stream, 'response');
}

/** @param {object} command @returns {Promise<{ block: string }>} */
async function lead(command) {
  const { revision } = JSON.parse((await ask('/leitung/stand', { cookie: stageCookie })).text);
  const { status, text } = await ask('/leitung/befehl', {
    method: 'POST',
    cookie: stageCookie,
    body: { ...command, revision },
  });
  must(status);
  return JSON.parse(text);
}

/** @param {() => boolean} isTrue */
async function until(isTrue) {
  const patience = now() + 30_000;
  while (!isTrue()) {
    if (now() > patience) throw new Error('the room did not come along');
    await new Promise((done) => setTimeout(done, 1));
  }
}
const pause = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** @param {number[]} values @param {number} share */
const percentile = (values, share) => values.sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;

await lead({ do: 'seats', most: 2000 });
// As a room comes in: not all in the same millisecond.
for (let from = 0; from < phones.length; from += 25) await Promise.all(phones.slice(from, from + 25).map(connect));
await until(() => phones.every(({ at }) => at > 0));
process.stdout.write('connected\n');
await once(process.stdin, 'data');
await pause(300);

/** From the moment the step is taken in the room, the server's answer, to every phone. @type {number[]} */
const deliveries = [];
for (let round = 0; round < 20; round++) {
  const began = now();
  const { block } = await lead({ do: round % 2 ? 'previous' : 'next' });
  const stepped = now();
  await until(() => phones.every((phone) => phone.block === block && phone.at >= began));
  deliveries.push(...phones.map(({ at }) => Math.max(0, at - stepped)));
  await pause(150);
}

await lead({ do: 'poll-open', poll });
/** @type {number[]} */
const votes = [];
const perSecond = 60;
await Promise.all(
  phones.map(async (phone, index) => {
    await pause((index / perSecond) * 1000);
    const began = now();
    must((await ask(`/stimme/${poll}`, { method: 'PUT', cookie: phone.cookie, body: JSON.parse(ballot) })).status);
    votes.push(now() - began);
  }),
);
const last = now();
await until(() => phones.every((phone) => phone.votes === phones.length));
const tally = Math.max(...phones.map(({ at }) => at)) - last;

process.stdout.write(
  `${JSON.stringify({ delivery: percentile(deliveries, 0.99), vote: percentile(votes, 0.95), tally: Math.max(0, tally), errors })}\n`,
);
process.exit(0);
