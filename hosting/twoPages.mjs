const scripts = { studio: '/src/main.tsx', embed: '/src/embed.tsx' };

/**
 * Puts the studio's first scripts into two files: one shared with the embedded view, and one for the rest.
 * Left alone, the bundler writes a file for every combination of pages and parts that share a module: sixty
 * requests before the first paint. The pages' own scripts stay separate, because loading one runs it.
 * @type {import('vite').Rolldown.CodeSplittingGroup}
 */
export const twoPages = {
  debugName: 'first scripts of the studio',
  tags: ['$initial'],
  name: (id, bundle) => {
    const users = usersOf(id, bundle);
    if (id.endsWith(scripts.studio) || !users.has(scripts.studio)) return null;
    return users.has(scripts.embed) ? 'both' : 'studio';
  },
};

/**
 * Returns the scripts that import a module, directly, through other modules, or on demand.
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
