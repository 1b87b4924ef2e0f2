/**
 * What the pages of a live workshop load instead of `app.ts`: a participant's phone gets the participant's page and nothing
 * else; stage and projector come when they are there.
 */
import './komki-workshop/komki-workshop.ts';

if (document.querySelector('komki-workshop-stage')) void import('./komki-workshop-stage/komki-workshop-stage.ts');
if (document.querySelector('komki-workshop-projector')) {
  void import('./komki-workshop-projector/komki-workshop-projector.ts');
}
