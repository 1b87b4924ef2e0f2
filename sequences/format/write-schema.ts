/** `npm run schema`: writes the JSON Schema of the front matter for editors. A test fails while it is not current. */
import { writeFile } from 'node:fs/promises';
import { frontMatterSchema, frontMatterSchemaFile } from './frontmatter.ts';

await writeFile(frontMatterSchemaFile, frontMatterSchema());
