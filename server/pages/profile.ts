import { profile } from '../../sequences/record/profile.ts';
import type { Route } from '../http/route.ts';

/** Publishes how learning is recorded: the xAPI profile as JSON-LD, for other systems and for whoever wants to check. */
export const profileRoute: Route = {
  method: 'GET',
  path: '/xapi-profil/v1',
  access: 'everyone',
  session: 'none',
  purpose: 'the xAPI profile of everything we record',
  handle(_req, res) {
    res
      .type('application/ld+json')
      .set('Cache-Control', 'public, max-age=3600')
      .send(JSON.stringify(profile, null, 2));
  },
};
