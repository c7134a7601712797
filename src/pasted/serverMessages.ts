import { quotedValue } from '../audit/shownValue';

const afterFix = 'Open that file here to see where.';

/** Tests whether a line has something, and something else behind it. Reads a line once. */
const behind = (first: RegExp, second: RegExp): Pick<RegExp, 'test'> => ({
  test: (text) =>
    text.split(/[\n\r\u2028\u2029]/).some((line) => {
      const found = first.exec(line);
      return found !== null && second.test(line.slice(found.index + found[0].length));
    }),
});

/** What a server says about a policy file, and what it means: the first that matches. */
const meanings: readonly (readonly [Pick<RegExp, 'test'>, string])[] = [
  [
    /mapping values are not allowed/,
    'A line has a second colon, or is indented deeper than the line above it.',
  ],
  [
    /did not find expected key/,
    'The indentation is wrong: the fields of a rule start in one column.',
  ],
  [
    /did not find expected '-' indicator/,
    'The indentation is wrong: the items of a list start in one column.',
  ],
  [/could not find expected ':'/, 'A key has no colon, or a line does not belong there.'],
  [
    /found character that cannot start any token|'\\t'|tab character/,
    'YAML is indented with spaces: there is a tab, or a character that needs quotes.',
  ],
  [
    behind(
      /failed decoding: /,
      /(?:^|failed decoding: )yaml: |json parse error: (?:yaml|invalid character)/,
    ),
    'The file is not valid YAML.',
  ],
  [
    /no kind \\*"Policy\\*" is registered for version \\*"audit\.k8s\.io\/v1(?:alpha|beta)1/,
    'The apiVersion was removed in Kubernetes 1.24. Write apiVersion: audit.k8s.io/v1; nothing else has to change.',
  ],
  [
    behind(/no kind /, / is registered for version/),
    'The file must have apiVersion: audit.k8s.io/v1 and kind: Policy.',
  ],
  [
    /unknown group version field/,
    'The file has no apiVersion or no kind. It must have apiVersion: audit.k8s.io/v1 and kind: Policy.',
  ],
  [/loaded illegal policy with 0 rules/, 'The policy has no rules, or they are not under rules.'],
  [
    /\.level: (?:Unsupported value|Required|Invalid)/,
    'A level is missing or misspelled: None, Metadata, Request or RequestResponse, with these capitals.',
  ],
  [
    behind(/omitStages/, /Unsupported value/),
    'A stage is misspelled: RequestReceived, ResponseStarted, ResponseComplete or Panic.',
  ],
  [
    behind(/nonResourceURLs/, /cannot apply to both/),
    'A rule cannot combine nonResourceURLs with resources or namespaces.',
  ],
  [/nonResourceURLs/, 'A path must start with a slash, and can have a * only at its end.'],
  [
    behind(/resources/, /group|Invalid value/),
    'A group is written without a version: apps, not apps/v1.',
  ],
  [
    /unknown field/,
    'A field is not known, so it is ignored: its name is misspelled, or it stands in the wrong place.',
  ],
  [
    /cannot unmarshal/,
    'A field has a value of another type, such as a string where a list belongs.',
  ],
  [
    /no such file or directory/,
    'kube-apiserver does not find the file. The path is that inside its Pod: mount the file with a hostPath volume.',
  ],
  [
    /is a directory/,
    'The path is a folder: the file did not exist on the node when it was mounted.',
  ],
  [/permission denied/, 'kube-apiserver may not read the file. Check its owner and mode.'],
];

const ofPolicy = /(?:loading audit policy file|audit policy|failed to read file path)/i;
const fileName =
  /(?:from file|failed to read file path|open|manifest file|file path)\s+\\*["']?([^\s"'\\:)]+)/;
const manifest = /Can't process manifest file|couldn't parse as pod|invalid pod/i;
const kubectl =
  /no matches for kind \\*"(?:Audit)?Policy\\*" in (?:version|group) \\*"audit\.k8s\.io|could not find audit\.k8s\.io\/Policy|exact match for audit\.k8s\.io\/\w+\.Policy|Kind: \\*"audit\.k8s\.io\/\w+, Kind=Policy|missing metadata\.name in object [^\n]*audit\.k8s\.io/;
/** Other tools that apply objects: Argo CD, Flux, Helm, Ansible, Terraform, Kustomize. */
const notKubectl =
  /dry-run failed|destination cluster|(?:INSTALLATION|UPGRADE) FAILED|FAILED! =>|GroupVersionResource|accumulat/;
const isMessage =
  /^(?:.*[\s:"(=\]])?(?:loading audit policy file|failed to read file path|Can't process manifest file|couldn't parse as pod|error: |Error from server|unable to recognize|no matches for kind|The Kubernetes API could not find|Failed to find exact match)/m;

/**
 * Returns what the message of a server or of kubectl about an audit policy means, and which file it is about; undefined
 * for any other text.
 */
export function messageMeaning(text: string): string | undefined {
  if (!isMessage.test(text) || /^(?:apiVersion|rules):/m.test(text)) return undefined;
  const file = fileOf(text);
  if (kubectl.test(text)) {
    const whose = notKubectl.test(text)
      ? 'a tool that cannot apply an audit policy: it is not an object of the cluster'
      : 'kubectl, which cannot apply an audit policy: it is not an object of the cluster';
    return `This is a message of ${whose}, but a file that kube-apiserver reads when it starts. Put it on every control-plane node, and name it in --audit-policy-file. ${opening(file)}`;
  }
  if (manifest.test(text) && /kind \\*"Policy\\*"|audit/i.test(text)) {
    const where =
      file === undefined ? 'An audit policy' : `${quotedValue(file)} is an audit policy and`;
    return `This is a message of the kubelet, which reads every file in its manifests folder as a Pod. ${where} must not be there: move it, for example to /etc/kubernetes, and mount it into kube-apiserver.`;
  }
  if (!ofPolicy.test(text)) return undefined;
  const meaning = meanings.find(([pattern]) => pattern.test(text))?.[1] ?? '';
  const line = /yaml: line (\d+)/.exec(text)?.[1];
  const near = line === undefined ? '' : ` The error is near line ${line}.`;
  const said = [meaning, near, opening(file)].map((part) => part.trim()).filter(Boolean);
  return `This is a message of kube-apiserver, not a policy. ${said.join(' ')}`;
}

function fileOf(text: string): string | undefined {
  const named = fileName.exec(text)?.[1] ?? /from \\*"([^"\\]+\.ya?ml)/.exec(text)?.[1];
  return named ?? /(?:recognize|validating|parsing) \\*"([^"\\]+)/.exec(text)?.[1];
}

const opening = (file: string | undefined) =>
  file === undefined ? afterFix : `It is about ${quotedValue(file)}: open that file here.`;
