import { z } from 'zod';
import { parseInput } from '../http/input.ts';
import type { ShowPage } from '../http/page.ts';
import { type Route, subjectOf } from '../http/route.ts';
import { administrationView, newInvitationView, type OpenInvitation } from './admin.views.ts';
import type { InvitationRecord } from './invitation.model.ts';
import type { DescribeCohort } from './invitation.routes.ts';
import { roleWords } from './invitation.views.ts';
import { type Invitations, staffRoles } from './invitations.ts';
import type { Persons } from './persons.ts';

const role = z.enum(staffRoles);
const inviteForm = z.strictObject({ rolle: role });
/** The form always sends an empty value, so that “no role” is a choice and not a body that got lost. */
const noRole = z.literal('');
const rolesForm = z.strictObject({
  rollen: z
    .union([noRole, z.array(z.union([noRole, role])).max(staffRoles.length + 1)])
    .transform((chosen) => staffRoles.filter((one) => chosen.includes(one))),
});
const idParameter = z.object({ id: z.string().max(64) });

/** People with a role and the invitations that are open; for admins. */
export function adminRoutes(
  persons: Persons,
  invitations: Invitations,
  describeCohort: DescribeCohort,
  showPage: ShowPage,
): Route[] {
  async function inWords({ _id, cohortId, role: given, expiresAt }: InvitationRecord): Promise<OpenInvitation> {
    const staffRole = staffRoles.find((one) => one === given);
    const text = staffRole
      ? `Rolle „${roleWords[staffRole].name}“`
      : `Kohorte „${(await describeCohort(cohortId ?? ''))?.name ?? 'gelöscht'}“`;
    return { id: _id, text, expiresAt };
  }

  return [
    {
      method: 'GET',
      path: '/verwaltung',
      access: ['admin'],
      purpose: 'people with a role, open invitations, form to invite',
      async handle(req, res) {
        const [staff, open] = await Promise.all([persons.staff(), invitations.open()]);
        showPage(req, res, {
          title: 'Verwaltung',
          name: 'administration',
          main: administrationView(staff, await Promise.all(open.map(inWords))),
        });
      },
    },
    {
      method: 'POST',
      path: '/verwaltung/einladungen',
      access: ['admin'],
      purpose: 'make an invitation for a role and show its link once',
      body: 'form',
      async handle(req, res) {
        const { rolle } = parseInput(inviteForm, req.body);
        const createdBy = subjectOf(req).personId;
        const { url } = await invitations.create({ kind: 'rolle', role: rolle, createdBy });
        showPage(req, res, {
          title: 'Einladungslink',
          name: 'administration',
          status: 201,
          main: newInvitationView(url, rolle),
        });
      },
    },
    {
      method: 'POST',
      path: '/verwaltung/einladungen/:id/zurueckziehen',
      access: ['admin'],
      purpose: 'withdraw an open invitation',
      async handle(req, res) {
        await invitations.withdraw(parseInput(idParameter, req.params).id);
        res.redirect(303, '/verwaltung');
      },
    },
    {
      method: 'POST',
      path: '/verwaltung/personen/:id/rollen',
      access: ['admin'],
      purpose: 'set which staff roles a person has; the last admin stays',
      body: 'form',
      async handle(req, res) {
        const { rollen } = parseInput(rolesForm, req.body);
        await persons.setRoles(parseInput(idParameter, req.params).id, rollen);
        res.redirect(303, rollen.includes('admin') || subjectOf(req).personId !== req.params.id ? '/verwaltung' : '/');
      },
    },
  ];
}
