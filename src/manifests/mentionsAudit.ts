/** Returns whether a text mentions audit policies or has rules with a level, also in base64. Otherwise it need not be searched. */
export function mentionsAudit(text: string): boolean {
  return audit.test(text) || ruleLevel.test(text) || inBase64.test(unwrapped(text));
}

const audit = /audit(?:\.k8s\.io|.?polic|.?rule)/i;
const ruleLevel =
  /\blevel\\?["']?[ \t]*:[ \t]*\\?["']?(?:none|metadata|request|requestresponse)\b/i;

/** Matches "audit.k8s.io" in base64, after zero, one or two bytes of a group of three, or a gzip file, which may contain it. */
export const inBase64 = /YXVkaXQuazhzLmlv|F1ZGl0Lms4cy5pb|hdWRpdC5rOHMua|\bH4sI[A-Za-z0-9+/]{60}/;

/** Joins the lines of wrapped base64; returns any other text unchanged. */
export function unwrapped(text: string): string {
  return /^[ \t]*[A-Za-z0-9+/]{60,}$/m.test(text) ? text.replace(/\s+/g, '') : text;
}
