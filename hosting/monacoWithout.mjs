/** Modules of Monaco for what no policy needs: drawing with WebGPU, hints inside a line, many comparisons in one. */
const unused = [
  'browser/gpu/viewGpuContext',
  'browser/viewParts/viewLinesGpu/viewLinesGpu',
  'browser/viewParts/rulersGpu/rulersGpu',
  'browser/viewParts/gpuMark/gpuMark',
  'contrib/inlayHints/browser/inlayHintsHover',
  'browser/widget/multiDiffEditor/multiDiffEditorWidget',
];
const isUnused = new RegExp(`/vs/editor/(?:${unused.join('|')})\\.js$`);

/**
 * Leaves these modules out, with all that only they import. Monaco imports them without asking for them: each exports one
 * class, of which nothing is made.
 * @returns {import('vite').Plugin}
 */
export function monacoWithout() {
  let left = 0;
  return {
    name: 'auditorium-monaco-without',
    apply: 'build',
    transform: {
      filter: { id: isUnused },
      handler(code) {
        left++;
        return { code: emptyClass(code), map: null };
      },
    },
    renderStart() {
      if (left < unused.length) throw new Error('Monaco has other names for its unused modules.');
    },
  };
}

/** @param {string} code of a module that exports one class */
export function emptyClass(code) {
  const [exported, ...others] = [...code.matchAll(/^export\b.*$/gm)].map(([line]) => line);
  const name = /^export \{ (\w+) \};$/.exec(exported ?? '')?.[1];
  if (name === undefined || others.length > 0) {
    throw new Error(`An unused module of Monaco exports more than a class: ${exported}`);
  }
  return `export class ${name} {}\n`;
}
