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
const editorTests = ['src/editor/**/*.test.ts'];
/** Tests that replace modules, or of what happens once a page. */
const mockingTests = [
  'src/app/{notLoaded,compare/useChoices}.test.tsx',
  'src/app/files/openFile.test.ts',
  'src/app/loadEarly.test.ts',
  'src/document/parseOnce.test.ts',
  'src/storage/{offline,trustedTypes,library}.test.ts',
];
/** Tests of components and of what only a browser has. */
const pageTests = [
  'src/**/*.test.tsx',
  'src/app/{keepSaved,commands/commands,menu/menuSections}.test.ts',
  'src/storage/{autosave,preferences,writeBack,learn/progress}.test.ts',
  'src/state/actedAt.test.ts',
  'src/features/preview/showNearest.test.ts',
  'src/ui/shortcut.test.ts',
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
  worker: {
    format: 'es',
    plugins: () => [packages.inWorkers],
    rolldownOptions: {
      output: {
        // A folder with headers of its own (hosting/policy.mjs).
        entryFileNames: ({ name }) =>
          `${name === 'jq.worker' ? 'workers' : 'assets'}/[name]-[hash].js`,
      },
    },
  },
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
    setupFiles: ['src/testing/optimizeLater.ts', 'src/testing/prove.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // Each file has modules and a page of its own, which takes a second. A thread starts sooner than a process.
      {
        extends: true,
        test: { name: 'alone', pool: 'threads', maxWorkers: 2, include: mockingTests },
      },
      // The others clean up behind themselves: modules, and the page in jsdom, are loaded once for all files.
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'conformance/**/*.test.ts'],
          exclude: [...mockingTests, ...pageTests, ...editorTests],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          setupFiles: [
            'src/testing/optimizeLater.ts',
            'src/testing/prove.ts',
            'src/testing/page/setup.ts',
          ],
          pool: 'threads',
          include: pageTests,
          exclude: mockingTests,
          isolate: false,
          maxWorkers: 2,
        },
      },
      // Monaco takes seconds to load: once for all files, not once for each.
      {
        extends: true,
        test: {
          name: 'editor',
          include: editorTests,
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
