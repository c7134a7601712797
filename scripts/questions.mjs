// npm run questions: writes docs/questions.md from the questions in src/questions/asked. A unit test fails if it is not current.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

await ensureInstalled();
const { questionsPage } = await bundled('src/questions/report', 'questionsPage');
writeFileSync(join(root, 'docs/questions.md'), questionsPage());
console.log('Written to docs/questions.md.');
