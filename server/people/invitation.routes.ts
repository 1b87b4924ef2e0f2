import type { Request, Response } from 'express';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import type { Sessions } from '../http/session.ts';
import type { Acceptance } from './accept.ts';
import { peopleError } from './errors.ts';
import { titleWith } from './form.views.ts';
import { acceptForm, cleanEmail, cleanName, emailError, type FieldErrors, nameError, passwordError } from './input.ts';
import type { InvitationRecord } from './invitation.model.ts';
import {
  type CohortDescription,
  cohortInvitationView,
  personalLinkView,
  type Returned,
  roleInvitationView,
} from './invitation.views.ts';
import { type Invitations, type StaffRole, staffRoles } from './invitations.ts';
import { startPage } from './sign-in.routes.ts';

export type DescribeCohort = (cohortId: string) => Promise<CohortDescription | undefined>;

export interface InvitationRouteParts {
  invitations: Invitations;
  acceptance: Acceptance;
  sessions: Sessions;
  showPage: ShowPage;
  describeCohort: DescribeCohort;
  publicUrl: string;
}

/** An invitation that can be accepted, and what it offers. */
interface Open {
  invitation: InvitationRecord;
  offer: StaffRole | CohortDescription;
}

const emailTaken =
  'Diese Adresse hat schon ein Konto. Melden Sie sich an und öffnen Sie den Einladungslink dann noch einmal.';

/** Accepting invitations. */
export function invitationRoutes(parts: InvitationRouteParts): Route[] {
  const { invitations, acceptance, sessions, showPage, describeCohort, publicUrl } = parts;

  /** @throws EINLADUNG_UNBEKANNT (404), EINLADUNG_ABGELAUFEN (410), the latter also when the cohort is gone */
  async function open(code: unknown): Promise<Open> {
    const invitation = await invitations.find(code);
    const role = staffRoles.find((one) => one === invitation.role);
    const offer = role ?? (await describeCohort(invitation.cohortId ?? ''));
    if (!offer) throw peopleError('EINLADUNG_ABGELAUFEN');
    return { invitation, offer };
  }

  async function show(req: Request, res: Response, { invitation, offer }: Open, returned?: Returned): Promise<void> {
    const code = String(req.params.code);
    const keepsAccount = !!req.subject && (await acceptance.mayKeepAccount(invitation, req.subject.personId));
    showPage(req, res, {
      title: titleWith(returned?.problem, 'Einladung annehmen'),
      name: 'invitation',
      status: returned?.problem.status ?? 200,
      main:
        typeof offer === 'string'
          ? roleInvitationView(code, offer, keepsAccount, returned)
          : cohortInvitationView(code, offer, keepsAccount, returned),
    });
  }

  async function joinSignedIn(res: Response, invitation: InvitationRecord, personId: string): Promise<void> {
    await acceptance.asSignedIn(invitation, personId);
    // A fresh token, because the session may do more than before.
    await sessions.start(res, personId);
    res.redirect(303, startPage([invitation.role]));
  }

  return [
    {
      method: 'GET',
      path: '/einladung/:code',
      access: 'everyone',
      purpose: 'page of an invitation: what for, what is stored, how to accept; changes nothing',
      async handle(req, res) {
        await show(req, res, await open(req.params.code));
      },
    },
    {
      method: 'POST',
      path: '/einladung/:code',
      access: 'everyone',
      purpose: 'accept an invitation, as a new person or signed in',
      body: 'form',
      async handle(req, res) {
        const form = parseInput(acceptForm, req.body);
        const opened = await open(req.params.code);
        const { invitation } = opened;
        // Also when a form for new people comes from somebody signed in (second tab, reload of the last page): no second person.
        if (req.subject && (await acceptance.mayKeepAccount(invitation, req.subject.personId))) {
          return joinSignedIn(res, invitation, req.subject.personId);
        }
        // Signed in when the page was opened, no longer so now; or a way this kind of invitation does not offer.
        if (form.weg === 'beitreten' || (form.weg === 'link' && invitation.kind !== 'kohorte')) {
          return res.redirect(303, `/einladung/${String(req.params.code)}`);
        }

        const name = cleanName(form.name);
        const email = form.weg === 'passwort' ? cleanEmail(form.email) : '';
        const errors: FieldErrors = {};
        const say = (field: keyof FieldErrors, error: string | undefined) => {
          if (error) errors[field] = error;
        };
        say('name', nameError(name, invitation.kind !== 'kohorte'));
        if (form.weg === 'passwort') {
          say('email', emailError(email));
          say('passwort', passwordError(form.passwort));
        }
        const again = () =>
          show(req, res, opened, {
            way: form.weg,
            entered: { name, email },
            errors,
            problem: peopleError('ANGABEN_PASSEN_NICHT'),
          });
        if (Object.keys(errors).length > 0) return again();

        const accepted = await acceptance.asNewPerson(invitation, {
          name,
          account: form.weg === 'passwort' ? { email, password: form.passwort } : undefined,
        });
        if (accepted === 'email-taken') {
          errors.email = emailTaken;
          return again();
        }
        await sessions.start(res, accepted.personId);
        if (!accepted.linkToken) return res.redirect(303, startPage([invitation.role]));
        showPage(req, res, {
          title: 'Ihr persönlicher Link',
          name: 'invitation',
          status: 201,
          main: personalLinkView(new URL(`/anmelden/link/${accepted.linkToken}`, publicUrl).href),
        });
      },
    },
  ];
}
