import { subset } from './subset.mjs';

const font = /codicon[^/]*\.ttf$/;

/**
 * Leaves in Monaco's icon font only the icons that its modules use: a tenth of it.
 * @returns {import('vite').Plugin}
 */
export function iconFont() {
  const icons = iconsOf();
  return {
    name: 'auditorium-icon-font',
    apply: 'build',
    transform(code) {
      icons.read(code);
    },
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !font.test(file.fileName)) continue;
        const used = icons.used();
        if (used.length === 0) throw new Error('Monaco uses its icons in another way now.');
        file.source = await subset(Buffer.from(file.source), used);
      }
    },
  };
}

/** Collects icons from the modules of Monaco: they register each one, and use it as `Codicon.name`. */
export function iconsOf() {
  /** @type {Map<string, string>} an id, or a character as 0x… */
  const registered = new Map();
  /** @type {Set<string>} */
  const named = new Set();
  return {
    /** @param {string} code of a module */
    read(code) {
      for (const [, name = ''] of code.matchAll(/\bCodicon\.(\w+)/g)) named.add(name);
      const rows = code.matchAll(/(\w+): register\('([^']*)', '?([\w-]+)'?\)/g);
      for (const [, name = '', id = '', is = ''] of rows) {
        registered.set(name, id);
        registered.set(id, is === id ? name : is);
      }
    },
    /** Returns the characters of the icons that are used; an icon may be another one under a second name. */
    used: () => [...named].map((name) => characterOf(name, registered)).filter((one) => one > 0),
  };
}

/**
 * @param {string} name
 * @param {Map<string, string>} registered
 * @returns {number} 0 if there is no such icon
 */
function characterOf(name, registered) {
  let value = registered.get(name);
  for (let steps = 0; value !== undefined && steps < 4; steps++) {
    if (value.startsWith('0x')) return Number(value);
    value = registered.get(value);
  }
  return 0;
}
