import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { clientsView, newClientView } from './client.views.ts';
import type { Clients } from './clients.ts';
import { lrsError } from './errors.ts';
import { scopes } from './scopes.ts';

const scope = z.enum(scopes);
const form = z.strictObject({
  name: z.string().trim().min(1).max(100),
  rechte: z.union([scope.transform((one) => [one]), z.array(scope).min(1).max(scopes.length)]),
});
const idParameter = z.object({ id: z.string().max(64) });

/** Credentials of xAPI programs under “Verwaltung”: for admins. */
export function clientRoutes(clients: Clients, showPage: ShowPage): Route[] {
  const path = '/verwaltung/zugaenge';
  return [
    {
      method: 'GET',
      path,
      access: ['admin'],
      purpose: 'credentials of xAPI programs, form to make one',
      async handle(req, res) {
        const main = clientsView(await clients.list());
        showPage(req, res, { title: 'Zugänge für Programme', name: 'administration', main });
      },
    },
    {
      method: 'POST',
      path,
      access: ['admin'],
      purpose: 'make a credential and show its secret once',
      body: 'form',
      async handle(req, res) {
        const { name, rechte } = parseInput(form, req.body);
        const main = newClientView(name, await clients.make(name, rechte));
        showPage(req, res, { title: 'Neuer Zugang', name: 'administration', status: 201, main });
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/widerrufen`,
      access: ['admin'],
      purpose: 'revoke a credential',
      async handle(req, res) {
        if (!(await clients.revoke(parseInput(idParameter, req.params).id))) throw lrsError('LRS_CLIENT_UNKNOWN');
        res.redirect(303, path);
      },
    },
  ];
}
