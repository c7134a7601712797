// npm run checks: writes docs/checks.md from the table in src/engine/problemCodes. A unit test fails if it is not
// current.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

await ensureInstalled();
const { checksPage } = await bundled('src/engine/problemCodes', 'checksPage');
writeFileSync(join(root, 'docs/checks.md'), checksPage());
console.log('Written to docs/checks.md.');
