const scripts = { studio: '/src/main.tsx', embed: '/src/embed.tsx' };

/**
 * What the studio begins with in two files: what the embedded view may need too, and the rest. The
 * bundler alone makes a file of every set of pages and parts that share a module: sixty requests
 * before anything is painted. The pages' scripts stay apart, for whoever loads one runs it.
 * @type {import('vite').Rolldown.CodeSplittingGroup}
 */
export const twoPages = {
  debugName: 'what the studio begins with',
  tags: ['$initial'],
  name: (id, bundle) => {
    const users = usersOf(id, bundle);
    if (id.endsWith(scripts.studio) || !users.has(scripts.studio)) return null;
    return users.has(scripts.embed) ? 'both' : 'studio';
  },
};

/**
 * The scripts that import a module, directly, through others, or when a part of them is shown.
 * @param {string} id
 * @param {{ getModuleInfo(id: string): import('vite').Rolldown.ModuleInfo | null }} bundle
 */
function usersOf(id, bundle) {
  const above = new Set([id]);
  for (const each of above) {
    const info = bundle.getModuleInfo(each);
    for (const importer of info?.importers ?? []) above.add(importer);
    for (const importer of info?.dynamicImporters ?? []) above.add(importer);
  }
  return new Set(
    Object.values(scripts).filter((script) => [...above].some((each) => each.endsWith(script))),
  );
}
