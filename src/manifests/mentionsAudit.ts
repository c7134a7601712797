/** Returns whether a text, as it stands or in base64, mentions audit policies: only then is it worth reading. */
export function mentionsAudit(text: string): boolean {
  return /audit(?:\.k8s\.io|.?polic|.?rule)/i.test(text) || inBase64.test(unwrapped(text));
}

/** "audit.k8s.io" in base64, behind zero, one or two bytes of a group of three. */
export const inBase64 = /YXVkaXQuazhzLmlv|F1ZGl0Lms4cy5pb|hdWRpdC5rOHMua/;

/** Joins the lines of base64 that was broken into lines; returns any other text unchanged. */
export function unwrapped(text: string): string {
  return /^[ \t]*[A-Za-z0-9+/]{60,}$/m.test(text) ? text.replace(/\s+/g, '') : text;
}
