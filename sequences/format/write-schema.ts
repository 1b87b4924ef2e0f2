/** `npm run schema`: writes what is made from code for authors: the schema of the front matter, the list of messages. */
import { writeFile } from 'node:fs/promises';
import { findingsList, findingsListFile } from './findings-list.ts';
import { frontMatterSchema, frontMatterSchemaFile } from './frontmatter.ts';

await writeFile(frontMatterSchemaFile, frontMatterSchema());
await writeFile(findingsListFile, findingsList());
