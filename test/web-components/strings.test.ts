import { strings as ofEveryPage } from '../../web-components/core/strings.ts';
import { strings as ofBlocks } from '../../web-components/core/strings-blocks.ts';
import { strings as ofChecks } from '../../web-components/core/strings-checks.ts';
import { strings as ofDefinition } from '../../web-components/core/strings-definition.ts';
import { strings as ofDevice } from '../../web-components/core/strings-device.ts';
import { strings as ofLearning } from '../../web-components/core/strings-learning.ts';
import { strings as ofLight } from '../../web-components/core/strings-light.ts';
import { strings as ofMoving } from '../../web-components/core/strings-moving.ts';
import { strings as ofPlan } from '../../web-components/core/strings-plan.ts';
import { strings as ofPreview } from '../../web-components/core/strings-preview.ts';
import { strings as ofSearch } from '../../web-components/core/strings-search.ts';
import { strings as ofStage } from '../../web-components/core/strings-stage.ts';
import { strings as ofVault } from '../../web-components/core/strings-vault.ts';
import { strings as ofWorkshop } from '../../web-components/core/strings-workshop.ts';
import { strings as ofWorkshopEnd } from '../../web-components/core/strings-workshop-end.ts';
import { describe, equal, it, ok } from './helpers.ts';

const entries = ['app.ts', 'workshop.ts', 'preview/desk.ts', 'preview/frame.ts'].map(
  (file) => new URL(`../../web-components/${file}`, import.meta.url).href,
);
const ofElements = {
  ...ofEveryPage,
  ...ofLearning,
  ...ofBlocks,
  ...ofChecks,
  ...ofDefinition,
  ...ofDevice,
  ...ofMoving,
  ...ofPlan,
  ...ofLight,
  ...ofSearch,
  ...ofWorkshop,
  ...ofWorkshopEnd,
  ...ofStage,
  ...ofVault,
};
const strings = { ...ofElements, ...ofPreview };
const stringsFile = /\/core\/strings(-\w+)?\.ts$/;
const ours = new URL('../../web-components/', import.meta.url);

/** Code without its comments, as far as they stand on lines of their own or after a space. */
const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** The code of everything the browser's entries reach by import, static or lazy. */
async function readSources(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const read = async (address: string): Promise<void> => {
    if (found.has(address) || !address.startsWith(ours.href) || stringsFile.test(address)) return;
    found.set(address, '');
    const answer = await fetch(address);
    ok(answer.ok, `${address} is imported, but not there`);
    const code = withoutComments(await answer.text());
    found.set(address, code);
    const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+\.ts)["']/g)];
    await Promise.all(imports.map(([, specifier]) => read(new URL(specifier ?? '', address).href)));
  };
  await Promise.all(entries.map(read));
  return found;
}
/** Asked for once: on a busy machine each file takes its time. */
const allSources = readSources();

const keys = Object.entries(strings).flatMap(([group, texts]) => Object.keys(texts).map((key) => `${group}.${key}`));

/** `group.key` of every string a file names: in full, through `const words = strings.group`, or taken out of the group. */
function usedIn(code: string): string[] {
  const full = [...code.matchAll(/(?<![/\w])strings\.(\w+\.\w+)/g)].map(([, key]) => key ?? '');
  const short = [...code.matchAll(/const (\w+) = strings\.(\w+);/g)].flatMap(([, alias = '', group = '']) =>
    [...code.matchAll(new RegExp(`(?<![/\\w])${alias}\\.(\\w+)`, 'g'))].map(([, key]) => `${group}.${key}`),
  );
  const taken = [...code.matchAll(/const \{([^}]+)\} = strings\.(\w+);/g)].flatMap(([, names = '', group = '']) =>
    names
      .split(',')
      .map((name) => name.split(':')[0]?.trim())
      .filter(Boolean)
      .map((name) => `${group}.${name}`),
  );
  return [...full, ...short, ...taken];
}

describe('strings', () => {
  it('are all used by an element', async () => {
    const used = new Set([...(await allSources).values()].flatMap(usedIn));
    equal(
      keys.filter((key) => !used.has(key)),
      [],
      'unused keys',
    );
    equal(
      [...used].filter((key) => !keys.includes(key)),
      [],
      'missing keys',
    );
  });

  it('hold all German words: no other file of the elements has an umlaut', async () => {
    const strangers = [...(await allSources)]
      .filter(([, code]) => /[äöüßÄÖÜ„“…]/.test(code))
      .map(([url]) => url.slice(ours.href.length));
    equal(strangers, []);
  });

  it('are complete sentences or names: no empty text, no double space, no English quotation mark', () => {
    const values = Object.values(strings).flatMap(
      (group) => Object.values(group) as (string | ((...args: never[]) => string))[],
    );
    for (const value of values) {
      const text = typeof value === 'string' ? value : (value as (...args: unknown[]) => string)(2, 3, 4);
      ok(text.trim().length > 0 && !/ {2}|["']/.test(text), `“${text}”`);
    }
  });
});
