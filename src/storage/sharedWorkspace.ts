import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../audit/types';

/** What a link carries: all that makes the other person see the same. */
export interface SharedWorkspace {
  text: string;
  kubernetes: KubernetesVersion;
  lineEnding: '\n' | '\r\n';
  /** What the workspace is called. */
  name?: string;
  /** What is selected, as the store names it; whoever opens it checks that it exists. */
  request?: string;
  tab?: string;
  kind?: string;
  filter?: string;
}

/** The same as an object of few letters, without what is usual. */
type Head = Record<string, string>;

const letters = { name: 'n', request: 'r', tab: 't', kind: 'q', filter: 'f' } as const;
const fields = Object.keys(letters) as (keyof typeof letters)[];

/** Words in a head are no longer than this. */
const longestWord = 300;

/** A shared workspace as one text: a line of JSON, then the policy. */
export function writeShared(shared: SharedWorkspace): string {
  const head: Head = { k: shared.kubernetes };
  for (const field of fields) {
    const value = shared[field];
    if (value !== undefined) head[letters[field]] = value.slice(0, longestWord);
  }
  if (shared.lineEnding === '\r\n') head['e'] = 'crlf';
  // Half a surrogate pair is no UTF-8; JSON has a way to write it.
  if (!isWellFormed(shared.text)) return JSON.stringify({ ...head, x: shared.text });
  return `${JSON.stringify(head)}\n${shared.text}`;
}

/** What `writeShared` wrote; undefined for anything else. Fields of later days are passed over. */
export function readShared(written: string): SharedWorkspace | undefined {
  const end = written.indexOf('\n');
  const head = stringsIn(end < 0 ? written : written.slice(0, end));
  const text = end < 0 ? head?.get('x') : written.slice(end + 1);
  if (!head || text === undefined) return undefined;
  const asked = head.get('k');
  const shared: SharedWorkspace = {
    text,
    // A version that is not known here is no reason to refuse the policy.
    kubernetes: kubernetesVersions.find((each) => each === asked) ?? newestKubernetes,
    lineEnding: head.get('e') === 'crlf' ? '\r\n' : '\n',
  };
  for (const field of fields) {
    const value = head.get(letters[field]);
    if (value !== undefined) shared[field] = value.slice(0, longestWord);
  }
  return shared;
}

/** The strings of a JSON object by their key; a map has no prototype that a key could mean. */
function stringsIn(json: string): Map<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value).filter(([, each]) => typeof each === 'string'));
  } catch {
    return undefined;
  }
}

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
