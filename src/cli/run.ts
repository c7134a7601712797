import { version } from '../../package.json';
import { nearest } from '../analysis/nearest';
import { agreementWith } from '../catalog/agreement';
import { kubernetesVersions, newestKubernetes } from '../audit/types';
import type { Command } from './command';
import { commandHelp, programHelp } from './help';
import { exitCodes, Unusable, WrongUse, type ExitCode, type Io } from './io';
import { common, readOptions } from './options';
import { printable, styleFor } from './style';

/** All commands, in the order of the help. Each is evaluated only when it is needed: that is most of the time to start. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => import('./check/command').then(({ check }) => check),
  explain: () => import('./explain/command').then(({ explain }) => explain),
  test: () => import('./test/command').then(({ test }) => test),
  events: () => import('./events').then(({ events }) => events),
  diff: () => import('./diff').then(({ diff }) => diff),
  prove: () => import('./prove/command').then(({ prove }) => prove),
  simplify: () => import('./simplify').then(({ simplify }) => simplify),
  doctor: () => import('./doctor/command').then(({ doctor }) => doctor),
};

/** Returns all commands by name. */
export async function allCommands(): Promise<Readonly<Record<string, Command>>> {
  const loaded = Object.entries(commands).map(
    async ([name, load]) => [name, await load()] as const,
  );
  return Object.fromEntries(await Promise.all(loaded));
}

/** Runs the program with the arguments after its name, and returns its exit code. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await answer(args, io);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    io.err(`auditorium: ${printable(error.message)}\n`);
    return exitCodes.unusable;
  }
}

async function answer([first, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  const style = styleFor(io);
  if (first === undefined) {
    io.err(programHelp(await allCommands(), style));
    return exitCodes.unusable;
  }
  const isHelp = (word: string | undefined) =>
    word === 'help' || word === '--help' || word === '-h';
  if (first === '--version' || first === '-V' || first === 'version') {
    const release = agreementWith(newestKubernetes)?.release ?? newestKubernetes;
    io.out(
      `auditorium ${version} (Kubernetes ${kubernetesVersions[0]} to ${newestKubernetes}, compared with kube-apiserver ${release})\n`,
    );
    return exitCodes.ok;
  }
  const name = isHelp(first) ? rest[0] : first;
  if (name === undefined) {
    io.out(programHelp(await allCommands(), style));
    return exitCodes.ok;
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (!command) {
    const close = nearest(name, Object.keys(commands));
    const meant =
      close !== undefined
        ? ` Did you mean ${close}?`
        : /[./]/.test(name)
          ? ` Did you mean auditorium check ${name}?`
          : '';
    throw new Unusable(
      `Unknown command: ${name}.${meant} The commands are ${Object.keys(commands).join(', ')}.`,
    );
  }
  const end = rest.indexOf('--');
  const words = end < 0 ? rest : rest.slice(0, end);
  if (isHelp(first) || words.some((word) => word === '--help' || word === '-h')) {
    io.out(commandHelp(name, command, style));
    return exitCodes.ok;
  }
  try {
    return await command.run(readOptions(rest, { ...command.options, ...common }), io);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    throw new Unusable(`${error.message} See auditorium ${name} --help.`);
  }
}
