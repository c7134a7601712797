import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, root } from './root.mjs';

/**
 * A TypeScript file over the product's sources, bundled so that Node alone can run it.
 * @param {string} folder of the project, e.g. "bench"
 * @param {string} name of the file, without .ts
 * @returns {Promise<string>} the path of the bundle
 */
export async function bundle(folder, name) {
  const { build } = await import('vite');
  const outDir = join(cacheFolder, folder);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: join(root, folder, `${name}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node20',
    },
  });
  return join(outDir, `${name}.js`);
}

/**
 * The same, loaded.
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<any>} the module
 */
export async function bundled(folder, name) {
  return await import(pathToFileURL(await bundle(folder, name)).href);
}
