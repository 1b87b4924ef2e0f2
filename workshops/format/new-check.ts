/** `npm run neu:check -- umweltschutz "Titel"`: makes a folder below `workshops/checks` with a check from the template. */
import { createFromTemplate } from './from-template.ts';

await createFromTemplate(process.argv.slice(2), {
  command: 'neu:check',
  genitive: 'Checks',
  example: 'umweltschutz',
  folder: 'workshops/checks',
  file: 'check.md',
  template: 'workshops/vorlage.md',
  address: '/checks/',
});
