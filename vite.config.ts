import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { closed } from './hosting/closedPlugin.mjs';
import { iconFont } from './hosting/iconFont.mjs';
import { monacoInSteps } from './hosting/monacoInSteps.mjs';
import { monacoWithout } from './hosting/monacoWithout.mjs';
import { offline } from './hosting/offlinePlugin.mjs';
import { servedPackages } from './hosting/servedPackages.mjs';
import { smallerFirst } from './hosting/smallerFirst.mjs';
import { recordedSources } from './hosting/sourceSum.mjs';
import { twoPages } from './hosting/twoPages.mjs';
import { verifiedPage } from './hosting/verifiedPage.mjs';
import { endsWithNpm } from './scripts/orphaned.mjs';

const packages = servedPackages();
/** Tests of the whole page, which takes seconds to load. */
const pageTests = 'src/app/{page/*,twoStudios,onceShown}.test.tsx';
const editorTests = 'src/editor/**/*.test.ts';
/** All but one, which replaces a module, and the few that need a page or a clock of their own. */
const pureTests = [
  'src/{audit,cli,course,document,manifests,packing,pasted,proofs,analysis,catalog,engine,expectations,requests,workspace}/**/!(parseOnce).test.ts',
  'src/{features,state}/**/!(actedAt|lastValid|store).test.ts',
  'src/ui/**/!(shortcut).test.ts',
  'src/testing/{claims,found}/**/*.test.ts',
];

export default defineConfig({
  plugins: [
    // The prose of lessons.
    { enforce: 'pre', ...mdx() },
    react(),
    verifiedPage(),
    closed(),
    iconFont(),
    monacoWithout(),
    monacoInSteps(),
    smallerFirst(),
    recordedSources(),
    offline(),
    packages.inPages,
    endsWithNpm(),
  ],
  base: './',
  worker: { format: 'es', plugins: () => [packages.inWorkers] },
  build: {
    target: 'es2022',
    manifest: true,
    // Without it, a browser that knows no modulepreload loads the same files a little later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: ['index.html', 'embed.html', 'verified.html'],
      output: { codeSplitting: { groups: [twoPages] } },
    },
  },
  test: {
    environment: 'node',
    // A test that hangs must end, but a busy machine must not fail one. The bench measures speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          // Each file has modules of its own. A thread starts sooner than a process.
          pool: 'threads',
          maxWorkers: 2,
          include: ['src/**/*.test.{ts,tsx}', 'conformance/**/*.test.ts'],
          exclude: [...pureTests, editorTests, pageTests],
        },
      },
      // Pure functions leave nothing behind, nor do stores: their modules are loaded once for all files.
      { extends: true, test: { name: 'pure', include: pureTests, isolate: false, maxWorkers: 2 } },
      {
        extends: true,
        test: {
          name: 'studio',
          environment: 'jsdom',
          pool: 'threads',
          include: [pageTests],
          isolate: false,
          maxWorkers: 2,
        },
      },
      // Monaco takes seconds to load: once for all files, not once for each.
      {
        extends: true,
        test: {
          name: 'editor',
          include: [editorTests],
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
