import type { Video } from '../../sequences/format/index.ts';
import '../../web-components/komki-video/komki-video.ts';
import { strings } from '../../web-components/core/strings-blocks.ts';
import { all, describe, equal, expectAccessible, fixture, it, ok, one, press, until, words } from './helpers.ts';

const node: Video = {
  kind: 'video',
  title: 'Ein Gang durch das Lager',
  file: 'gang.mp4',
  captions: 'gang.vtt',
  transcript: 'gang.md',
};
const mediaUrl = (file: string) => new URL(`../helpers/media/${file}`, import.meta.url).pathname;
const film = (element: Element) => one<HTMLVideoElement>(element, 'video');

describe('komki-video', () => {
  it('plays the film with the browser’s own controls and German captions, by keyboard', async () => {
    const element = await fixture('komki-video', { node, mediaUrl, kennung: 'G99' });
    const video = film(element);
    equal([video.controls, video.preload, video.ariaLabel], [true, 'metadata', node.title]);
    await until(() => video.readyState >= 1, 'the film does not load');
    equal([video.videoWidth, video.duration], [320, 2]);
    const [track] = [...video.textTracks];
    ok(track, 'no captions');
    equal([track.kind, track.language, track.mode], ['captions', 'de', 'showing']);
    await until(() => (track.cues?.length ?? 0) === 2, 'the captions do not load');
    video.muted = true;
    await press('Tab', 'Space');
    await until(() => !video.paused, 'Space does not play');
  });

  it('leads to the transcript beside the sequence', async () => {
    const element = await fixture('komki-video', { node, mediaUrl, kennung: 'G99' });
    equal(words(one(element, 'figcaption')), `${node.title} ${strings.video.transcript}`);
    equal(one(element, 'a').getAttribute('href'), '/lernen/G99/material/gang');
  });

  it('says so when the film cannot be loaded, and the transcript is still there', async () => {
    const element = await fixture('komki-video', { node, mediaUrl: () => '/gibt-es-nicht.mp4', kennung: 'G99' });
    await until(() => all(element, '.failed').length > 0, 'not said');
    equal(words(one(element, '.failed')), strings.video.failed);
    ok(one(element, 'a').getBoundingClientRect().height > 0, 'no transcript');
    await expectAccessible(element);
  });

  it('prints its title and where the text is, not a black box', async () => {
    const { emulateMedia } = await import('@web/test-runner-commands');
    const element = await fixture('komki-video', { node, mediaUrl, kennung: 'G99' });
    await emulateMedia({ media: 'print' });
    equal(film(element).getBoundingClientRect().height, 0);
    ok(one(element, 'figcaption').getBoundingClientRect().height > 0, 'nothing is printed');
  });

  it('is accessible in light, dark, forced colours and at 320 px', async () => {
    await expectAccessible(await fixture('komki-video', { node, mediaUrl, kennung: 'G99' }));
  });
});
