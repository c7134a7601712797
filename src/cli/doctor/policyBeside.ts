import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { DoctorFinding, Server } from '../../apiServer/doctor/finding';
import { onNode } from '../../apiServer/doctor/findings/nodeFindings';
import { baseOf, deepest, movedTo } from '../../apiServer/doctor/paths';
import type { KubernetesVersion, Policy } from '../../audit/types';
import { readPolicy } from '../../document/readPolicy';
import { findPolicies } from '../../manifests/findPolicies';
import { isPolicyFile, type Input } from '../inputs';

/** A configuration's policy, as far as there is one to look at. */
export interface PolicyBeside {
  omitsRequestReceived?: boolean | undefined;
  findings: DoctorFinding[];
}

/** Returns whether a policy omits RequestReceived for all requests. */
export const omitsReceived = ({ omitStages }: Policy): boolean =>
  omitStages?.includes('RequestReceived') ?? false;

/**
 * Looks for the policy that a configuration has in it, or names: the file that kind or k3d mounts, one of that name in its directory, or
 * on a control-plane node the file itself. Says if it is not there, or if kube-apiserver would reject it.
 */
export function policyBeside({ path, text }: Input, server: Server): PolicyBeside {
  const [inside, ...more] = findPolicies(text).embedded;
  if (inside && more.length === 0) return loaded(inside.text, server, undefined);
  const flag = server.given('audit-policy-file');
  if (path === undefined || !flag?.value.startsWith('/')) return { findings: [] };
  const folder = dirname(path);
  const mounted = mountedFrom(server, flag.value, folder);
  if (mounted !== undefined && !existsSync(mounted.path))
    return {
      findings: [
        {
          code: 'policy-file-missing',
          severity: 'error',
          at: mounted.at ?? flag.valueAt,
          message: `\`${mounted.shown}\` is not there. A folder of that name is made instead, and kube-apiserver does not start. Write the policy first.`,
        },
      ],
    };
  const likely = [
    mounted?.path,
    join(folder, baseOf(flag.value)),
    ...(path.startsWith('/etc/') ? [flag.value] : []),
  ];
  for (const each of likely) {
    const found = each === undefined ? undefined : readText(each);
    if (found === undefined) continue;
    // What kind mounts is the policy; of another file, only its name tells so.
    if (each !== mounted?.path && !isPolicyFile(found)) continue;
    return loaded(found, server, { shown: each ?? '', at: mounted?.at ?? flag.valueAt });
  }
  return { findings: [] };
}

/** The file that a control-plane node gets the policy from, if it is beside the configuration. */
function mountedFrom(server: Server, policy: string, folder: string) {
  const { node } = server.configuration;
  const target = onNode(server, policy);
  if (!node || target === undefined) return undefined;
  const sourced = node.nodes
    .flatMap(({ mounts }) => mounts)
    .filter(({ source }) => source !== undefined);
  const mount = deepest(sourced, target, ({ path }) => path);
  const source = mount?.source?.replace(/^(?:\$PWD|\$\{PWD\})\//, './') ?? '';
  // A path from the root, or with variables, may be of another machine.
  if (!mount || source.startsWith('/') || /[$~{]/.test(source)) return undefined;
  const below = movedTo(target, mount.path, '/');
  const shown = below === '/' ? source : source + below;
  return { path: resolve(folder, shown), shown, at: mount.sourceAt };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function loaded(
  text: string,
  { kubernetes }: { kubernetes: KubernetesVersion },
  file: { shown: string; at: DoctorFinding['at'] } | undefined,
): PolicyBeside {
  const { policy, error } = readPolicy(text, kubernetes);
  if (policy) return { omitsRequestReceived: omitsReceived(policy), findings: [] };
  if (!file) return { findings: [] };
  return {
    findings: [
      {
        code: 'policy-file-rejected',
        severity: 'error',
        at: file.at,
        message: `kube-apiserver rejects \`${baseOf(file.shown)}\` and does not start: \`${error ?? ''}\`. Check it with \`auditorium check\`.`,
      },
    ],
  };
}
