import type { Request, Response } from 'express';
import type { Route } from '../http/route.ts';
import type { Activities } from './activities.ts';
import { agentOf } from './document-routes.ts';
import { lrsError } from './errors.ts';
import { type Parameters, parameterReader, readParameters, sendTagged } from './request.ts';
import { demand, type Enter } from './sender.ts';

export interface DescribeRoutesDeps {
  activities: Activities;
  enter: Enter;
}

/** What the LRS knows of an activity (Communication § 2.5) and of an agent (§ 2.4). */
export function describeRoutes({ activities, enter }: DescribeRoutesDeps): Route[] {
  async function open(req: Request, res: Response, name: string): Promise<Parameters> {
    res.setHeader('Cache-Control', 'private, no-cache');
    const { version, sender } = await enter(req, res);
    if (sender.kind === 'learner') throw lrsError('LRS_SCOPE', { path: req.path });
    demand(sender, 'statements/read', 'statements/read/mine', 'profile', 'all/read');
    return parameterReader(readParameters(req, [name]), version);
  }
  const send = (req: Request, res: Response, value: object) =>
    sendTagged(req, res, 'application/json; charset=utf-8', JSON.stringify(value));

  async function activity(req: Request, res: Response): Promise<void> {
    const parameters = await open(req, res, 'activityId');
    parameters.required('activityId');
    const id = parameters.iri('activityId') as string;
    const definition = (await activities.definitions([id])).get(id);
    // An activity nobody has described is still one (§ 2.5, requirement).
    send(req, res, { objectType: 'Activity', id, ...(definition && { definition }) });
  }

  /** The Person object holds what was asked with: identities are joined nowhere here, as privacy demands. */
  async function agent(req: Request, res: Response): Promise<void> {
    const { name, mbox, mbox_sha1sum, openid, account } = agentOf(await open(req, res, 'agent'));
    const values = Object.entries({ name, mbox, mbox_sha1sum, openid, account });
    const lists = values.filter(([, value]) => value !== undefined).map(([key, value]) => [key, [value]]);
    send(req, res, { objectType: 'Person', ...Object.fromEntries(lists) });
  }

  const route = { method: 'GET', access: 'self-authenticating' } as const;
  return [
    { ...route, path: '/xapi/activities', purpose: 'xAPI: what all statements say of an activity', handle: activity },
    { ...route, path: '/xapi/agents', purpose: 'xAPI: an agent as a Person object', handle: agent },
  ];
}
