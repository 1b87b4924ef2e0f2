import type { Page } from 'playwright-core';
import type { Check, Section, Sequence } from '../../sequences/format/index.ts';
import { newRow, type PlanRow } from '../../workshops/format/plan.ts';
import { exportPlan } from '../../workshops/format/plan-exchange.ts';
import { password } from '../helpers/server.ts';
import { answerByKeyboard } from './answer-by-keyboard.ts';
import { workshopStates } from './states-workshop.ts';
import type { Who, World } from './world.ts';

/** One thing a person may see. */
export interface State {
  /** Name of its pictures. */
  name: string;
  /** Method and path as the route declares them; `–` where no route answers. */
  route: string;
  who: Who;
  path: string;
  /** What happens on the page before one looks. */
  how?: (page: Page) => Promise<void>;
  /** Status of the page when it is not 200. */
  status?: number;
  /** Id of the check that alone is looked at; the rest of its page has its own state. */
  part?: string;
  /** One more picture: on paper. */
  printed?: boolean;
}

const taken = (page: Page) => page.locator('komki-sequence .player .contents progress').waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name }).click();

const planFile = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** Takes a plan of four measures in from a file: one due, one done, two for one Checkpunkt. */
async function planned(page: Page): Promise<void> {
  const row = (number: number, checkpoint: string, action: string, parts: Partial<PlanRow>): PlanRow => ({
    ...newRow(
      { kind: 'own' },
      { checkpoint, action },
      { id: `00000000-0000-4000-8000-00000000000${number}`, added: `2026-11-0${number}T10:00:00.000Z` },
    ),
    ...parts,
  });
  const data = '5.1 Wir wissen, welche Daten in die KI gehen und wer sie sieht.';
  const rows = [
    row(1, data, 'Datensteckbrief für den Chatbot, Auftragsverarbeitungsvertrag (AVV) anfordern', {
      source: { kind: 'sequence', kennung: 'S01', id: 'datensteckbrief' },
      priority: 1,
      responsible: 'Frau A., Datenschutz',
      begin: '2026-01-08',
      control: '2026-02-15',
      status: 'begun',
    }),
    row(2, data, 'Tabu-Karte an alle Plätze', { responsible: 'Schichtleitung', control: '2099-03-31' }),
    row(3, '6.1 Wir beurteilen auch die Belastungen durch KI.', 'Zusatzblatt zur Gefährdungsbeurteilung Lager', {
      responsible: 'Herr B. + Fachkraft für Arbeitssicherheit',
      begin: '2099-01-12',
    }),
    row(4, '', 'Lernzeit in den Dienstplan', { priority: 3, status: 'done' }),
  ];
  const file = planFile('plan.json', exportPlan(rows, new Date()));
  await page.locator('komki-plan input[type=file]').setInputFiles(file);
  await page.locator('komki-plan tbody tr').nth(3).waitFor();
}

/** Chooses the first offer in every row, or swaps two entries. */
async function answerAnyhow(page: Page, check: Check): Promise<void> {
  const place = page.locator(`#${check.id}`);
  for (const select of await place.getByRole('combobox').all()) await select.selectOption({ index: 1 });
  const down = place.getByRole('button', { name: /nach unten/ });
  if ((await down.count()) > 0) await down.first().click();
  await place.getByRole('button', { name: 'Antwort prüfen' }).click();
  await place.getByRole('button', { name: 'Noch einmal' }).waitFor();
}

/** Blocks of the probe, which has one of each, in states that a learner brings about. */
function blockStates({ probe }: World): State[] {
  const state = (name: string, slug: string, how: (page: Page) => Promise<void>): State => ({
    name,
    route: '–',
    who: 'visitor',
    path: `${probe}/lernen/G99/${slug}`,
    how: async (page) => {
      await taken(page);
      await how(page);
    },
  });
  const light = (page: Page, statement: number, colour: RegExp) =>
    page.getByRole('radio', { name: colour }).nth(statement).check();
  return [
    state('fall-mitten-drin', 'erfolg-und-stolperstellen', async (page) => {
      await page.getByLabel('Den Verkäufer').check();
      await page.locator('#fall').getByRole('button', { name: 'Antwort prüfen' }).click();
      await page.locator('#fall').getByRole('button', { name: 'Nächste Frage' }).click();
    }),
    state('zahl-unlesbar', 'erfolg-und-stolperstellen', async (page) => {
      await page.getByLabel('Ihre Antwort').fill('ein paar');
      await page.locator('#zahl').getByRole('button', { name: 'Antwort prüfen' }).click();
    }),
    state('ampel-verglichen', 'hinfuehrung', async (page) => {
      await light(page, 0, /Gelb/);
      await light(page, 1, /Rot/);
      await page.getByText('Gespeichert').first().waitFor();
      await page.goto(`${probe}/lernen/G99/evaluation`);
      await taken(page);
      await light(page, 0, /Grün/);
      await light(page, 1, /Rot/);
      await page.getByText('Im Vergleich zu vorher').first().waitFor();
    }),
    state('ende-mit-massnahme', 'massnahmen', async (page) => {
      await button(page, 'In den Maßnahmenplan');
      await page.locator('.contents [data-section=evaluation]').click();
      await button(page, 'Sequenz abschließen');
      await page.getByRole('heading', { name: 'Ihre Maßnahmen' }).waitFor();
    }),
    state('film-und-uebung', 'praxisbeispiele', async (page) => {
      await page.locator('komki-video video').evaluate((film: HTMLVideoElement) => {
        if (film.readyState < 2) return new Promise((resolve) => film.addEventListener('loadeddata', resolve));
        return undefined;
      });
    }),
    state('begriff-im-text', 'evaluation', async (page) => {
      await page.getByRole('link', { name: 'Lager' }).click();
      await page.getByRole('dialog').getByText('Ein Raum, in dem Dinge warten.').first().waitFor();
    }),
  ];
}

/** Every page in every state worth seeing. */
export function statesOf(world: World): State[] {
  const [g01, o06] = world.sequences as [Sequence, Sequence];
  const path = (link: string) => new URL(link).pathname;
  const section = (sequence: Sequence, { slug }: Section) => `/lernen/${sequence.id}/${slug}`;
  const sectionWith = (fits: (check: Check) => boolean) => {
    for (const sequence of world.sequences) {
      for (const one of sequence.sections) {
        const check = one.nodes.find((node): node is Check => node.kind === 'check' && fits(node));
        if (check) return { path: section(sequence, one), check };
      }
    }
    throw new Error('no sequence has such a check');
  };
  const fillAccount = async (page: Page, name: string, email: string, secret: string) => {
    const form = page.locator('form', { has: page.locator('[value=passwort]') });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('E-Mail').fill(email);
    await form.getByLabel('Passwort').fill(secret);
    await form.getByRole('button').click();
  };
  const answering = (name: string, fits: (check: Check) => boolean): State[] => {
    const { path, check } = sectionWith(fits);
    return [true, false].map((right) => ({
      name: `check-${name}-${right ? 'richtig' : 'noch-nicht'}`,
      route: 'GET /lernen/:id/:section',
      who: 'visitor',
      path,
      part: check.id,
      how: async (page) => {
        await taken(page);
        await page.locator(`#${check.id}`).waitFor();
        if (right || !['order', 'match'].includes(check.type)) await answerByKeyboard(page, check, right);
        else await answerAnyhow(page, check);
      },
    }));
  };

  const rateAll = async (page: Page, colours: readonly string[]) => {
    const points = page.locator('komki-checkpoint');
    await points.first().waitFor();
    for (const [index, colour] of colours.entries()) await points.nth(index).locator(`[value=${colour}]`).check();
    await page.locator('.where', { hasText: 'Gespeichert um' }).waitFor();
  };
  const wholeCheck = async (page: Page) => {
    await page.locator('komki-instrument .parts').waitFor();
    await page.getByRole('radio', { name: /Alles/ }).check();
    await page.getByLabel('Wer bewertet?').fill('Leitung, zwei Beschäftigte');
    await page.getByText('die jetzige').first().waitFor();
  };
  /** Fills in a Baustein of the KI-Check, with a measure and the reason of a “nicht relevant”. */
  const fillIn = async (page: Page) => {
    await wholeCheck(page);
    await page.getByRole('link', { name: /Beginnen mit/ }).click();
    await rateAll(page, ['red', 'yellow', 'green', 'irrelevant']);
    await page.getByRole('button', { name: 'In den Maßnahmenplan' }).first().click();
    await page.getByRole('textbox', { name: 'Notiz zu 1.4' }).fill('Macht unser Steuerberater.');
    await page.getByRole('button', { name: 'Aus dem Plan nehmen' }).waitFor();
  };
  const toResults = async (page: Page) => {
    await page.goto(`${world.server.url}/checks/ki-check/ergebnisse`);
    await page.locator('komki-instrument .tally').waitFor();
  };

  return [
    { name: 'start', route: 'GET /', who: 'visitor', path: '/' },
    { name: 'start-angemeldet', route: 'GET /', who: 'admin', path: '/' },
    { name: 'lernen', route: 'GET /lernen', who: 'visitor', path: '/lernen' },
    { name: 'lernen-gefiltert', route: 'GET /lernen', who: 'learner', path: '/lernen?zielgruppe=betriebsrat' },
    {
      name: 'lernen-mit-fortschritt',
      route: 'GET /lernen',
      who: 'visitor',
      path: section(g01, g01.sections[0] as Section),
      how: async (page) => {
        await taken(page);
        await page.locator('.steps [data-done]').click();
        await page.getByText('Gespeichert').first().waitFor();
        await page.goto(`${world.server.url}/lernen`);
        await page.locator('komki-progress progress').first().waitFor();
      },
    },
    { name: 'sequenz', route: 'GET /lernen/:id', who: 'visitor', path: '/lernen/G01', how: taken },
    ...g01.sections.map(
      (one, index): State => ({
        name: `abschnitt-${index + 1}`,
        route: 'GET /lernen/:id/:section',
        who: index % 2 ? 'learner' : 'visitor',
        path: section(g01, one),
        how: taken,
        printed: index === 2,
      }),
    ),
    {
      name: 'inhalt-offen',
      route: 'GET /lernen/:id/:section',
      who: 'visitor',
      path: section(g01, g01.sections[1] as Section),
      how: async (page) => {
        await taken(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await button(page, 'Inhalt zeigen');
      },
    },
    {
      name: 'check-nichts-gewaehlt',
      route: 'GET /lernen/:id/:section',
      who: 'visitor',
      path: section(g01, g01.sections[1] as Section),
      how: async (page) => {
        await taken(page);
        await button(page, 'Antwort prüfen');
      },
    },
    ...answering('auswahl-eine', (check) => check.type === 'choice' && !check.multiple),
    ...answering('auswahl-mehrere', (check) => check.type === 'choice' && check.multiple),
    ...answering('wahrfalsch', (check) => check.type === 'truth'),
    ...answering('reihenfolge', (check) => check.type === 'order'),
    ...answering('zuordnung', (check) => check.type === 'match'),
    ...answering('luecken', (check) => check.type === 'gap'),
    ...answering('zahl', (check) => check.type === 'number'),
    ...answering('fall', (check) => check.type === 'case'),
    ...blockStates(world),
    {
      name: 'ende-nicht-bestanden',
      route: 'GET /lernen/:id/:section',
      who: 'visitor',
      path: section(g01, g01.sections.at(-1) as Section),
      how: async (page) => {
        await taken(page);
        await button(page, 'Sequenz abschließen');
        await page.getByRole('heading', { name: 'Ihre Checks' }).waitFor();
      },
    },
    {
      name: 'ende-geschafft',
      route: 'GET /lernen/:id/:section',
      who: 'learner',
      path: section(g01, g01.sections[1] as Section),
      how: async (page) => {
        for (const one of g01.sections) {
          const checks = one.nodes.filter((node): node is Check => node.kind === 'check');
          if (checks.length > 0) await page.goto(`${world.server.url}${section(g01, one)}`);
          for (const check of checks) {
            await page.locator(`#${check.id}`).waitFor();
            await answerByKeyboard(page, check);
          }
        }
        await button(page, 'Sequenz abschließen');
        await page.getByRole('heading', { name: /Geschafft/ }).waitFor();
      },
    },
    {
      name: 'material',
      route: 'GET /lernen/:id/material/:name',
      who: 'visitor',
      path: `/lernen/G01/material/${(g01.materials[0]?.file ?? '').replace(/\.md$/, '')}`,
    },
    {
      name: 'material-formular',
      route: 'GET /lernen/:id/material/:name',
      who: 'visitor',
      path: `/lernen/O06/material/${(o06.materials.at(-1)?.file ?? '').replace(/\.md$/, '')}`,
      printed: true,
    },
    { name: 'druck', route: 'GET /lernen/:id/druck', who: 'visitor', path: '/lernen/G01/druck', printed: true },
    { name: 'druck-alle-bloecke', route: '–', who: 'visitor', path: `${world.probe}/lernen/G99/druck`, printed: true },
    {
      name: 'leitfaden',
      route: 'GET /lernen/:id/leitfaden',
      who: 'trainer',
      path: '/lernen/G01/leitfaden',
      printed: true,
    },
    { name: 'suche', route: 'GET /suche', who: 'visitor', path: '/suche' },
    { name: 'suche-ohne-treffer', route: 'GET /suche', who: 'visitor', path: '/suche?q=xyzzy' },
    {
      name: 'suche-treffer',
      route: 'GET /suche',
      who: 'visitor',
      path: '/suche',
      how: async (page) => {
        await page.getByRole('searchbox').pressSequentially('Betriebsrat Frist');
        await page.locator('komki-search mark').first().waitFor();
      },
    },
    {
      name: 'lernen-suche',
      route: 'GET /lernen',
      who: 'visitor',
      path: '/lernen',
      how: async (page) => {
        await page.getByRole('searchbox').pressSequentially('Mitbestimung');
        await page.locator('komki-search mark').first().waitFor();
      },
    },
    { name: 'sequenz-trainerin', route: 'GET /lernen/:id', who: 'trainer', path: '/lernen/G01', how: taken },
    { name: 'glossar', route: 'GET /glossar', who: 'visitor', path: '/glossar' },
    { name: 'glossar-begriff', route: '–', who: 'visitor', path: `${world.probe}/glossar#lager`, printed: true },
    { name: 'lernpfade', route: 'GET /lernpfade', who: 'visitor', path: '/lernpfade' },
    { name: 'lernpfad', route: 'GET /lernpfade/:name', who: 'learner', path: '/lernpfade/betriebsrat-kurz' },
    { name: 'lernen-pfad', route: 'GET /lernen', who: 'visitor', path: '/lernen?pfad=betriebsrat-kurz' },
    { name: 'format-liste', route: 'GET /workshops', who: 'visitor', path: '/workshops' },
    { name: 'format', route: 'GET /workshops/:name', who: 'visitor', path: '/workshops/lex-kmu' },
    { name: 'format-leiten', route: 'GET /workshops/:name', who: 'trainer', path: '/workshops/enaible-praesenz' },
    {
      name: 'format-handout',
      route: 'GET /workshops/:name/handout',
      who: 'visitor',
      path: `${world.probe}/workshops/probe/handout`,
      printed: true,
    },
    {
      name: 'format-leitfaden',
      route: 'GET /workshops/:name/leitfaden',
      who: 'trainer',
      path: '/workshops/lex-kmu/leitfaden',
      printed: true,
    },
    {
      name: 'format-karten',
      route: 'GET /workshops/:name/karten',
      who: 'visitor',
      path: `${world.probe}/workshops/probe/karten`,
      printed: true,
    },
    {
      name: 'format-material',
      route: 'GET /workshops/:name/material/:file',
      who: 'visitor',
      path: '/workshops/lex-kmu/material/uebung-bild',
      printed: true,
    },
    {
      name: 'format-nur-leitung',
      route: 'GET /workshops/:name/leitfaden/:file',
      who: 'trainer',
      path: '/workshops/lex-kmu/leitfaden/uebung-bild-loesung',
      printed: true,
    },
    ...workshopStates(world),
    { name: 'checks', route: 'GET /checks', who: 'visitor', path: '/checks' },
    {
      name: 'check',
      route: 'GET /checks/:name',
      who: 'visitor',
      path: '/checks/ki-check',
      how: (page) => page.locator('komki-instrument .parts').waitFor(),
    },
    {
      name: 'check-aufbewahrt',
      route: 'GET /checks/:name',
      who: 'learner',
      path: '/checks/ki-check',
      how: async (page) => {
        await fillIn(page);
        await page.goto(`${world.server.url}/checks/ki-check`);
        await button(page, 'Neu bewerten');
        await page.locator('komki-instrument .runs li').nth(1).waitFor();
      },
    },
    {
      name: 'check-baustein',
      route: 'GET /checks/:name/baustein/:part',
      who: 'visitor',
      path: '/checks/ki-check',
      how: fillIn,
    },
    {
      name: 'check-one-pager',
      route: 'GET /checks/:name/baustein/:part',
      who: 'visitor',
      path: '/checks/one-pager/baustein/zuverlaessig',
      how: (page) => rateAll(page, ['yellow', 'green']),
    },
    {
      name: 'check-ergebnisse-leer',
      route: 'GET /checks/:name/ergebnisse',
      who: 'visitor',
      path: '/checks/ki-check/ergebnisse',
      how: (page) => page.getByText('sobald Sie den ersten Checkpunkt bewertet haben').first().waitFor(),
    },
    {
      name: 'check-ergebnisse',
      route: 'GET /checks/:name/ergebnisse',
      who: 'visitor',
      path: '/checks/ki-check',
      printed: true,
      how: async (page) => {
        await fillIn(page);
        await toResults(page);
        await button(page, 'Als meinen Lernpfad behalten');
        await page.locator('komki-instrument .kept').waitFor();
      },
    },
    {
      name: 'check-verglichen',
      route: 'GET /checks/:name/ergebnisse',
      who: 'visitor',
      path: '/checks/ki-check',
      printed: true,
      how: async (page) => {
        await fillIn(page);
        await page.goto(`${world.server.url}/checks/ki-check`);
        await button(page, 'Neu bewerten');
        await page.getByRole('link', { name: /Beginnen mit/ }).click();
        await rateAll(page, ['yellow', 'yellow', 'red']);
        await toResults(page);
      },
    },
    {
      name: 'check-druck',
      route: 'GET /checks/:name/druck',
      who: 'visitor',
      path: '/checks/one-pager/druck',
      printed: true,
    },
    { name: 'check-unbekannt', route: 'GET /checks/:name', who: 'visitor', path: '/checks/x', status: 404 },
    {
      name: 'lernen-eigener-pfad',
      route: 'GET /lernen',
      who: 'visitor',
      path: '/checks/ki-check',
      how: async (page) => {
        await fillIn(page);
        await toResults(page);
        await button(page, 'Als meinen Lernpfad behalten');
        await page.locator('komki-instrument .kept').waitFor();
        await page.goto(`${world.server.url}/lernen`);
        await page.locator('komki-my-path section').waitFor();
      },
    },
    { name: 'anmelden', route: 'GET /anmelden', who: 'visitor', path: '/anmelden' },
    {
      name: 'anmelden-fehler',
      route: 'POST /anmelden',
      who: 'visitor',
      path: '/anmelden',
      status: 401,
      how: async (page) => {
        await page.getByLabel('E-Mail').fill('tina@example.org');
        await page.getByLabel('Passwort').fill('das falsche Kennwort');
        await button(page, 'Anmelden');
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'persoenlicher-link-anmelden',
      route: 'GET /anmelden/link/:token',
      who: 'visitor',
      path: path(world.personalLink),
    },
    {
      name: 'persoenlicher-link-kaputt',
      route: 'GET /anmelden/link/:token',
      who: 'visitor',
      path: '/anmelden/link/abc',
      status: 404,
    },
    { name: 'einladung-kohorte', route: 'GET /einladung/:code', who: 'visitor', path: path(world.cohortInvitation) },
    {
      name: 'einladung-kohorte-angemeldet',
      route: 'GET /einladung/:code',
      who: 'learner',
      path: path(world.cohortInvitation),
    },
    {
      name: 'einladung-kohorte-fehler',
      route: 'POST /einladung/:code',
      who: 'visitor',
      path: path(world.cohortInvitation),
      status: 422,
      how: async (page) => {
        await fillAccount(page, 'Lena', 'lena@example.org', 'kurz');
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'einladung-rolle', route: 'GET /einladung/:code', who: 'visitor', path: path(world.roleInvitation) },
    {
      name: 'einladung-rolle-angemeldet',
      route: 'GET /einladung/:code',
      who: 'works council',
      path: path(world.roleInvitation),
    },
    {
      name: 'einladung-rolle-fehler',
      route: 'POST /einladung/:code',
      who: 'visitor',
      path: path(world.roleInvitation),
      status: 422,
      how: async (page) => {
        await fillAccount(page, 'Tom', 'tina.trainerin@example.org', password);
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'einladung-verbraucht',
      route: 'GET /einladung/:code',
      who: 'visitor',
      path: path(world.usedInvitation),
      status: 404,
    },
    {
      name: 'persoenlicher-link-neu',
      route: 'POST /einladung/:code',
      who: 'visitor',
      path: path(world.cohortInvitation),
      how: async (page) => {
        await button(page, 'Mit persönlichem Link beitreten');
        await page.getByRole('heading', { name: 'Sie sind dabei' }).waitFor();
      },
    },
    { name: 'verwaltung', route: 'GET /verwaltung', who: 'admin', path: '/verwaltung' },
    {
      name: 'verwaltung-rollen',
      route: 'GET /verwaltung',
      who: 'admin',
      path: '/verwaltung',
      how: (page) => page.locator('details summary').first().click(),
    },
    {
      name: 'verwaltung-einladung-neu',
      route: 'POST /verwaltung/einladungen',
      who: 'admin',
      path: '/verwaltung',
      how: async (page) => {
        await page.getByRole('radio', { name: /Betriebsrat/ }).check();
        await button(page, 'Einladungslink erstellen');
        await page.getByRole('img', { name: /QR-Code/ }).waitFor();
      },
    },
    { name: 'betriebsrat', route: 'GET /betriebsrat', who: 'visitor', path: '/betriebsrat', printed: true },
    {
      name: 'weiterleitung',
      route: 'GET /verwaltung/weiterleitung',
      who: 'admin',
      path: '/verwaltung/weiterleitung',
      how: async (page) => {
        for (const summary of await page.locator('summary').all()) await summary.click();
      },
    },
    {
      name: 'weiterleitung-fehler',
      route: 'POST /verwaltung/weiterleitung',
      who: 'admin',
      path: '/verwaltung/weiterleitung',
      status: 400,
      how: async (page) => {
        await page.getByLabel('Wer erhält die Aussagen?').fill('Kammer');
        await page.getByLabel('Adresse des LRS').fill('https://127.0.0.1/xapi');
        await page.getByLabel('Schlüssel').fill('komki');
        await page.getByLabel('Geheimnis').fill('geheim');
        await button(page, 'Weiterleitung beginnen');
        await page.getByRole('alert').waitFor();
      },
    },
    { name: 'verwaltung-zugaenge', route: 'GET /verwaltung/zugaenge', who: 'admin', path: '/verwaltung/zugaenge' },
    {
      name: 'verwaltung-zugang-neu',
      route: 'POST /verwaltung/zugaenge',
      who: 'admin',
      path: '/verwaltung/zugaenge',
      how: async (page) => {
        await page.getByLabel('Wofür ist der Zugang?').fill('Lernplattform der Akademie');
        await page.getByRole('checkbox', { name: /^Zustände/ }).check();
        await button(page, 'Zugang anlegen');
        await page.getByRole('textbox', { name: 'Geheimnis' }).waitFor();
      },
    },
    {
      name: 'verwaltung-zugang-widerrufen',
      route: 'GET /verwaltung/zugaenge',
      who: 'admin',
      path: '/verwaltung/zugaenge',
      how: async (page) => {
        await page.getByLabel('Wofür ist der Zugang?').fill('Auswertung des Ministeriums');
        await page.getByRole('checkbox', { name: /Alle Statements lesen/ }).check();
        await button(page, 'Zugang anlegen');
        await page.getByRole('link', { name: 'Zurück zu den Zugängen' }).click();
        await button(page, 'Zugang „Auswertung des Ministeriums“ widerrufen');
        await page.getByText('widerrufen am').first().waitFor();
      },
    },
    { name: 'kohorten', route: 'GET /kohorten', who: 'trainer', path: '/kohorten' },
    { name: 'kohorten-leer', route: 'GET /kohorten', who: 'new trainer', path: '/kohorten' },
    { name: 'kohorte-neu', route: 'GET /kohorten/neu', who: 'trainer', path: '/kohorten/neu' },
    {
      name: 'kohorte-neu-fehler',
      route: 'POST /kohorten',
      who: 'trainer',
      path: '/kohorten/neu',
      status: 400,
      how: async (page) => {
        await page.getByLabel('Name der Kohorte').fill('Winter 2026');
        for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
        await button(page, 'Kohorte anlegen');
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'kohorte-vorschlag',
      route: 'GET /kohorten/vorschlag',
      who: 'trainer',
      path: '/kohorten/vorschlag?sequenzen=F02,G02,O06',
    },
    { name: 'kohorte-vorschlag-leer', route: '–', who: 'new trainer', path: '/kohorten/vorschlag?sequenzen=F02' },
    { name: 'kohorte-zu-wenige', route: 'GET /kohorten/:id', who: 'trainer', path: world.small },
    { name: 'kohorte', route: 'GET /kohorten/:id', who: 'trainer', path: world.large, printed: true },
    {
      name: 'kohorte-checks',
      route: 'GET /kohorten/:id',
      who: 'trainer',
      path: world.large,
      how: (page) => page.locator('.checks summary').first().click(),
    },
    {
      name: 'massnahmen-leer',
      route: 'GET /massnahmen',
      who: 'visitor',
      path: '/massnahmen',
      how: (page) => page.locator('komki-plan .empty').waitFor(),
    },
    {
      name: 'massnahmen',
      route: 'GET /massnahmen',
      who: 'learner',
      path: '/massnahmen',
      how: (page) => planned(page),
      printed: true,
    },
    {
      name: 'massnahmen-bearbeiten',
      route: 'GET /massnahmen',
      who: 'visitor',
      path: '/massnahmen',
      how: async (page) => {
        await planned(page);
        await page
          .getByRole('button', { name: /^Bearbeiten/ })
          .first()
          .click();
        await page.locator('komki-plan form').waitFor();
      },
    },
    {
      name: 'massnahmen-datei-abgelehnt',
      route: 'GET /massnahmen',
      who: 'visitor',
      path: '/massnahmen',
      how: async (page) => {
        await planned(page);
        await page.locator('komki-plan input[type=file]').setInputFiles(planFile('plan.json', '{"notes":[]}'));
        await page.getByText('(PLAN_FREMD)').first().waitFor();
      },
    },
    {
      name: 'start-kontrolle-faellig',
      route: 'GET /',
      who: 'visitor',
      path: '/massnahmen',
      how: async (page) => {
        await planned(page);
        await page.goto(world.server.url);
        await page.locator('komki-due p').waitFor();
      },
    },
    { name: 'meine-daten', route: 'GET /meine-daten', who: 'visitor', path: '/meine-daten' },
    { name: 'meine-daten-lernend', route: 'GET /meine-daten', who: 'learner', path: '/meine-daten' },
    {
      name: 'meine-daten-geraet',
      route: 'GET /meine-daten',
      who: 'visitor',
      path: '/lernen/G01',
      how: async (page) => {
        await taken(page);
        await page.locator('.steps [data-done]').click();
        await page.getByText('Gespeichert').first().waitFor();
        await page.goto(`${world.server.url}/meine-daten`);
        await page.locator('komki-device-data').getByText('Was ist KI').first().waitFor();
      },
    },
    {
      name: 'meine-daten-loeschen',
      route: 'GET /meine-daten',
      who: 'visitor',
      path: '/lernen/G01',
      how: async (page) => {
        await taken(page);
        await page.locator('.steps [data-done]').click();
        await page.getByText('Gespeichert').first().waitFor();
        await page.goto(`${world.server.url}/meine-daten`);
        await page.locator('komki-device-data .actions button').nth(1).click();
      },
    },
    {
      name: 'meine-daten-kopie-woerter',
      route: 'GET /meine-daten',
      who: 'works council',
      path: '/meine-daten',
      how: async (page) => {
        await button(page, 'Verschlüsselte Kopie einrichten');
        await page.locator('komki-vault .words').waitFor();
      },
      printed: true,
    },
    {
      name: 'meine-daten-kopie-an',
      route: 'GET /meine-daten',
      who: 'admin',
      path: '/meine-daten',
      how: async (page) => {
        await button(page, 'Verschlüsselte Kopie einrichten');
        await button(page, 'Aufgeschrieben: Kopie jetzt speichern');
        await page.getByRole('heading', { name: 'Eingeschaltet' }).waitFor();
      },
    },
    {
      name: 'meine-daten-kopie-verbinden',
      route: 'GET /meine-daten',
      who: 'new trainer',
      path: '/meine-daten',
      how: async (page) => {
        await button(page, 'Verschlüsselte Kopie einrichten');
        await button(page, 'Aufgeschrieben: Kopie jetzt speichern');
        await button(page, 'Auf diesem Gerät ausschalten');
        await page.getByLabel('Ihre sechs Wörter, der Reihe nach').fill('Abend');
        await button(page, 'Dieses Gerät verbinden');
        await page.getByText('Es sind sechs Wörter').first().waitFor();
      },
    },
    {
      name: 'datenbank-nicht-erreichbar',
      route: 'GET /einladung/:code',
      who: 'visitor',
      path: world.withoutDatabase,
      status: 503,
    },
    { name: 'nicht-gefunden', route: '–', who: 'visitor', path: '/gibt/es/nicht', status: 404 },
    { name: 'sequenz-unbekannt', route: 'GET /lernen/:id', who: 'learner', path: '/lernen/X99', status: 404 },
    { name: 'kein-zugriff', route: 'GET /verwaltung', who: 'trainer', path: '/verwaltung', status: 403 },
  ];
}
