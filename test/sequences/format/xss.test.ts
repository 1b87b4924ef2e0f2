import { describe, expect, it } from 'vitest';
import { compileSequence } from '../../../sequences/format/compile.ts';
import { isAllowedLink, isImageFile } from '../../../sequences/format/links.ts';
import { allNodes, withMarkdown } from './sample.ts';

/** Attempts at smuggling code into a page; each must end up as visible text with a finding. */
const attempts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'Text <iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">Klick</a>',
  '<!-- --><b>',
  '<style>*{display:none}</style>',
  '[Klick](javascript:alert(1))',
  '[Klick](JaVaScRiPt:alert(1))',
  '[Klick](java&#115;cript:alert(1))',
  '[Klick](javascript&colon;alert(1))',
  '[Klick](&#x6A;avascript:alert(1))',
  '[Klick](<java\tscript:alert(1)>)',
  '[Klick](vbscript:msgbox(1))',
  '[Klick](data:text/html;base64,PHNjcmlwdD4=)',
  '[Klick](//example.org)',
  '[Klick](/\\example.org)',
  '[Klick](\\\\example.org)',
  '[Klick](https:example.org)',
  '[Klick](https://user:pass@example.org)',
  '[Klick](http://example.org)',
  '[Klick](file:///etc/passwd)',
  '[Klick](../../geheim.md)',
  '<javascript:alert(1)>',
  '<http://example.org>',
  '![Bild](javascript:alert(1))',
  '![Bild](data:image/svg+xml;base64,PHN2Zz4=)',
  '![Bild](../bild.png)',
  '![Bild](https://example.org/zaehlpixel.png)',
];

/** What Markdown takes for plain text anyway (CommonMark 6.6 and 6.3), so that there is nothing to report. */
const harmless = [
  '<svg/onload=alert(1)>',
  '[Klick](\u0001javascript:alert(1))',
  '<svg onload=alert(1)//',
  '\\<script>',
];

const texts = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(texts).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : texts(inner)))
    .join('');
};

describe('code smuggled into a sequence', () => {
  for (const attempt of attempts) {
    it(`stays text and is reported: ${JSON.stringify(attempt)}`, () => {
      const { sequence, findings } = compileSequence(withMarkdown(attempt), 'sequenz.md');
      expect(findings.map(({ severity }) => severity)).toContain('fehler');
      const example = allNodes(sequence as NonNullable<typeof sequence>).find((node) => node.kind === 'example');
      expect(JSON.stringify(example)).not.toMatch(/"kind":"(link|image)"/);
      const visible =
        /^!?\[(.*?)\]/.exec(attempt)?.[1] ?? attempt.replace(/\s+/g, ' ').replace(/^<(\w+:[^>]*)>$/, '$1');
      expect(texts(example)).toContain(visible);
    });
  }

  for (const attempt of harmless) {
    it(`stays text without further ado: ${JSON.stringify(attempt)}`, () => {
      const { sequence, findings } = compileSequence(withMarkdown(attempt), 'sequenz.md');
      expect(findings).toEqual([]);
      const example = allNodes(sequence as NonNullable<typeof sequence>).find((node) => node.kind === 'example');
      expect(example).toEqual({
        kind: 'example',
        children: [{ kind: 'paragraph', children: [{ kind: 'text', text: attempt.replace(/^\\/, '') }] }],
      });
    });
  }

  it('keeps entities that spell HTML as characters, decoded once', () => {
    const { sequence, findings } = compileSequence(
      withMarkdown('&lt;b&gt; &amp;lt; &quot;x&quot; &#60;i&#62; \\&amp; & &unbekannt;'),
      'x',
    );
    expect(findings).toEqual([]);
    expect(texts(allNodes(sequence as NonNullable<typeof sequence>))).toContain('<b> &lt; "x" <i> &amp; & &unbekannt;');
  });
});

describe('isAllowedLink', () => {
  it('lets https, own paths, places on the page and neighbouring files through', () => {
    for (const href of [
      'https://example.org/a?b=c#d',
      'HTTPS://example.org',
      '/lernen/G05',
      '/lernen/G05#frage',
      '#frage',
      'karte.md',
      'bilder/plan.png',
    ]) {
      expect([href, isAllowedLink(href)]).toEqual([href, true]);
    }
  });

  it('refuses everything a browser would read as another place or as code', () => {
    for (const href of [
      '',
      ' ',
      '//x.de',
      '/\\x.de',
      'https://',
      'https://a b',
      'https:/x.de',
      'mailto:a@b.de',
      'a:b',
      '../x',
      './x',
      'x\ny',
      'https://x.de/\u202e',
    ]) {
      expect([href, isAllowedLink(href)]).toEqual([href, false]);
    }
  });
});

describe('isImageFile', () => {
  it('takes plain file names of formats the server delivers', () => {
    expect(['plan.png', 'Plan_2.JPG', 'a-b.webp', 'x.svg'].filter(isImageFile)).toHaveLength(4);
    expect(
      ['plan', 'a/b.png', '../a.png', '.png', 'a.png.exe', 'a b.png', 'x.html', 'https://x.de/a.png'].filter(
        isImageFile,
      ),
    ).toEqual([]);
  });
});
