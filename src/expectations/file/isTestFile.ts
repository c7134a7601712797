import { apiVersion, kind } from './kind';

const block = /^(["']?)kind\1[ \t]*:[ \t]*(["']?)(\w*)\2[ \t]*(?:#.*)?\r?$/m;
const flow = new RegExp(`["']?\\bkind["']?\\s*:\\s*["']?${kind}\\b`);

/** Whether a text is a file of tests, by the kind of its first document. The text may be broken otherwise. */
export function isTestFile(text: string): boolean {
  return /^[\s\uFEFF]*\{/.test(text) ? flow.test(text) : block.exec(text)?.[3] === kind;
}

const version = new RegExp(
  `^["']?apiVersion["']?[ \\t]*:[ \\t]*["']?${apiVersion.split('/')[0]}/`,
  'm',
);

/** Whether a text is a file of tests, or becomes one: it has the version, and the kind is not typed yet. */
export const isMeantAsTests = (text: string): boolean => isTestFile(text) || version.test(text);
