/** Returns whether a text mentions audit policies, also in base64. Otherwise it need not be searched. */
export function mentionsAudit(text: string): boolean {
  return /audit(?:\.k8s\.io|.?polic|.?rule)/i.test(text) || inBase64.test(unwrapped(text));
}

/** Matches "audit.k8s.io" in base64, after zero, one or two bytes of a group of three. */
export const inBase64 = /YXVkaXQuazhzLmlv|F1ZGl0Lms4cy5pb|hdWRpdC5rOHMua/;

/** Joins the lines of wrapped base64; returns any other text unchanged. */
export function unwrapped(text: string): string {
  return /^[ \t]*[A-Za-z0-9+/]{60,}$/m.test(text) ? text.replace(/\s+/g, '') : text;
}
