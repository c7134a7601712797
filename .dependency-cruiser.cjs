/*
 * Who may import whom: one row per folder in src/, with everything that it may import besides itself.
 * A `…:types` entry allows type-only imports. Packages are named without a version.
 * `anything` means no limit; the general rules below still apply.
 */
const anything = undefined;
const rows = {
  audit: [],
  document: ['src/audit'],
  // Only what tells a policy: other people's files are read with yaml.
  manifests: [
    'src/packing',
    'src/audit/go/bytes.ts',
    'src/audit/go/jsonObject.ts',
    'src/audit/steps.ts',
    'src/audit/shownValue.ts',
    'src/document/load/base64.ts',
    'src/document/load/isJson.ts',
    'src/document/tree.ts:types',
    'yaml',
  ],
  // Deflate, gzip and base64.
  packing: [],
  // What copying leaves in a text, slips, and texts that are no policy.
  pasted: ['src/audit', 'src/document', 'src/analysis/fixTitle.ts:types'],
  // Sets of requests, compared.
  proofs: ['src/audit'],
  // What a policy is asked about all requests of a kind, and what it answers.
  questions: [
    'src/audit',
    'src/proofs',
    // Questions of the user's own, as YAML.
    'yaml',
    'src/analysis/nearest.ts',
    'src/requests/safeYaml.ts',
    'src/workspace/entriesIn.ts',
  ],
  // Requests of the user's own: read from commands and from what is pasted, and checked.
  requests: [
    'src/audit',
    'src/catalog',
    'src/proofs/subjects.ts',
    // A request that shows an answer about all requests.
    'src/proofs/httpRequest.ts',
    'src/workspace/entriesIn.ts',
    'yaml',
    'shell-quote',
    'shlex',
  ],
  analysis: ['src/audit', 'src/proofs'],
  catalog: ['src/audit/types.ts', 'src/audit/event/exchange.ts:types'],
  workspace: [
    'src/audit/types.ts',
    'src/audit/shownValue.ts',
    'src/catalog/types.ts:types',
    'src/requests/clusterApi.ts',
    'src/requests/ownCallers.ts',
    'src/requests/ownRequest.ts',
  ],
  engine: [
    'src/audit',
    'src/document',
    'src/manifests',
    'src/pasted',
    'src/analysis',
    'src/catalog',
    // A shorter policy, as text.
    'src/proofs/simplify',
    'src/proofs/difference.ts',
  ],
  // The API server's own configuration: its flags, and the files that start it.
  apiServer: [
    'src/audit',
    'src/document/tree.ts:types',
    'src/document/applyEdits.ts',
    'src/document/textEdit.ts:types',
    'src/manifests/nodes.ts',
    // The likeliest spelling of a flag.
    'src/analysis/nearest.ts',
    'src/packing/encodeBase64.ts',
    'yaml',
  ],
  // What a policy should do with requests, and whether it does.
  expectations: [
    'src/audit',
    'src/analysis',
    'src/catalog',
    'src/document/tree.ts:types',
    // Completions and help for files of tests.
    'src/document/cursor',
    'src/document/locate.ts',
    'src/engine',
    'src/manifests/nodes.ts',
    'src/packing',
    'src/proofs',
    'src/requests',
    'src/workspace/entriesIn.ts',
    'yaml',
  ],
  // The course: lessons, exercises and how they are graded.
  course: [
    'src/audit',
    'src/catalog',
    'src/engine',
    'src/expectations',
    'src/proofs/subjects.ts',
    // Exercises of teachers have requests of their own, and an id from their content.
    'src/requests/ownRequest.ts',
    'src/packing/checksum.ts',
    'src/workspace/entriesIn.ts',
    // Manifests are graded by what the doctor reads in them.
    'src/apiServer/doctor',
    'src/apiServer/flags/auditFlags.ts',
    'src/apiServer/webhook',
  ],
  state: [
    'src/expectations',
    'src/audit',
    'src/document',
    'src/analysis',
    'src/proofs',
    'src/engine',
    'src/catalog',
    'src/requests',
    'src/workspace',
    'zustand',
    'react',
  ],
  storage: [
    'src/workspace',
    'src/packing',
    'src/course/progress.ts',
    'src/course/exam/session.ts',
    'src/course/teaching',
    'fflate',
    'idb',
  ],
  editor: [
    'src/state',
    'src/engine',
    // Completions and hovers in files of tests.
    'src/expectations/file',
    'src/document',
    'src/audit',
    'src/ui',
    'src/storage/trustedTypes.ts',
    // Links from hovers and problems into Learn.
    'src/storage/address.ts',
    'src/storage/learnLink.ts',
    'src/course/addresses.ts',
    'src/course/fieldTerms.ts',
    'monaco-editor',
    '@monaco-editor/react',
    'react',
    'react-dom',
  ],
  ui: [
    'src/audit/types.ts',
    'src/audit/shownValue.ts',
    'react',
    'react-dom',
    'react-aria',
    'react-aria-components',
    'lucide-react',
  ],
  features: [
    'src/state',
    'src/expectations',
    'src/engine',
    'src/audit',
    'src/analysis',
    'src/proofs',
    'src/catalog',
    'src/document:types',
    'src/proofs/requestLine.ts',
    'src/requests',
    'src/workspace',
    'src/storage',
    // Links into Learn.
    'src/course/addresses.ts',
    'src/course/fieldTerms.ts',
    'src/course/lessons/list.ts',
    'src/course/problemTopics.ts',
    'src/ui',
    'react',
    'react-dom',
    'react-aria-components',
    'lucide-react',
    '@tanstack/react-virtual',
    'uqr',
    'zustand',
  ],
  // The command line: what the page shows, in a terminal.
  cli: [
    'src/audit',
    'src/apiServer/doctor',
    'src/document',
    'src/manifests',
    'src/analysis',
    'src/engine',
    'src/proofs',
    'src/expectations',
    'src/proofs',
    'src/questions',
    'src/requests',
    'src/catalog',
    'src/storage/fileText.ts',
    'src/ui/counted.ts',
    'src/ui/formatBytes.ts',
    './package.json',
    ...['node:fs', 'node:path', 'node:url', 'node:util'],
  ],
  // What runs beside the page, and its messages.
  workers: ['src/storage/trustedTypes.ts', 'jq-wasm'],
  // Lessons, exercises and the rest of Learn, on studios of their own.
  learn: anything,
  enable: anything,
  prove: anything,
  app: anything,
  testing: anything,
};

const tests = '\\.test\\.tsx?$';
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern for a folder or file in src/, a file beside it (./), a module of Node or a package in dependency-cruiser's paths. */
function pathOf(entry) {
  if (/^(?:\.\/|node:)/.test(entry)) return `^${escaped(entry.replace(/^(?:\.\/|node:)/, ''))}$`;
  if (entry.startsWith('src/')) return `^${escaped(entry)}(/|$)`;
  return `(^|/)node_modules/(@types/)?${escaped(entry.replace(/^@([^/]+)\//, '@$1/'))}/`;
}

const limited = Object.entries(rows).filter(([, entries]) => entries !== anything);

const tableRules = limited.flatMap(([folder, entries]) => {
  const free = entries.filter((entry) => !entry.endsWith(':types'));
  const typesOnly = entries.filter((entry) => entry.endsWith(':types')).map((e) => e.slice(0, -6));
  // A panel may import its own folder, but no other panel's.
  const own = folder === 'features' ? '^src/features/$1/' : `^src/${folder}/`;
  const from = {
    path: folder === 'features' ? '^src/features/([^/]+)/' : `^src/${folder}/`,
    pathNot: tests,
  };
  return [
    {
      name: `${folder}-imports`,
      comment: `src/${folder} may import only: itself, ${entries.join(', ') || 'nothing'}`,
      severity: 'error',
      from,
      to: { pathNot: [own, ...[...free, ...typesOnly].map(pathOf)] },
    },
    ...typesOnly.map((entry) => ({
      name: `${folder}-${entry.replace('src/', '')}-types`,
      comment: `src/${folder} may import only types from ${entry}`,
      severity: 'error',
      from,
      to: { path: pathOf(entry), dependencyTypesNot: ['type-only'] },
    })),
  ];
});

module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'every-folder-has-a-row',
      comment: 'Every folder in src/ needs a row in .dependency-cruiser.cjs. Add one.',
      severity: 'error',
      from: { path: `^src/(?!(${Object.keys(rows).join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other should be one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and is not imported is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: [tests, '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'only-tests-import-tests',
      comment: 'Tests and src/testing stay out of the product.',
      severity: 'error',
      from: { pathNot: [tests, '^src/testing/'] },
      to: { path: ['^src/testing/', tests] },
    },
    {
      name: 'only-editor-imports-monaco',
      comment: 'Everything works without Monaco, so only src/editor may import it.',
      severity: 'error',
      from: { pathNot: ['^src/(editor|testing)/'] },
      to: { path: 'node_modules/(monaco-editor|@monaco-editor)/' },
    },
    {
      name: 'only-app-imports-panels-and-editor',
      comment:
        'Only src/app, src/learn, src/enable and src/prove put panels and the editor together.',
      severity: 'error',
      from: {
        pathNot: ['^src/(app|learn|enable|prove|editor|features)/', '^src/main\\.tsx$', tests],
      },
      to: { path: '^src/(editor|features)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    // Type-only imports count too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
