import * as record from '../../sequences/record/index.ts';
import { Recorder } from '../../web-components/core/recorder.ts';
import '../../web-components/komki-outbox/komki-outbox.ts';
import { learner, sequence, type TestDevice, testDevice } from './device.ts';
import { all, describe, equal, expectAccessible, fixture, heard, it, one, settled, until, words } from './helpers.ts';

const draft = () => record.initialized({ id: crypto.randomUUID(), timestamp: new Date().toISOString() }, sequence);
const entry = async (device: TestDevice) => device.outbox.entry('G01', draft(), await device.contexts.learner('G01'));
const shown = (element: Element) => words(element.shadowRoot as Node);
const failure = (status: number, code: string) => Object.assign(new Error(code), { status, code });

describe('komki-outbox', () => {
  it('shows nothing where nothing was learned', async () => {
    const element = await fixture('komki-outbox', { device: testDevice() });
    equal(shown(element), '');
  });

  it('without an account: the learning lies on this device', async () => {
    const device = testDevice();
    const element = await fixture('komki-outbox', { device });
    const recorder = new Recorder(device, sequence);
    await recorder.load();
    await recorder.open('hinfuehrung', false);
    await until(() => shown(element) === 'Ihr Lernstand liegt auf diesem Gerät.', 'not told');
    await expectAccessible(element);
  });

  it('with an account: what waits, then that all is saved', async () => {
    let offline = true;
    const send = async () => {
      if (offline) throw failure(0, 'NETZ');
    };
    const device = testDevice({ ask: async () => learner(), send });
    const element = await fixture('komki-outbox', { device });
    for (let count = 0; count < 2; count++) await device.db.write([await entry(device)]);
    await device.outbox.flush();
    await until(() => shown(element) === '2 Meldungen warten.', 'what waits is not told');
    offline = false;
    await device.outbox.flush();
    await until(() => shown(element) === 'Alles gespeichert', 'not told that all is saved');
    await expectAccessible(element);
  });

  it('after the session has ended: what waits for signing in, with the way there', async () => {
    let who: ReturnType<typeof learner> | 'visitor' = learner();
    const device = testDevice({
      ask: async () => who,
      send: async () => {
        throw failure(503, 'X');
      },
    });
    const element = await fixture('komki-outbox', { device });
    await device.db.write([await entry(device)]);
    await device.outbox.flush();
    who = 'visitor';
    await device.contexts.renew('G01');
    await device.outbox.flush();
    await until(() => shown(element).startsWith('1 Meldung wartet auf Ihre Anmeldung.'), 'not told');
    equal(one(element, 'a').getAttribute('href'), '/anmelden');
    await expectAccessible(element);
  });

  it('what was refused is told with its code, spoken once, and can be taken away as a file', async () => {
    const device = testDevice({
      ask: async () => learner(),
      send: async () => {
        throw failure(403, 'LRS_NICHT_ERLAUBT');
      },
    });
    const said = heard();
    const element = await fixture('komki-outbox', { device });
    await device.db.write([await entry(device)]);
    await device.outbox.flush();
    const sentence = '1 Meldung wurde abgelehnt (LRS_NICHT_ERLAUBT).';
    await until(() => shown(element).startsWith(sentence), 'not told');
    await until(() => said.length > 0, 'not spoken');
    equal(said, [sentence]);
    const files: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      files.push(this.download);
    };
    one<HTMLButtonElement>(element, 'button').click();
    await until(() => files.length > 0, 'no file');
    HTMLAnchorElement.prototype.click = click;
    equal(files, ['komki-abgelehnte-meldungen.json']);
    await expectAccessible(element);
    equal(all(element, '[role=status]').length, 0);
    await settled(element);
  });

  it('what waits or was refused of somebody else is none of this person’s business', async () => {
    let who = learner('ayse');
    let code = 403;
    const device = testDevice({
      ask: async (_kennung, registration) => (registration && registration !== who.registration ? 'none' : who),
      send: async () => {
        throw failure(code, 'LRS_X');
      },
    });
    await device.db.write([await entry(device)]);
    await device.outbox.flush();
    code = 503;
    await device.db.write([await entry(device)]);
    await device.outbox.flush();
    who = learner('brandt');
    await device.contexts.renew('G01');
    await device.outbox.flush();
    const element = await fixture('komki-outbox', { device });
    await until(() => shown(element) === 'Alles gespeichert', `told: ${shown(element)}`);
  });

  it('says when this browser keeps nothing', async () => {
    const device = testDevice();
    await device.db.write([
      { table: 'notes', put: { owner: 'besucher', kennung: 'G01', note: 'x', text: (() => {}) as unknown as string } },
    ]);
    const element = await fixture('komki-outbox', { device });
    await until(() => shown(element) === 'Dieser Browser speichert gerade nichts.', 'not told');
  });
});
