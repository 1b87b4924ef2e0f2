import { tokens } from '../../web-components/core/tokens.styles.ts';
import { describe, equal, it, ok } from './helpers.ts';

/** Every permitted pair: foreground, background, least contrast (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11). */
const pairs = `
tinte papier 7
tinte flaeche 7
tinte-leise papier 4.5
tinte-leise flaeche 4.5
petrol papier 4.5
petrol flaeche 4.5
petrol petrol-hauch 4.5
tinte petrol-hauch 7
auf-petrol petrol 4.5
auf-petrol petrol-tief 4.5
rot papier 4.5
rot rot-hauch 4.5
gelb papier 4.5
gelb gelb-hauch 4.5
gelb flaeche 4.5
gruen papier 4.5
gruen gruen-hauch 4.5
gruen flaeche 4.5
tinte rot-hauch 7
tinte gelb-hauch 7
tinte gruen-hauch 7
tinte-leise petrol-hauch 4.5
tinte-leise gelb-hauch 4.5
tinte-leise gruen-hauch 4.5
linie-stark papier 3
linie-stark flaeche 3
grundlagen papier 3
organisation papier 3
fuehrung papier 3
sicherheit papier 3
gesundheit papier 3
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, string, string]);

/** The colour tokens of a `:root` block. */
const colours = (css: string): Map<string, string> =>
  new Map([...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']));

const [lightCss = '', darkCss = ''] = tokens.cssText.split('@media (prefers-color-scheme: dark)');
const schemes = { light: colours(lightCss), dark: new Map([...colours(lightCss), ...colours(darkCss)]) };

/** WCAG 2.2, “relative luminance” of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('contrast', () => {
  it('is computed as WCAG says', () => {
    equal(Math.round(contrast('#000000', '#ffffff')), 21);
    equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });

  for (const [scheme, values] of Object.entries(schemes)) {
    it(`of every permitted pair is enough in ${scheme}`, () => {
      const weak = pairs.flatMap(([fore, back, least]) => {
        const [one, other] = [values.get(fore), values.get(back)];
        ok(one && other, `no token --${one ? back : fore}`);
        const reached = contrast(one, other);
        return reached < Number(least) ? `${fore} on ${back}: ${reached.toFixed(2)} instead of ${least}` : [];
      });
      equal(weak, []);
    });
  }

  it('counts dark colours that differ from the light ones', () => {
    const own = [...colours(darkCss).keys()];
    const without = [...schemes.light.keys()].filter((name) => !own.includes(name));
    equal(without, [], 'tokens without a dark value');
  });
});
