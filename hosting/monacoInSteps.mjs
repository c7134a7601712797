import { resolve } from 'node:path';

/** The script runs so many characters, before they are minified, in one task: 30 ms on a slow machine. */
const step = 250_000;

/** Ends the task; the page may paint and take keys before the next one. Timers would wait in the background. */
const pause = `const pauseBetweenSteps = () => new Promise((resume) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resume();
  };
  port2.postMessage(undefined);
});
`;

/**
 * Lets Monaco's script pause between its modules: run at once, it blocks the page. Nor does it make an error, which it
 * only compares, while it runs: a debugger or Lighthouse would then parse the whole script again to find the line.
 * @returns {import('vite').Plugin}
 */
export function monacoInSteps() {
  let root = '';
  return {
    name: 'auditorium-monaco-in-steps',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    transform: {
      filter: { id: /contextkey\/common\/contextkey\.js$/ },
      handler(code) {
        const without = code.replace('this._parseError = new Error()', 'this._parseError = {}');
        if (without === code) throw new Error('Monaco no longer makes an error while it loads.');
        return { code: without, map: null };
      },
    },
    renderChunk(code, { name, moduleIds }) {
      if (name !== 'monaco') return null;
      const ids = new Set(moduleIds);
      const steps = inSteps(code, (path) => ids.has(resolve(root, path)), step);
      if (steps.length < 2) throw new Error('The bundler names the modules in another way now.');
      return { code: pause + steps.join('await pauseBetweenSteps();\n'), map: null };
    },
  };
}

/**
 * Cuts a script at comments that name its modules, which the bundler writes above each.
 * @param {string} code
 * @param {(path: string) => boolean} isModule
 * @param {number} least characters in each step but the last
 * @returns {string[]}
 */
export function inSteps(code, isModule, least) {
  const starts = [...code.matchAll(/^\/\/ (.+)\n/gm)]
    .filter(([, path = '']) => isModule(path))
    .map(({ index }) => index);
  const cuts = [0];
  for (const start of starts) if (start - (cuts.at(-1) ?? 0) >= least) cuts.push(start);
  return cuts.map((cut, at) => code.slice(cut, cuts[at + 1]));
}
