// Writes docs/checks.md from the table of checks (src/engine/problemCodes). A unit test fails when it is not current.
//   npm run checks
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { root } from './root.mjs';

const { checksPage } = await bundled('src/engine/problemCodes', 'checksPage');
writeFileSync(join(root, 'docs/checks.md'), checksPage());
