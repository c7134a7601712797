import type { Context, Piece } from './setup';
import { quoted } from './shell';
import type { StepId } from './runbook';

/** How to look at kube-apiserver where a setup runs it. */
export interface Place {
  /** Wraps a command so that it runs on the node: `docker exec …`. Returns it as it is if the reader is there already. */
  onNode: (command: string) => string;
  /** Prints the arguments of the running server, one on each line; undefined where they cannot be seen. */
  argumentsCommand?: string | undefined;
  /** Prints what the server writes to standard output. */
  outputCommand: string;
  where?: Piece['where'];
}

/** Prints the arguments of the process itself: what a file says may not have been read. */
export const argumentsOfProcess =
  "sudo cat \"/proc/$(pgrep -o -x kube-apiserver)/cmdline\" | tr '\\0' '\\n'";

/** kubeadm, and everything built on it, labels the Pod so. */
export const outputOfPod = 'kubectl -n kube-system logs -l component=kube-apiserver --tail=-1';

/** The name that only the test request has. */
const probe = 'audit-check';

/** Returns a command that repeats another until it succeeds, for three minutes at most. */
export function untilDone(command: string): string {
  return `timeout 180 sh -c ${quoted(`until ${command}; do sleep 2; done`)} && echo done`;
}

/** Returns the steps that check a server, wherever it runs. */
export function checks(context: Context, place: Place): Partial<Record<StepId, Piece>> {
  const where = place.where === undefined ? {} : { where: place.where };
  return {
    health: {
      commands: `${untilDone('kubectl get --raw /readyz >/dev/null 2>&1')}\nkubectl get --raw '/readyz?verbose' | tail -n 1`,
      where: 'workstation',
      expect: context.choice.highAvailability
        ? 'readyz check passed. A load balancer may ask another server: to ask this one, add --server=https://ADDRESS-OF-THE-NODE:6443 to both.'
        : 'readyz check passed',
      otherwise:
        'Roll back first, with the last step. Then read the log of the server that did not start: it names the flag or the file.',
    },
    ...(place.argumentsCommand === undefined
      ? {}
      : {
          flags: {
            commands: `${place.onNode(place.argumentsCommand)} | grep -e '--audit-'`,
            ...where,
            expect: context.settings.map(({ name, value }) => `--${name}=${value}`).join('\n'),
            otherwise:
              'The server still runs with its old arguments. Check that the right file was changed, and that it is valid YAML.',
          },
        }),
    event: {
      commands: `kubectl -n default create configmap ${probe}\nkubectl -n default delete configmap ${probe}`,
      where: 'workstation',
      expect: `configmap/${probe} created, then deleted`,
      otherwise: 'Check that you may create ConfigMaps: kubectl auth can-i create configmaps',
    },
    read: { ...readPiece(context, place), ...where },
  };
}

function readPiece({ choice, paths }: Context, place: Place): Piece {
  const nothing = [
    'No line: wait a minute, because batches are written late.',
    ...(choice.highAvailability ? ['Only the server that got the request has the event.'] : []),
    'If there is still none, check with the preview that your policy records the creation of a ConfigMap.',
  ].join(' ');
  const filter = `grep -F ${probe} | tail -n 1`;
  if (choice.log === 'file')
    return {
      commands: `${place.onNode(`sudo cat ${quoted(paths.log)}`)} | ${filter}`,
      expect: `An event of audit.k8s.io/v1 that names ${probe}.`,
      otherwise: `No such file: the server writes elsewhere, or inside its container. ${nothing}`,
    };
  if (choice.log === 'stdout')
    return {
      commands: `${place.outputCommand} | ${filter}`,
      expect: `An event of audit.k8s.io/v1 that names ${probe}.`,
      otherwise: nothing,
    };
  return {
    commands: `kubectl get --raw /metrics | grep -e '^apiserver_audit_'`,
    expect: choice.webhook
      ? `apiserver_audit_event_total grows with each request, apiserver_audit_error_total{plugin="webhook"} does not, and ${probe} arrives at the webhook.`
      : 'apiserver_audit_event_total grows, although the events go nowhere.',
    otherwise: choice.webhook
      ? 'If the errors grow, look for "audit" in the log of the server: it cannot reach the webhook, or does not trust it.'
      : 'If it does not grow, the policy records none of these requests.',
  };
}
