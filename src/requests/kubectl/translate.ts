import { commands } from './commands/table';
import { flagsOf, subcommandOf } from './flagTable';
import { parseFlags } from './parseFlags';
import { Refusal, refuse } from './refusal';
import { knownResources } from './resources';
import { Session, type KubectlContext, type KubectlRequest } from './session';
import { wordsOf, type Word } from './words';

export type { KubectlContext, KubectlRequest } from './session';
export type { KnownResource } from './resources';

/**
 * Returns the API requests that a kubectl command sends, in order, and notes about what they depend on that is not
 * known; or why there are none. Nothing is run. Never throws.
 * @param command a command line that begins with kubectl
 */
export function translateKubectl(
  command: string,
  context: KubectlContext,
): { requests: KubectlRequest[]; notes?: string[] } | { refused: string } {
  try {
    return translated(command, context);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

/** Why commands are not translated. */
const untranslated: Record<string, string> = {
  'cluster-info dump':
    'kubectl cluster-info dump reads whatever the cluster has, so it is not translated.',
  'apply edit-last-applied': 'What you write in the editor is not known.',
  ...Object.fromEntries(
    [
      'auth',
      'apply',
      'certificate',
      'config',
      'rollout',
      'set',
      'top',
      'alpha',
      'create secret',
      'create service',
    ].map((name) => [name, `kubectl ${name} shows its help and sends no request.`]),
  ),
};

function translated(line: string, context: KubectlContext) {
  const { words, hasGlob } = wordsOf(line.replace(/^\s*\$\s+/, ''));
  const { command, rest } = commandIn(kubectlWords(words), context);
  const translate = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!translate)
    refuse(
      (Object.hasOwn(untranslated, command) ? untranslated[command] : undefined) ??
        `kubectl ${command} is not translated.`,
    );
  const flags = flagsOf(context.kubectl, command);
  const parsed = parseFlags(rest, flags);
  refuseVariables(rest);
  const known = knownResources(context.kubernetes, context.resources);
  const session = new Session(context, command, parsed, flags, known);
  if (session.flag('kustomize') !== '')
    refuse(
      'What the kustomization builds is not known: paste the output of kubectl kustomize as a file.',
    );
  translate(session);
  if (session.requests.length === 0) session.note('kubectl sends no request for this.');
  const configured = ['context', 'kubeconfig'].find((flag) => session.flag(flag) !== '');
  if (configured !== undefined && !session.hasNamespace)
    session.note(`--${configured} can name another namespace than default.`);
  if (hasGlob) session.note('* and ? stand as written: no files are looked for.');
  const notes = [...session.notes];
  return { requests: session.requests, ...(notes.length > 0 && { notes }) };
}

/** Returns the words after "kubectl"; variables may be set before it. */
function kubectlWords(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  const program = words[at]?.text ?? '';
  if (!/^(.*[/\\])?kubectl(\.exe)?$/.test(program))
    refuse('The command does not begin with kubectl.');
  return words.slice(at + 1);
}

/** Finds the command among the words, as cobra does: flags may stand before it. */
function commandIn(words: readonly Word[], { kubectl }: KubectlContext) {
  const flags = flagsOf(kubectl, '');
  const rest: Word[] = [];
  let command = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? { text: '' };
    if (word.text === '--') {
      rest.push(...words.slice(at));
      break;
    }
    if (word.text.startsWith('-')) {
      rest.push(word);
      const name = word.text.replace(/^--?/, '');
      const flag = flags.find((each) => each.name === name || each.short === name);
      if (!word.text.includes('=') && flag && flag.noValue === undefined) {
        const value = words[at + 1];
        if (value) rest.push(value);
        at += 1;
      }
      continue;
    }
    const found = subcommandOf(kubectl, command, word.text);
    if (found === undefined) {
      if (command === '' && word.text === 'help') break;
      if (command === '')
        refuse(`unknown command "${word.text}" for "kubectl". What a plugin sends is not known.`);
      rest.push(...words.slice(at));
      break;
    }
    command = found;
  }
  if (command === '') refuse('kubectl shows its help and sends no request.');
  return { command, rest };
}

/** Flags whose values say how to reach a server, not what to ask. */
const connecting =
  /^--(token|kubeconfig|context|cluster|server|user|username|password|certificate-authority|client-certificate|client-key|tls-server-name|proxy-url|cache-dir|kuberc)(=|$)|^-s/;

function refuseVariables(words: readonly Word[]): void {
  words.forEach(({ text, variable }, at) => {
    if (
      variable === undefined ||
      connecting.test(text) ||
      connecting.test(words[at - 1]?.text ?? '')
    )
      return;
    refuse(
      `The value of $${/\W/.test(variable) ? `{${variable}}` : variable} is not known: write it out.`,
    );
  });
}
