/** What stands before the command: the prompt of a shell, a list marker. */
const before = new RegExp(
  `^(?:${[
    String.raw`➜\s+(?:[~/.]\S*|\S+(?=\s+git:\())\s+(?:git:\([^)]*\)\s+)?(?:[✗±]\s+)?`,
    // The sign alone, a directory before it, "user@host:~$", "[user@host ~]$", "(context) ~ $".
    String.raw`(?:\([^)]*\)\s*)?(?:[\w.-]+@[\w.-]+[:~ ][^$#%>]*|\[[^\]]*\]|[~/][^\s$#%>❯]*)?\s*[$%#>❯»➜λ]{1,3}\s+`,
    String.raw`[└╰]─+\s?[$#❯>]\s+`,
    String.raw`[\w.-]+@[\w.-]+[:~][^$#]*[$#]`,
    String.raw`\[[^\]]*\][$#]`,
    String.raw`(?:PS )?[A-Za-z]:\\[^>"]*>\s*`,
    String.raw`PS(?: [^>"]*)?>\s*`,
    String.raw`(?:[-*•!]|\d+[.)])\s+`,
  ].join('|')})`,
);

/** What only says how a command is run. */
const runner = new RegExp(
  `^(?:${[
    String.raw`(?:sudo|doas)(?:\s+-[ugpCDhRrtT]\s+\S+|\s+-\S+)*`,
    String.raw`watch(?:\s+-n\s+\S+|\s+-\S+)*`,
    'env|time|nohup|exec|command|do|then|else|if|elif|while|until|!',
  ].join('|')})\\s+`,
);

const variables = String.raw`^((?:[A-Za-z_]\w*=\S*\s+)*)`;
const program = new RegExp(
  String.raw`${variables}(?:\S*[/\\])?(?:kubectl|curl|cat|tee)(?:\.exe)?(?=\s|$)`,
);
const otherNames = new RegExp(
  String.raw`${variables}(?:\S*/)?(?:k|kubecolor|microk8s\.kubectl|(?:microk8s|k3s|k0s|rke2|minikube)\s+kubectl(?:\s+--)?)(?=\s|$)`,
);
const openShift = new RegExp(String.raw`${variables}(?:\S*[/\\])?oc(?:\.exe)?(?=\s)`);

/** The commands that oc takes from kubectl as they are (oc, pkg/cli/kubectlwrappers). */
const sharedWithOc =
  /^(?:\s+-\S+(?:\s+[^-\s]\S*)?)*?\s+(?:annotate|api-resources|api-versions|apply|attach|auth|autoscale|cluster-info|cp|create|delete|edit|exec|explain|get|label|patch|port-forward|proxy|replace|scale|wait)\b/;

const ofOc = 'oc is read as kubectl, from which it has this command.';

/** A line that begins a command, without what stands before it. */
export interface CommandLine {
  text: string;
  notes: readonly string[];
}

/**
 * Returns a line without a prompt, sudo and the like before its command; other names of kubectl, such as k, are replaced
 * by kubectl. Undefined if no command begins the line. Never throws.
 */
export function commandLine(line: string): CommandLine | undefined {
  // A path of Windows with spaces; otherwise most lines of a log.
  const quoted = line.replace(/^(?:& )?"[A-Za-z]:\\[^"]*\\(kubectl|curl)(?:\.exe)?"(?=\s)/, '$1');
  if (quoted !== line) return { text: quoted, notes: [] };
  if (/^[{"]/.test(line)) return undefined;
  // In a long line, looking for a prompt would take long.
  const head = line.slice(0, headAtMost);
  const rest = line.slice(headAtMost);
  const found = commandHead(head) ?? commandHead(head.replace(before, ''));
  if (!found && rest === '' && /^`.*`$/.test(line)) return commandLine(line.slice(1, -1));
  return found && { ...found, text: found.text + rest };
}

const headAtMost = 500;
/** Longer lines are no commands that somebody wrote. */
const longest = 20_000;

function commandHead(head: string): CommandLine | undefined {
  let text = head;
  for (let count = 0; count < 4 && runner.test(text); count++) text = text.replace(runner, '');
  text = text.replace(otherNames, '$1kubectl');
  if (program.test(text)) return { text, notes: [] };
  const rest = text.replace(openShift, '');
  if (rest !== text && sharedWithOc.test(rest))
    return { text: text.replace(openShift, '$1kubectl'), notes: [ofOc] };
  return undefined;
}

const startsWithVerb =
  /^(?:annotate|apply|create|delete|describe|edit|exec|get|label|logs|patch|port-forward|rollout|scale|top) [\w-]/;

/** Returns why a line without a command at its start is not read; undefined if it seems to be none. */
export function whyNoCommand(line: string): string | undefined {
  if (/^[{"]/.test(line) || line.length > longest) return undefined;
  if (openShift.test(line.replace(before, '')))
    return 'Of oc, only the commands that it has from kubectl are read.';
  if (/\b(?:kubectl|curl)\b/i.test(line))
    return 'A kubectl or curl command does not begin this line. Paste the command alone.';
  if (startsWithVerb.test(line)) return 'Begin the command with kubectl.';
  return /^(?:[A-Z]{3,7} )?\/?apis?\//.test(line)
    ? 'Begin the path with a slash, and write the method before it: GET /api/v1/pods.'
    : undefined;
}

/**
 * Returns what a dash, quote or space of typography in a command should be, in a sentence; undefined if it has none. Text
 * processors put them there, and a shell takes them for letters.
 */
export function typography(command: string): string | undefined {
  const plain = command.replace(/'[^']*'|"(?:\\.|[^"\\])*"/gs, '');
  const dash = /(?:^|\s)([\u2010-\u2015\u2212]+)([\w-]+)/.exec(plain);
  if (dash) {
    const [, sign = '', name = ''] = dash;
    return `${sign} is not a hyphen: write ${name.length > 1 ? '--' : '-'}${name}.`;
  }
  if (/[\u00a0\u2000-\u200a\u202f\u3000]/.test(plain))
    return 'It contains a space that is none in a shell, such as a non-breaking one: type it again.';
  const quote = /[\u2018-\u201f]/.exec(plain)?.[0];
  return quote && `${quote} is not a quote in a shell: write ' or ".`;
}

const begun =
  /^(?:(?:& )?"[A-Za-z]:\\)?[^{"\n]{0,300}?(?:\bkubectl(?:\.exe)?(?=[\s"]|$)|(?:^|[\s;&|])(?:k|oc|kubecolor)\s)/m;

/** Whether a text seems to have kubectl commands in it, and not only lines of a log about them. */
export const seemsKubectl = (text: string): boolean => begun.test(text);
