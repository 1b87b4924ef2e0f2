import type { Request, Response } from 'express';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { AppError } from '../http/errors.ts';
import { parseInput } from '../http/input.ts';
import type { Outbound } from '../http/outbound.ts';
import type { ShowPage } from '../http/page.ts';
import type { Clock, Route } from '../http/route.ts';
import { createForwarder, type Source } from './forwarder.ts';
import { type TargetForm, targetForm, targetOf } from './input.ts';
import type { TargetRecord } from './model.ts';
import { createSeal } from './sealed.ts';
import { createTargets } from './targets.ts';
import { forwardingView } from './views.ts';
import { filterWords, mostCounted, stateWords } from './words.ts';

export interface ForwardingDeps {
  connection: Connection;
  clock: Clock;
  /** 32 random bytes that every server of this database shares: seals the receivers' credentials. */
  secret: Buffer;
  outbound: Outbound;
  source: Source & {
    cursorBefore(key: string): string;
    countAfter(after: string | undefined, filter: TargetRecord, most: number): Promise<number>;
  };
  showPage: ShowPage;
  /** 0 (inclusive) to 1, so that servers do not try again all at once. */
  random(): number;
  log(line: string): void;
}

/** Somebody who gets or got statements, for the works council. */
export interface Recipient {
  name: string;
  /** Host of the LRS. */
  host: string;
  /** German. */
  filter: string;
  state: string;
  since: Date;
  /** Also what was stored before. */
  earlier: boolean;
}

const idParameter = z.object({ id: z.string().max(64) });

/** Statements passed on to other LRSs: receivers under “Verwaltung” for admins, and the forwarding itself. */
export function createForwarding({
  connection,
  clock,
  secret,
  outbound,
  source,
  showPage,
  random,
  log,
}: ForwardingDeps) {
  const targets = createTargets(connection, clock, createSeal(secret));
  const forwarder = createForwarder({ targets, source, send: outbound.send, clock, random, log });
  const path = '/verwaltung/weiterleitung';

  async function show(req: Request, res: Response, values?: TargetForm, problem?: AppError): Promise<void> {
    const known = await targets.list();
    const shown = await Promise.all(
      known.map(async (target) => {
        const backlog = target.state === 'ended' ? 0 : await source.countAfter(target.cursor, target, mostCounted);
        return { target, backlog };
      }),
    );
    const main = forwardingView(shown, clock(), values, problem);
    const title = problem ? 'Fehler: Weiterleitung' : 'Weiterleitung';
    showPage(req, res, { title, name: 'administration', main, ...(problem && { status: problem.status }) });
  }

  async function register(req: Request, res: Response): Promise<void> {
    const form = parseInput(targetForm, req.body);
    try {
      const target = targetOf(form);
      await outbound.check(target.endpoint);
      await targets.add(target, target.earlier ? undefined : source.cursorAt(clock()));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return show(req, res, form, error);
    }
    res.redirect(303, path);
  }

  const change = (name: string, purpose: string, act: (id: string) => Promise<void>): Route => ({
    method: 'POST',
    path: `${path}/:id/${name}`,
    access: ['admin'],
    purpose,
    async handle(req, res) {
      await act(parseInput(idParameter, req.params).id);
      res.redirect(303, path);
    },
  });

  const routes: Route[] = [
    {
      method: 'GET',
      path,
      access: ['admin'],
      purpose: 'receivers of forwarded statements and their state, form to register one',
      handle: (req, res) => show(req, res),
    },
    {
      method: 'POST',
      path,
      access: ['admin'],
      purpose: 'register a receiver and begin to forward',
      body: 'form',
      handle: register,
    },
    change('anhalten', 'stop forwarding to a receiver', targets.stop),
    change('fortsetzen', 'go on forwarding, also from waiting after a failure', targets.resume),
    change('nachsenden', 'send again from the first statement the receiver has refused', (id) =>
      targets.sendRefusedAgain(id, source.cursorBefore),
    ),
    change('beenden', 'end forwarding to a receiver for ever', targets.end),
  ];

  return {
    routes,
    service: {
      /** Forwards what is due now, to all receivers; the server does so by itself every few seconds. */
      round: forwarder.round,
      keepForwarding: forwarder.keepForwarding,
      /** Everybody who gets or got statements, the newest first. */
      recipients: async (): Promise<Recipient[]> =>
        (await targets.list()).map((target) => ({
          name: target.name,
          host: new URL(target.endpoint).host,
          filter: filterWords(target),
          state: stateWords(target, clock()),
          since: target.since,
          earlier: target.earlier,
        })),
    },
  };
}

export type Forwarding = ReturnType<typeof createForwarding>;
