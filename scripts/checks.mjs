// npm run checks: writes docs/checks.md from the tables in src/engine/problemCodes and src/course/problemTopics.ts. A unit test fails if it is not
// current.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

await ensureInstalled();
const { checksInDocs } = await bundled('src/course', 'checksInDocs');
writeFileSync(join(root, 'docs/checks.md'), checksInDocs());
console.log('Written to docs/checks.md.');
