import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Sequence } from '../../sequences/format/index.ts';
import { connectDatabase } from '../../server/database/connect.ts';
import { probeWorkshop, rootWith } from '../helpers/content.ts';
import { learn } from '../helpers/learner.ts';
import {
  firstAdmin,
  invitationIn,
  invited,
  joined,
  newCohort,
  password,
  sequenceOf,
  startTestServer,
  type TestServer,
} from '../helpers/server.ts';
import type { Visitor } from '../helpers/visitor.ts';
import { opened, phones, Stage } from '../helpers/workshop.ts';

/** Everybody who looks at a page. */
export type Who = 'visitor' | 'learner' | 'trainer' | 'new trainer' | 'works council' | 'admin';

/** A server in full use: people of every role, a small cohort, a large one that has learned, open invitations. */
export interface World {
  server: TestServer;
  sequences: Sequence[];
  /** What a browser needs to be this person; undefined for visitors. */
  signedIn: Record<Exclude<Who, 'visitor'>, Visitor>;
  small: string;
  large: string;
  cohortInvitation: string;
  roleInvitation: string;
  usedInvitation: string;
  personalLink: string;
  /** Codes of workshops: one where people vote, one where they come in, one that was over six weeks ago. */
  rooms: { running: string; joining: string; over: string };
  /** A page of a server that has lost its database. */
  withoutDatabase: string;
  /** A server with one sequence, G99, and one workshop format, `probe`, which have every kind of block. */
  probe: string;
}

/** @returns an address that needs the database, on a server whose connection is closed for good */
async function withoutDatabase(): Promise<string> {
  const uri = new URL(inject('engineUri'));
  uri.pathname = `/test-${randomUUID()}`;
  const connection = await connectDatabase(uri.href, () => {});
  const { url } = await startTestServer({ database: connection });
  await connection.dropDatabase();
  await connection.close();
  return `${url}/einladung/${'x'.repeat(32)}`;
}

const day = 24 * 3600_000;

/** Receivers of statements in every state. The clock stands still, so nothing is ever sent to them. */
async function forwardingFrom({ connection, time }: TestServer, admin: Visitor): Promise<void> {
  const register = async (name: string, verben: string[], inhalte: string) => {
    const adresse = 'https://93.184.215.14/xapi';
    const access = { schluessel: 'komki', geheimnis: 'geheim', version: '2.0.0' };
    await admin.post('/verwaltung/weiterleitung', { name, adresse, ...access, verben, inhalte, 'weitere-verben': '' });
  };
  await register('Landesministerium für Arbeit', ['completed', 'passed'], '');
  await register('Bildungsträger Nord gGmbH', [], 'G01\nO06');
  await register('Akademie am Fluss', ['completed'], '');
  // What only receivers in trouble bring about.
  const targets = connection.collection('forwarding_targets');
  const at = new Date(time.now.getTime() - 3600_000);
  const latest = [{ id: '11111111-1111-4111-8111-111111111111', status: 409 }];
  await targets.updateOne(
    { name: /^Bildung/ },
    {
      $set: {
        failures: 3,
        lastSuccess: at,
        lastError: { at, code: 'HTTP_401' },
        waitUntil: new Date(time.now.getTime() + 600_000),
        refused: { count: 1, earliest: at.toISOString(), latest },
      },
    },
  );
  await targets.updateOne({ name: /^Akademie/ }, { $set: { state: 'ended', ended: time.now } });
}

/** A trainer's workshops: six people have voted in each of them. */
async function workshopsOf(server: TestServer, trainer: Visitor): Promise<World['rooms']> {
  const walked = async () => {
    const code = await opened(trainer, 'lex-kmu');
    const stage = new Stage(trainer, code);
    const all = await phones(server, code, 6);
    await stage.does({ do: 'poll-open', poll: 'sicherheit-vorher' });
    await stage.does({ do: 'poll-open', poll: 'zeitfresser' });
    for (const [index, phone] of all.entries()) {
      await phone.vote('sicherheit-vorher', { type: 'scale', step: 1 + (index % 4) });
      await phone.vote('zeitfresser', { type: 'words', words: index % 2 ? ['Telefon', 'Suchen'] : ['Listen'] });
    }
    await stage.does({ do: 'poll-reveal', poll: 'sicherheit-vorher' });
    await stage.does({ do: 'poll-close', poll: 'zeitfresser' });
    await stage.does({ do: 'poll-open', poll: 'ampel-vorher' });
    await stage.does({ do: 'timer-start', minutes: 15 });
    const row = { id: 'b1', cells: ['Wir probieren Angebote mit KI bis März.'] };
    await stage.does({ do: 'row-put', list: 'beschluesse', row });
    return { code, stage };
  };
  const now = server.time.now;
  server.time.now = new Date(now.getTime() - 42 * day);
  const over = await walked();
  await over.stage.does({ do: 'close' });
  server.time.now = now;
  return { over: over.code, running: (await walked()).code, joining: await opened(trainer, 'ki-werkstatt') };
}

export async function makeWorld(): Promise<World> {
  // Ahead of the real clock, which the database goes by when it tidies up what has expired.
  const tomorrow = new Date(Date.now() + day);
  tomorrow.setUTCHours(10, 0, 0, 0);
  const server = await startTestServer({ now: tomorrow });
  const sequences = await Promise.all(['G01', 'O06', 'F02', 'G02'].map((id) => sequenceOf(server, id)));
  const [g01, o06] = sequences as [Sequence, Sequence];
  const admin = await firstAdmin(server);
  const trainer = await invited(server, admin, 'trainer', 'Tina Trainerin');
  await invited(server, admin, 'trainer', 'Theo Neu');
  await invited(server, admin, 'betriebsrat', 'Berta Rat');
  const open = async () =>
    invitationIn(await (await admin.post('/verwaltung/einladungen', { rolle: 'trainer' })).text());
  const roleInvitation = await open();
  const usedInvitation = await open();
  await server.visitor().post(new URL(usedInvitation).pathname, {
    weg: 'passwort',
    name: 'Uwe Übernehmer',
    email: 'uwe@example.org',
    passwort: password,
  });

  const small = await newCohort(trainer, { name: 'Metallbau Krämer, Frühschicht' });
  for (let i = 0; i < 3; i++) await joined(server, small.invitation);
  const large = await newCohort(trainer, {
    name: 'Herbst 2026 Hannover',
    level: 'fortschritt',
    sequences: sequences.map(({ id }) => id),
  });
  for (let i = 0; i < 8; i++) {
    const one = await joined(server, large.invitation);
    await learn(one, g01, { finish: i < 5 });
    if (i < 4) await learn(one, o06, { finish: i < 2 });
  }
  const propose = (...sequenzen: string[]) =>
    trainer.post('/kohorten/vorschlag', { kohorte: large.path.split('/').at(-1) ?? '', sequenzen });
  await propose('G01', 'O06');
  await trainer.post(`${large.path}/lernpfad`, { weg: 'uebernehmen' });
  await propose('F02', 'G02', 'G01');
  const answer = await server.visitor().post(new URL(large.invitation).pathname, { weg: 'link', name: '' });
  const personalLink = /https?:\/\/[^"<\s]+\/anmelden\/link\/[\w-]+/.exec(await answer.text())?.[0] ?? '';

  // What was learned today is published tomorrow; staff sign in anew by then.
  server.time.now = new Date(server.time.now.getTime() + day);
  const signIn = async (email: string) => {
    const visitor = server.visitor();
    await visitor.post('/anmelden', { email, passwort: password });
    return visitor;
  };
  const learner = server.visitor();
  await learner.post(new URL(personalLink).pathname);
  await learn(learner, g01, { finish: true });
  const administrator = await signIn('anna@example.org');
  const leading = await signIn('tina.trainerin@example.org');
  await forwardingFrom(server, administrator);
  return {
    server,
    sequences,
    signedIn: {
      learner,
      trainer: leading,
      'new trainer': await signIn('theo.neu@example.org'),
      'works council': await signIn('berta.rat@example.org'),
      admin: administrator,
    },
    small: small.path,
    large: large.path,
    cohortInvitation: large.invitation,
    roleInvitation,
    usedInvitation,
    personalLink,
    rooms: await workshopsOf(server, leading),
    withoutDatabase: await withoutDatabase(),
    probe: (await startTestServer({ root: await rootWith(await probeWorkshop()) })).url,
  };
}
