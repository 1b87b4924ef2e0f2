/**
 * What every page loads: the elements of reading and learning, the outbox, reading offline. One file that the browser
 * keeps; checks, overviews and the xAPI library come when they are needed.
 */
import { device } from './core/device.ts';
import { vaultId } from './core/device-tables.ts';
import { keepForOffline } from './core/offline.ts';
import './komki-outbox/komki-outbox.ts';
import './komki-sequence/komki-sequence.ts';

if (document.querySelector('komki-progress, komki-device-data')) void import('./overview.ts');
if (document.querySelector('komki-instrument')) void import('./komki-instrument/komki-instrument.ts');
if (document.querySelector('komki-search')) void import('./komki-search/komki-search.ts');
if (document.querySelector('komki-plan')) void import('./komki-plan/komki-plan.ts');
if (document.querySelector('komki-vault')) void import('./komki-vault/komki-vault.ts');
if (document.querySelector('komki-due')) void import('./komki-due/komki-due.ts');

/** Runs when the browser has painted and has nothing better to do. */
const later = (run: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(run, { timeout: 2000 }) : setTimeout(run, 500);

/** Only who has set up a copy for their own devices loads what it takes. */
async function keepCopyInStep(): Promise<void> {
  const { db } = device();
  if (!(await db.get('vaults', vaultId))) return;
  const [{ keepInStep, Vault }, { serverPlace }] = await Promise.all([
    import('./core/vault.ts'),
    import('./core/vault-place.ts'),
  ]);
  keepInStep(new Vault(db, serverPlace), db);
}

later(() => {
  device().outbox.start();
  void keepCopyInStep();
  void keepForOffline();
});
