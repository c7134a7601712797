/**
 * Returns whether a text, which may not be valid YAML, starts like an audit policy and has its apiVersion and kind.
 */
export function seemsPolicy(text: string): boolean {
  return policyLines.every((line) => line.test(text));
}

const policyLines = [
  /^(?:[ \t]*(?:#.*|---.*)?\n)*[ \t]*(?:\{\s*)?["']?(?:apiVersion|kind|metadata|rules|omit\w+)["']?:/,
  /(?:^|[{,])[ \t]*["']?apiVersion["']?:[ \t]*["']?audit\.k8s\.io\//m,
  /(?:^|[{,])[ \t]*["']?kind["']?:[ \t]*["']?Policy\b/m,
];
