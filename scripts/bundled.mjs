import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, root } from './root.mjs';

/**
 * Bundles a TypeScript file that uses the product's sources, so that plain Node can run it.
 * @param {string} folder in the project, e.g. "bench"
 * @param {string} name the file's, without .ts
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
 * Bundles a TypeScript file and loads it.
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<any>} the module
 */
export async function bundled(folder, name) {
  return await import(pathToFileURL(await bundle(folder, name)).href);
}
