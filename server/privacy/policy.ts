import { createHash } from 'node:crypto';
import { type Level, levelWords } from '../../sequences/record/levels.ts';
import type { ShowPage } from '../http/page.ts';
import type { PrivacyDeclaration } from '../http/privacy.ts';
import type { Clock, Route } from '../http/route.ts';
import { type ReadingProgram, type Recipient, worksCouncilView } from './policy.views.ts';

/** The rules in force and those who learn something by them, as each feature tells it. */
export interface Policy {
  /** From how many people on a group is shown. */
  groupsFrom: number;
  declarations: readonly PrivacyDeclaration[];
  cohorts(): Promise<{ level: Level; cohorts: number }[]>;
  programs(): Promise<ReadingProgram[]>;
  forwarding(): Promise<Recipient[]>;
}

/**
 * Sixteen hexadecimal characters that change with every change of the rules: what each level stores, from how many
 * people on groups are shown, and what is held how long. Whoever has printed the page can compare.
 */
export function versionOf({ groupsFrom, declarations }: Pick<Policy, 'groupsFrom' | 'declarations'>): string {
  const rules = JSON.stringify([levelWords, groupsFrom, declarations]);
  return createHash('sha256').update(rules).digest('hex').slice(0, 16);
}

/** “Für den Betriebsrat”: what this server really does, for anyone to read and print. */
export function worksCouncilRoute(policy: Policy, clock: Clock, showPage: ShowPage): Route {
  const version = versionOf(policy);
  return {
    method: 'GET',
    path: '/betriebsrat',
    access: 'everyone',
    purpose: 'live facts of data protection for the works council: levels, group size, recipients, retention',
    async handle(req, res) {
      const [cohorts, programs, forwarding] = await Promise.all([
        policy.cohorts(),
        policy.programs(),
        policy.forwarding(),
      ]);
      const { groupsFrom, declarations } = policy;
      const facts = { version, now: clock(), groupsFrom, declarations, cohorts, programs, forwarding };
      showPage(req, res, {
        title: 'Für den Betriebsrat',
        name: 'policy',
        width: 'wide',
        main: worksCouncilView(facts),
      });
    },
  };
}
