import type { App } from '../../server/app.ts';
import { Visitor } from '../helpers/visitor.ts';

const password = 'ein langes Kennwort';

async function accept(url: string, link: string, fields: Record<string, string>): Promise<Visitor> {
  const visitor = new Visitor(url);
  const { status } = await visitor.post(new URL(link).pathname, fields);
  if (status >= 400) throw new Error(`invitation not accepted: ${status}`);
  return visitor;
}

async function invitationOn(page: Response): Promise<string> {
  const [link] = /https?:\/\/[^"<\s]+\/einladung\/[\w-]+/.exec(await page.text()) ?? [];
  if (!link) throw new Error('no invitation on the page');
  return link;
}

/**
 * A trainer, and somebody who learns G01 in their cohort where answers are recorded, on the way people take: admin, trainer,
 * cohort, link.
 */
export async function signedIn(app: App, url: string): Promise<{ trainer: Visitor; learner: Visitor }> {
  const first = await app.firstAdminLink();
  if (!first) throw new Error('the database is not empty');
  const withPassword = (name: string) => ({
    weg: 'passwort',
    name,
    email: `${name.toLowerCase()}@example.org`,
    passwort: password,
  });
  const admin = await accept(url, first, withPassword('Anna'));
  const forTrainer = await invitationOn(await admin.post('/verwaltung/einladungen', { rolle: 'trainer' }));
  const trainer = await accept(url, forTrainer, withPassword('Tom'));
  const cohort = { name: 'Messung', start: '2026-11-26', level: 'antworten', sequences: ['G01'] };
  const made = await trainer.post('/kohorten', cohort);
  const forLearner = await invitationOn(await trainer.get(made.headers.get('location') ?? ''));
  return { trainer, learner: await accept(url, forLearner, { weg: 'link', name: '' }) };
}
