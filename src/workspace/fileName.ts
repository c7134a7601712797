import { cut } from '../audit/shownValue';

/** In UTF-16 units. In UTF-8 it is at most 240 bytes; file systems take 255 with the extension. */
const longestStem = 80;
const longestExtension = 12;

/** Rejected by a file system, or not visible: control characters and those that change the direction of text. */
const unsafe = /[<>:"|?*]|[\p{C}\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}/gu;

/** Names of devices in Windows, with any extension. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$) *(?:\.|$)/i;

/** Files that are only read. Others, such as .bat and .html, can run what is in them. */
const readOnly =
  /\.(?:ya?ml|json|txt|conf|cfg|config|tmpl|tpl|gotmpl|j2|jinja2?|erb|bak|orig|md)$/i;

/**
 * Returns a file name from any source (file, import, storage) as it is shown, stored and downloaded: without
 * folders, safe on every system. Undefined when nothing is left, and for anything but a string.
 */
export function fileNameFrom(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  const visible = trimmed(last.replace(unsafe, '-').replace(/\s+/g, ' '));
  const [extension = ''] = /\.[^. ]+$/.exec(visible) ?? [];
  const isShort = extension.length <= longestExtension;
  const stem = isShort ? visible.slice(0, visible.length - extension.length) : visible;
  const name = trimmed(trimmed(cut(stem, longestStem)) + (isShort ? extension : ''));
  if (name === '') return undefined;
  return device.test(name) ? `_${name}` : name;
}

/** A dot in front hides a file, and a hyphen makes it an option of commands. */
const trimmed = (name: string) => /^[^]*[^. ]/.exec(name.replace(/^[-. ]+/, ''))?.[0] ?? '';

/** Returns a file name with an extension of a file that is only read: its own, else that of the text. */
export function textFileName(name: string, text: string): string {
  return readOnly.test(name) ? name : `${name}${extensionOf(text)}`;
}

/** Returns .json or .yaml. */
export const extensionOf = (text: string): string => (/^\s*\{/.test(text) ? '.json' : '.yaml');
