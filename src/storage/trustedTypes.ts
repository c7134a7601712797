/**
 * What a browser with Trusted Types makes of a text. Its values are objects, which TypeScript does
 * not know yet; whoever takes a text takes them too.
 */
interface Policy {
  readonly name: string;
  createHTML: (html: string) => string;
  createScriptURL: (url: string) => string;
}

interface Factory {
  createPolicy: (name: string, rules: Omit<Policy, 'name'>) => Policy;
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

/** The studio's one policy, which hosting/policy.mjs names. Nothing else can become code or HTML. */
const policy = trustedTypes?.createPolicy('auditorium', {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const folder = new URL('.', document.baseURI).href;
    if (new URL(url, document.baseURI).href.startsWith(folder)) return url;
    throw new TypeError(`Not a script of the studio: ${url}`);
  },
});

/**
 * Lets a script of the studio's own folder be run as a worker.
 * @throws {TypeError} for one from anywhere else, where the browser knows Trusted Types
 */
export const ownScript = (url: string): string => policy?.createScriptURL(url) ?? url;

/** For Monaco alone: it paints lines as HTML, which it escapes itself. undefined: texts will do. */
export const policyForMonaco = policy;
