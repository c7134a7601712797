/**
 * The part of Trusted Types that we use; TypeScript does not have its types yet. The browser returns objects
 * here, which are accepted wherever a string is.
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

/** The only policy that hosting/policy.mjs allows. Nothing else can become code or HTML. */
const policy = trustedTypes?.createPolicy('auditorium', {
  createHTML: (html) => html,
  createScriptURL: (url) => {
    const folder = new URL('.', document.baseURI).href;
    if (new URL(url, document.baseURI).href.startsWith(folder)) return url;
    throw new TypeError(`Not an Auditorium script: ${url}`);
  },
});

/**
 * Returns the address of a worker script in the app's own folder as a trusted value.
 * @throws {TypeError} for any other address, in browsers with Trusted Types
 */
export const ownScript = (url: string): string => policy?.createScriptURL(url) ?? url;

/** For Monaco only: it renders lines as HTML, which it escapes itself. Undefined in browsers without Trusted Types. */
export const policyForMonaco = policy;
