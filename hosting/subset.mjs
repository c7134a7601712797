import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What HarfBuzz may do with memory that it is given: HB_MEMORY_MODE_WRITABLE. */
const writable = 2;

/**
 * Returns a font that has only these characters, with HarfBuzz's hb-subset.
 * @param {Uint8Array} font TrueType
 * @param {readonly number[]} characters code points
 * @throws {Error} if it is no font
 */
export async function subset(font, characters) {
  const hb = await load();
  // Views of the memory end when it grows.
  const memory = () => new Uint8Array(hb.memory.buffer);
  const place = hb.malloc(font.length);
  memory().set(font, place);
  const blob = hb.hb_blob_create(place, font.length, writable, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  const kept = hb.hb_subset_input_unicode_set(input);
  for (const character of characters) hb.hb_set_add(kept, character);
  const smaller = hb.hb_subset_or_fail(face, input);
  if (smaller === 0) throw new Error('HarfBuzz cannot make the icon font smaller.');
  const result = hb.hb_face_reference_blob(smaller);
  const start = hb.hb_blob_get_data(result, 0);
  return memory().slice(start, start + hb.hb_blob_get_length(result));
}

/** @returns {Promise<any>} the functions of hb-subset, by their names in C */
async function load() {
  const path = fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  const { instance } = await WebAssembly.instantiate(await readFile(path));
  /** @type {any} */
  const { exports } = instance;
  // oxlint-disable-next-line no-underscore-dangle -- the name of every such module's start
  exports._initialize();
  return exports;
}
