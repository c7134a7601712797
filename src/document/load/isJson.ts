/** Returns whether the server reads the text as JSON rather than YAML. Mirrors hasJSONPrefix of apimachinery. */
export function isJson(text: string): boolean {
  return /^\p{White_Space}*\{/u.test(text);
}
