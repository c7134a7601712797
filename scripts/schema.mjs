// npm run schema: writes public/audit-policy-test-v1.schema.json from src/expectations/file/schema.ts. A unit test fails if
// it is not current.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

await ensureInstalled();
const { publishedSchema, schemaFile } = await bundled('src/expectations/file', 'schema');
const file = join(root, 'public', schemaFile);
writeFileSync(file, publishedSchema());
execFileSync(process.execPath, [join(root, 'node_modules/oxfmt/bin/oxfmt'), file]);
console.log(`Written to public/${schemaFile}.`);
