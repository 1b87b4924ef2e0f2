import '../../web-components/komki-h5p/komki-h5p.ts';
import { strings } from '../../web-components/core/strings-blocks.ts';
import { describe, equal, expectAccessible, fixture, it, one, words } from './helpers.ts';

describe('komki-h5p', () => {
  it('names the exercise, says that it cannot be played yet and that nothing is missed', async () => {
    const node = { kind: 'h5p' as const, title: 'Dinge einräumen', file: 'raeumen.h5p' };
    const element = await fixture('komki-h5p', { node });
    equal(words(one(element, '.block')), `${strings.h5p.title} ${strings.h5p.notYet('Dinge einräumen')}`);
    await expectAccessible(element);
  });
});
