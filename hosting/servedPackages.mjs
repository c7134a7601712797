/** Where the build lists the packages it serves, inside dist/. */
export const packageList = '.vite/packages.json';

/**
 * Lists the packages that the build took files from: modules, workers' modules and fonts.
 * scripts/notices.mjs compares their licenses with public/third-party-notices.txt.
 * @returns {{ inPages: import('vite').Plugin, inWorkers: import('vite').Plugin }} workers are built apart
 */
export function servedPackages() {
  /** @type {Set<string>} */
  const folders = new Set();
  /** @param {Iterable<string>} files */
  const add = (files) => {
    for (const file of files) {
      const folder = /^.*?(node_modules\/.*)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(
        file.replaceAll('\\', '/').replaceAll('\0', ''),
      );
      if (folder) folders.add(`${folder[1] ?? ''}${folder[2]}`);
    }
  };
  return {
    inWorkers: {
      name: 'auditorium-packages-of-workers',
      generateBundle() {
        add(this.getModuleIds());
      },
    },
    inPages: {
      name: 'auditorium-packages',
      apply: 'build',
      generateBundle(_options, bundle) {
        add(this.getModuleIds());
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset') add(file.originalFileNames);
        }
        const source = JSON.stringify([...folders].sort(), null, 1);
        this.emitFile({ type: 'asset', fileName: packageList, source });
      },
    },
  };
}
