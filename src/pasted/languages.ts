const notPolicy = ', not a policy. If there is a policy in it, copy only that.';

/** Texts that may hold a policy: how to recognize them, and what to say. */
const kinds: [RegExp, string][] = [
  [
    /^<{7} (?=[^]*^={7}$)(?=[^]*^>{7} )/m,
    'Git left conflict marks here. Keep one of the two versions, and delete the lines that start with <<<<<<<, ======= and >>>>>>>.',
  ],
  [
    /:[ \t]*>[-+\d]*[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n){0,20}[ \t]+(?:apiVersion|kind):[^\n]*(?:audit\.k8s\.io|Policy)/,
    'The policy stands in a folded block (>), which joins its lines. Write | in the place of >.',
  ],
  [/^(?:```|~~~)/m, 'This is Markdown. Copy only the lines between the ``` lines.'],
  [
    /^#!|^\s*(?:cat|echo|tee|sudo|kubectl|k3d|kind|mkdir|curl|wget|helm|minikube|kubeadm|ssh|docker|gcloud|aws|az|oc)\s+[^\s:]/,
    `This is a shell script or command${notPolicy}`,
  ],
  [
    /^[ \t]*(?:resource|module|data|locals|variable|provider|terraform)\b[^\n\r:]*\{[ \t]*$|\bjsonencode\(/m,
    `This is a Terraform file${notPolicy}`,
  ],
  [/^\s*(?:file|class|node|define)\b[^\n{]*\{[^]*=>/, `This is a Puppet file${notPolicy}`],
  [/^\s*Vagrant\.configure|^\s*require ['"]/, `This is a Ruby file${notPolicy}`],
  [/^[ \t]*package \w+[ \t]*$/m, `This is a Go file${notPolicy}`],
  [
    /^\s*(?:export|import|const|let)\s[^:\n]*[={;]/,
    `This is a JavaScript or TypeScript file${notPolicy}`,
  ],
  [/^\s*\{(?:(?!\.\.\.)[^\n"])*\.\.\.[^\n]*\}:/, `This is a Nix file${notPolicy}`],
];

/** Returns in which language a text is, and what to do, as sentences; undefined for one that is not recognized. */
export function languageText(text: string): string | undefined {
  // The beginning is enough; searching a long text on every keystroke would be slow.
  const beginning = text.slice(0, 20_000);
  return kinds.find(([pattern]) => pattern.test(beginning))?.[1];
}
