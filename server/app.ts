import { join } from 'node:path';
import type { Express } from 'express';
import type { Connection } from 'mongoose';
import type { Check } from '../sequences/format/nodes.ts';
import { plainBlocks } from '../sequences/format/render.ts';
import { levelWords } from '../sequences/record/levels.ts';
import { sequencesOf } from '../workshops/format/agenda.ts';
import type { WorkshopOffer } from '../workshops/format/learning.ts';
import type { Workshop } from '../workshops/format/workshop.ts';
import { createChecks } from './checks/checks.ts';
import { createCohorts } from './cohorts/cohorts.ts';
import { privacy as cohortPrivacy } from './cohorts/privacy.ts';
import { documentWithinAgreement, type LearnerGrant, recordingRoute, withinAgreement } from './cohorts/recording.ts';
import { createContent } from './content/content.ts';
import { isDatabaseDown } from './database/connect.ts';
import { makeIndexes } from './database/indexes.ts';
import { privacy as databasePrivacy } from './database/privacy.ts';
import { serverSecret } from './database/secret.ts';
import { privacy as examPrivacy } from './exams/privacy.ts';
import { examRoutes, onlyServerJudges } from './exams/routes.ts';
import { createExams } from './exams/service.ts';
import { createForwarding } from './forwarding/forwarding.ts';
import { privacy as forwardingPrivacy } from './forwarding/privacy.ts';
import { createOutbound } from './http/outbound.ts';
import { pageShell } from './http/page.ts';
import { privacy as sessionPrivacy } from './http/privacy-sessions.ts';
import type { Clock, Route } from './http/route.ts';
import { createServer } from './http/server.ts';
import { createSessions } from './http/session.ts';
import { createTokens } from './http/token.ts';
import { createLrs } from './lrs/lrs.ts';
import { privacy as lrsPrivacy } from './lrs/privacy.ts';
import { loadAssets } from './pages/assets.ts';
import { createPages } from './pages/pages.ts';
import { solution, task } from './pages/paper/tasks.ts';
import { profileRoute } from './pages/profile.ts';
import { createPeople } from './people/people.ts';
import { privacy as peoplePrivacy } from './people/privacy.ts';
import { worksCouncilRoute } from './privacy/policy.ts';
import { createPrivacy } from './privacy/privacy.ts';
import { smallestGroup } from './progress/bands.ts';
import { privacy as progressPrivacy } from './progress/privacy.ts';
import { createProgress } from './progress/progress.ts';
import { publishedFrom } from './progress/publication.ts';
import { privacy as vaultPrivacy } from './vault/privacy.ts';
import { createVault } from './vault/routes.ts';
import { publishFormats } from './workshops/formats.ts';
import { privacy as workshopPrivacy } from './workshops/privacy.ts';
import { createWorkshops } from './workshops/workshops.ts';

export interface AppDependencies {
  connection: Connection;
  /** The repository's root: content and the browser build lie below it. */
  root: string;
  publicUrl: string;
  /** Address under which phones in the room reach this server, where it is another; no slash at the end. */
  joinUrl?(): string;
  /** An LRS credential with scope `all` from the start. */
  lrsCredential: { key: string; secret: string } | undefined;
  limit: boolean;
  /** Other servers may be asked in the own network, too. */
  outboundPrivate: boolean;
  clock: Clock;
  log(line: string): void;
}

export interface App {
  express: Express;
  /** All addresses with who may call them. */
  routes: Route[];
  /** How much of each kind is published. */
  contents: { sequences: number; checks: number; workshops: number };
  /** One-time link of the first admin; undefined when there is one. */
  firstAdminLink(): Promise<string | undefined>;
  /** Computes the read model again from all statements. @returns how many rows it has */
  rebuildProgress(): Promise<number>;
  /** Forwards to other LRSs what is due now, instead of within seconds. */
  forward(): Promise<void>;
  /** Does what is due in workshops; happens by itself every minute. */
  sweep(): Promise<void>;
  /** Ends what would go on for ever: streams of workshops. Before the server stops listening. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Composes the features into one app. The only file that knows them all: each gets what it needs as plain arguments. */
export async function createApp(deps: AppDependencies): Promise<App> {
  const { connection, clock, log, publicUrl } = deps;
  const { assets, routes: assetRoutes } = await loadAssets(join(deps.root, 'dist/client'));
  const showPage = pageShell(assets);
  const content = await createContent({ root: join(deps.root, 'sequences'), log });
  const tokens = createTokens<LearnerGrant>(await serverSecret(connection, 'page-token'), clock);
  const homePage = new URL(publicUrl).origin;

  const progress = createProgress({ connection, besides: (id) => lrs.service.besides(id), log });
  const lrs = createLrs({
    connection,
    clock,
    homePage,
    credentials: deps.lrsCredential ? [deps.lrsCredential] : [],
    pepper: await serverSecret(connection, 'lrs-clients'),
    showPage,
    grantOf: tokens.verify,
    permit: (statement, grant) => withinAgreement(statement, grant) ?? onlyServerJudges(statement, isExam),
    permitState: documentWithinAgreement,
    project: progress.project,
    log,
  });

  const forwarding = createForwarding({
    connection,
    clock,
    secret: await serverSecret(connection, 'forwarding'),
    outbound: createOutbound({ allowPrivate: deps.outboundPrivate }),
    source: lrs.service.outflow,
    showPage,
    random: Math.random,
    log,
  });

  const examOf = (id: string) => {
    const full = content.service.has(id) ? content.service.get(id).full : undefined;
    return full?.grading === 'exam' ? full : undefined;
  };
  const isExam = (id: string) => examOf(id) !== undefined;
  const exams = createExams({ connection, clock, homePage, exam: examOf, record: lrs.service.record });

  const cohorts = createCohorts({
    connection,
    clock,
    showPage,
    publishedFrom,
    sequences: () => content.service.list().map(({ sequence }) => ({ id: sequence.id, title: sequence.title })),
    invite: async ({ id, createdBy }) =>
      (await people.service.createInvitation({ kind: 'kohorte', cohortId: id, createdBy })).code,
    invitation: (code) => people.service.openInvitation(code),
    board: (cohort, members) =>
      progress.board({
        members,
        now: clock(),
        sequences: cohort.sequences.filter(content.service.has).map((id) => ({ id, checks: checksOf(id) })),
      }),
  });

  const checksOf = (id: string) =>
    content.service
      .get(id)
      .sequence.sections.flatMap((section) => section.nodes)
      .filter((node): node is Check => node.kind === 'check')
      .map((check) => ({ id: check.id, title: plainBlocks(check.prompt) }));

  const sessions = createSessions({
    connection,
    clock,
    publicUrl,
    subjectOf: (personId) => people.service.subjectOf(personId),
  });
  const people = createPeople({
    connection,
    clock,
    publicUrl,
    showPage,
    sessions,
    describeCohort: async (id) => {
      const cohort = await cohorts.service.find(id);
      return cohort ? { name: cohort.name, ...wordsOf(cohort.level) } : undefined;
    },
    onAccepted: async ({ person, invitation }) => {
      if (invitation.cohortId) await cohorts.service.join(person, invitation.cohortId);
    },
  });

  const vault = createVault(connection, clock);
  const privacy = createPrivacy({
    showPage,
    clock,
    statements: lrs.service.byAgent,
    countStatements: lrs.service.countByAgent,
    collect: async ({ personId, pseudonym }) => {
      const [person, sitzungen, memberships, ownCohorts, ledCohorts, ledWorkshops, lernstand, ...documents] =
        await Promise.all([
          people.service.personalData(personId),
          sessions.personalData(personId),
          cohorts.service.membershipsOf(pseudonym),
          cohorts.service.cohortsOf(pseudonym),
          cohorts.service.listOf(personId),
          workshops.roomsOf(personId),
          progress.personalData(pseudonym),
          lrs.service.statesOf(pseudonym),
          lrs.service.profilesOf(pseudonym),
          exams.personalData(pseudonym),
          vault.service.find(personId),
        ]);
      const [lesezeichen, profildokumente, pruefungsversuche, copy] = documents;
      return {
        person,
        sitzungen,
        kohorten: ownCohorts.map(({ _id, name, level }) => ({
          name,
          stufe: level,
          registration: memberships.find((one) => one.cohort === _id)?._id ?? '',
        })),
        geleiteteKohorten: ledCohorts.map(({ name }) => name),
        geleiteteWorkshops: ledWorkshops,
        lernstand,
        lesezeichen,
        profildokumente,
        pruefungsversuche,
        verschluesselteKopie: copy && { inhalt: copy.content, verfaelltAm: copy.expiresAt },
      };
    },
  });

  const policy = {
    groupsFrom: smallestGroup,
    declarations,
    cohorts: cohorts.service.countByLevel,
    programs: lrs.service.readingPrograms,
    forwarding: forwarding.service.recipients,
  };

  const formats = await publishFormats({
    root: deps.root,
    sequences: new Map(content.service.list().map(({ full }) => [full.id, full])),
    terms: new Set(Object.keys(content.service.glossary)),
    log,
  });
  const checks = await createChecks({
    root: deps.root,
    showPage,
    offer(kennung) {
      if (!content.service.has(kennung)) return undefined;
      const { title, minutesOnline, sections } = content.service.get(kennung).sequence;
      return { title, minutes: minutesOnline, sections: sections.length };
    },
    workshops: [...formats.values()].map(({ workshop }) => offerOf(workshop)),
    serve: content.service.serve,
    log,
  });
  const workshops = createWorkshops({
    connection,
    clock,
    showPage,
    secret: await serverSecret(connection, 'workshops'),
    publicUrl,
    joinUrl: deps.joinUrl ?? (() => publicUrl),
    limit: deps.limit,
    formats,
    onPaper: { task, solution },
    instruments: checks.titles,
    log,
  });
  const pages = createPages({
    showPage,
    content: content.service,
    groupPaths: async ({ pseudonym }) =>
      (await cohorts.service.cohortsOf(pseudonym)).flatMap(({ name, path }) =>
        path ? [{ group: name, sequences: path }] : [],
      ),
  });
  const recording = recordingRoute({
    service: cohorts.service,
    sign: tokens.sign,
    homePage,
    isSequence: content.service.has,
    isInstrument: (name) => checks.titles.has(name),
  });
  const routes = [
    ...assetRoutes,
    ...content.routes,
    recording,
    ...examRoutes({ service: exams, grantOf: tokens.verify }),
    profileRoute,
    ...pages.routes,
    ...checks.routes,
    ...workshops.routes,
    ...people.routes,
    ...cohorts.routes,
    ...privacy.routes,
    ...vault.routes,
    worksCouncilRoute(policy, clock, showPage),
    ...lrs.pages,
    ...forwarding.routes,
  ];
  const express = createServer({
    machineRoutes: lrs.routes,
    machineHeaders: lrs.headers,
    routes,
    session: sessions.middleware,
    showPage,
    publicUrl,
    limit: deps.limit,
    isDatabaseDown,
    log,
  });

  await makeIndexes(connection);
  await lrs.service.start();
  await progress.catchUp(lrs.service.after);
  const stopKeepingUp = progress.keepUp(lrs.service.after);
  const stopForwarding = forwarding.service.keepForwarding();
  await workshops.start();
  return {
    express,
    routes: [...lrs.routes, ...routes],
    contents: { sequences: content.service.list().length, checks: checks.titles.size, workshops: formats.size },
    firstAdminLink: people.service.ensureFirstAdminLink,
    rebuildProgress: () => progress.rebuild(lrs.service.after),
    forward: forwarding.service.round,
    sweep: workshops.sweep,
    hangUp: workshops.hangUp,
    async close() {
      await stopForwarding();
      await workshops.close();
      await stopKeepingUp();
    },
  };
}

/** What every feature says about the personal data it holds. */
const declarations = [
  ...peoplePrivacy,
  ...sessionPrivacy,
  ...cohortPrivacy,
  ...lrsPrivacy,
  ...progressPrivacy,
  ...examPrivacy,
  ...workshopPrivacy,
  ...forwardingPrivacy,
  ...vaultPrivacy,
  ...databasePrivacy,
];

/** A workshop format as a check suggests it. */
function offerOf(workshop: Workshop): WorkshopOffer {
  const { name, title, minutes } = workshop;
  return { name, title, minutes, sequences: sequencesOf(workshop) };
}

const wordsOf = (level: keyof typeof levelWords) => {
  const { stored, notStored } = levelWords[level];
  return { stored, notStored };
};
