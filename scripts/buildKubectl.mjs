import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { go, modFileOf, onOneCore } from './oracle.mjs';
import { cacheFolder, root } from './root.mjs';

const folder = join(root, 'conformance', 'kubectl', 'main');

/**
 * Builds kubectl of a minor version on one core. Seconds if Go has built it before, else some minutes.
 * @param {string} minor
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function buildKubectl(minor) {
  const modFile = modFileOf(minor);
  const [, patch] =
    /k8s\.io\/kubectl v0\.(\S+)/.exec(readFileSync(join(folder, modFile), 'utf8')) ?? [];
  const target = join(cacheFolder, 'kubectl');
  mkdirSync(target, { recursive: true });
  const path = join(target, `kubectl-${minor}`);
  const began = Date.now();
  console.error(`Building kubectl ${minor} …`);
  const flags = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']
    .map(
      (name) =>
        `-X ${name}.gitVersion=v1.${patch} -X ${name}.gitMajor=1 -X ${name}.gitMinor=${minor.slice(2)}`,
    )
    .join(' ');
  const { code, output } = await go(
    folder,
    [
      'build',
      `-modfile=${modFile}`,
      '-p',
      '1',
      '-trimpath',
      '-ldflags',
      `-s -w ${flags}`,
      '-o',
      path,
      '.',
    ],
    onOneCore,
  );
  if (code !== 0) return { problem: output.trim() };
  console.error(`  ${Math.round((Date.now() - began) / 1000)} s`);
  return { path };
}
