import { kind } from './kind';

const block = /^(["']?)kind\1[ \t]*:[ \t]*(["']?)(\w*)\2[ \t]*(?:#.*)?\r?$/m;
const json = /"kind"\s*:\s*"(\w*)"/;

/** Whether a text is a file of tests, by its first kind. The text may be broken otherwise. */
export function isTestFile(text: string): boolean {
  const isJson = /^[\s\uFEFF]*\{/.test(text);
  return (isJson ? json.exec(text)?.[1] : block.exec(text)?.[3]) === kind;
}
