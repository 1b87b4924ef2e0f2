import type { Request } from 'express';
import type { Connection } from 'mongoose';
import { type Clock, type Route, subjectOf } from '../http/route.ts';
import { vaultError } from './errors.ts';
import { type Known, type VaultService, vaultService } from './service.ts';

/** The encrypted copy for a person's own devices, see `web-components/core/vault.ts`. */
export function createVault(connection: Connection, clock: Clock): { routes: Route[]; service: VaultService } {
  const service = vaultService(connection, clock);
  const path = '/api/tresor';
  const routes: Route[] = [
    {
      method: 'GET',
      path,
      access: 'everyone',
      purpose: 'the encrypted copy of whoever is signed in; 304 when the device has it already',
      async handle(req, res) {
        res.set('Cache-Control', 'no-store');
        if (!req.subject) {
          res.json({ angemeldet: false });
          return;
        }
        const kept = await service.find(req.subject.personId);
        if (kept && req.get('If-None-Match') === kept.etag) {
          res.status(304).end();
          return;
        }
        const copy = kept && { inhalt: kept.content, fassung: kept.etag };
        res.json({ angemeldet: true, person: req.subject.pseudonym, kopie: copy });
      },
    },
    {
      method: 'PUT',
      path,
      access: 'signed-in',
      purpose: 'stores the encrypted copy if the device knows the one before',
      body: 'bytes',
      async handle(req, res) {
        const sealed = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
        res.json({ fassung: await service.write(subjectOf(req).personId, sealed, knownIn(req)) });
      },
    },
    {
      method: 'DELETE',
      path,
      access: 'signed-in',
      purpose: 'deletes the encrypted copy',
      async handle(req, res) {
        await service.erase(subjectOf(req).personId);
        res.status(204).end();
      },
    },
  ];
  return { routes, service };
}

/** @throws TRESOR_OHNE_FASSUNG (428) */
function knownIn(req: Request): Known {
  const etag = req.get('If-Match');
  if (etag) return { etag };
  if (req.get('If-None-Match') === '*') return 'nothing';
  throw vaultError('TRESOR_OHNE_FASSUNG');
}
