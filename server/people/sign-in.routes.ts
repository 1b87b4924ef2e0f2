import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import { type Role, type Route, subjectOf } from '../http/route.ts';
import type { Sessions } from '../http/session.ts';
import { peopleError } from './errors.ts';
import { titleWith } from './form.views.ts';
import { cleanEmail, localPath, signInForm } from './input.ts';
import type { Persons } from './persons.ts';
import { looksLikeToken } from './secrets.ts';
import { linkView, signInView } from './sign-in.views.ts';

/** Where people with these roles begin. */
export function startPage(roles: readonly Role[]): string {
  if (roles.includes('admin')) return '/verwaltung';
  if (roles.includes('trainer')) return '/kohorten';
  return roles.includes('learner') ? '/lernen' : '/';
}

/** Signing in and out. */
export function signInRoutes(persons: Persons, sessions: Sessions, showPage: ShowPage): Route[] {
  return [
    {
      method: 'GET',
      path: '/anmelden',
      access: 'everyone',
      purpose: 'sign-in form',
      handle(req, res) {
        const onwards = localPath(req.query.weiter);
        if (req.subject) return res.redirect(303, onwards ?? startPage(req.subject.roles));
        showPage(req, res, { title: 'Anmelden', name: 'sign-in', main: signInView('', onwards) });
      },
    },
    {
      method: 'POST',
      path: '/anmelden',
      access: 'everyone',
      purpose: 'sign in with e-mail address and password',
      body: 'form',
      throttle: 'secrets',
      async handle(req, res) {
        const { email, passwort, weiter } = parseInput(signInForm, req.body);
        const personId = await persons.byPassword(cleanEmail(email), passwort);
        if (!personId) {
          const problem = peopleError('ANMELDUNG_PASST_NICHT');
          showPage(req, res, {
            title: titleWith(problem, 'Anmelden'),
            name: 'sign-in',
            status: problem.status,
            main: signInView(email, localPath(weiter), problem),
          });
          return;
        }
        await sessions.start(res, personId);
        res.redirect(303, localPath(weiter) ?? startPage(req.subject?.roles ?? []));
      },
    },
    {
      method: 'GET',
      path: '/anmelden/link/:token',
      access: 'everyone',
      purpose: 'page of a personal link: one button, changes nothing',
      handle(req, res) {
        const { token } = req.params;
        if (!looksLikeToken(token)) throw peopleError('PERSOENLICHER_LINK_UNGUELTIG');
        showPage(req, res, { title: 'Mit persönlichem Link anmelden', name: 'sign-in', main: linkView(token) });
      },
    },
    {
      method: 'POST',
      path: '/anmelden/link/:token',
      access: 'everyone',
      purpose: 'sign in with a personal link',
      async handle(req, res) {
        const personId = await persons.byLink(req.params.token);
        if (!personId) throw peopleError('PERSOENLICHER_LINK_UNGUELTIG');
        await sessions.start(res, personId);
        res.redirect(303, '/lernen');
      },
    },
    {
      method: 'POST',
      path: '/abmelden',
      access: 'everyone',
      purpose: 'sign out; also works when the session is over already',
      async handle(req, res) {
        await sessions.end(req, res);
        res.redirect(303, '/');
      },
    },
    {
      method: 'POST',
      path: '/abmelden/ueberall',
      access: 'signed-in',
      purpose: 'sign out on all devices',
      async handle(req, res) {
        await sessions.endAll(subjectOf(req).personId);
        await sessions.end(req, res);
        res.redirect(303, '/');
      },
    },
  ];
}
