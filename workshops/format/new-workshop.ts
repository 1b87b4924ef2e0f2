/** `npm run neu:workshop -- werkstatt "Titel"`: makes a folder below `workshops/formate` with a format from the template. */
import { createFromTemplate } from './from-template.ts';

await createFromTemplate(process.argv.slice(2), {
  command: 'neu:workshop',
  genitive: 'Workshops',
  example: 'ki-im-buero',
  folder: 'workshops/formate',
  file: 'ablauf.md',
  template: 'workshops/vorlage-workshop.md',
  address: '/workshops/',
});
