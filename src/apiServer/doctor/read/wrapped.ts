import type { TextEdit } from '../../../document/textEdit';
import type { FlagTable } from '../../flags/parseArguments';
import { quoted } from '../../setups/shell';
import type { NodeFiles, ServerConfiguration } from '../configuration';
import type { Argument } from './arguments';
import { fromArguments, wordsIn, type Word } from './commandLine';
import { serversOf, volumeOf } from './k3d';

/** Commands that pass arguments on to kube-apiserver, and what they put before them. */
const passedToServer = /^(?:--k3s-arg[= ])?(?:--kube-apiserver-arg[= ])/;

const wrappers = {
  minikube: {
    program: /(?:^|\/)minikube$/,
    prefix: /^(?:--extra-config[= ])?apiserver\./,
    written: (argument: string) => `--extra-config=${quoted(`apiserver.${argument}`)}`,
  },
  k3d: {
    program: /(?:^|\/)k3d$/,
    prefix: passedToServer,
    written: (argument: string) =>
      `--k3s-arg ${quoted(`--kube-apiserver-arg=${argument}@server:*`)}`,
  },
  k3s: {
    prefix: passedToServer,
    written: (argument: string) => `--kube-apiserver-arg=${quoted(argument)}`,
  },
} as const;

/** Returns how `minikube start`, `k3d cluster create` or `k3s server` runs kube-apiserver; undefined for another command. */
export function readWrapped(text: string, table: FlagTable): ServerConfiguration | undefined {
  if (!/apiserver/.test(text)) return undefined;
  const words = wordsIn(text, 0, text.length);
  const kind =
    (['minikube', 'k3d'] as const).find((name) =>
      words.some(({ text: word }) => wrappers[name].program.test(word)),
    ) ?? 'k3s';
  const { prefix, written } = wrappers[kind];
  const given = words.flatMap((word, at): Argument[] => {
    const before = words[at - 1]?.text ?? '';
    const joined = /^--(?:extra-config|kube-apiserver-arg|k3s-arg)$/.test(before)
      ? `${before}=${word.text}`
      : word.text;
    const match = prefix.exec(joined);
    if (!match) return [];
    const inner = joined.slice(match[0].length);
    const own = kind === 'minikube' ? inner : inner.replace(/@[\w:*,;-]+$/, '');
    const offset = word.text.lastIndexOf(own);
    return [
      {
        text: `--${own.replace(/^--/, '')}`,
        added: 2,
        at: word.at,
        textAt: word.textAt === undefined || offset < 0 ? undefined : word.textAt + offset,
      },
    ];
  });
  const [last] = given.slice(-1);
  if (!last) return undefined;
  const configuration = fromArguments(text, given, table, kind, []);
  const add = (word: string): TextEdit[] => {
    const isLong = text.slice(given[0]?.at.start, last.at.end).includes('\n');
    const insert = `${isLong ? ' \\\n  ' : ' '}${word}`;
    return [{ start: last.at.end, end: last.at.end, insert }];
  };
  return {
    ...configuration,
    // minikube's kubeadm mounts as kubeadm does: ~/.minikube/files lands below /etc/ssl/certs.
    mounts: kind === 'minikube' ? [] : undefined,
    mountedAnyway:
      kind === 'minikube'
        ? ['/etc/ssl/certs', '/var/lib/minikube/certs', '/usr/share/ca-certificates']
        : [],
    ...(kind === 'k3d' && { node: k3dNodes(words, add) }),
    edit: {
      ...configuration.edit,
      addFlag: (name, value) => add(written(`${name}=${value}`)),
      renameFlag: () => undefined,
      removeFlag: () => undefined,
    },
  };
}

/** What `k3d cluster create` mounts into its servers. */
function k3dNodes(words: readonly Word[], add: (word: string) => TextEdit[]): NodeFiles {
  const valuesOf = (long: string, short: string) =>
    words.flatMap((word, at): { text: string; at: Word['at']; textAt?: number | undefined }[] => {
      const before = words[at - 1]?.text;
      if (before === long || before === short) return [word];
      if (!word.text.startsWith(`${long}=`)) return [];
      const from = long.length + 1;
      return [
        {
          text: word.text.slice(from),
          at: word.at,
          textAt: word.textAt === undefined ? undefined : word.textAt + from,
        },
      ];
    });
  const count = Number(valuesOf('--servers', '-s').at(-1)?.text ?? '1');
  const volumes = valuesOf('--volume', '-v').flatMap((word) => {
    const [written = '', filters] = word.text.split('@', 2);
    return volumeOf(written, filters?.split(';') ?? [], word) ?? [];
  });
  return {
    ...serversOf(count, volumes, words[0]?.at ?? { start: 0, end: 0 }, (volume, filter) =>
      add(`--volume "${volume}@${filter}"`),
    ),
    field: '--volume',
  };
}
