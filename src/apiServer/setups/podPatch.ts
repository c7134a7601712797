import { argument, type Setting } from './setting';
import type { Volume } from './volumes';
import { toYaml } from './yamlText';

/** The mount of a container, as in a Pod. */
export const mountOf = ({ name, mountPath, readOnly }: Volume) => ({ name, mountPath, readOnly });

/** The volume of a Pod. */
export const podVolumeOf = ({ name, hostPath, type }: Volume) => ({
  name,
  hostPath: { path: hostPath, type },
});

/**
 * Returns a JSON patch (RFC 6902) that adds the flags, mounts and volumes to the Pod of kube-apiserver, as kubeadm writes it:
 * with one container whose flags are in `command`, and with volumes. A flag that is there already stays, and the one that is
 * added counts, because the last does.
 */
export function podPatch(settings: readonly Setting[], volumes: readonly Volume[]): string {
  const add = (path: string, value: unknown) => ({ op: 'add', path, value });
  return toYaml([
    ...settings.map((setting) => add('/spec/containers/0/command/-', argument(setting))),
    ...volumes.map((volume) => add('/spec/containers/0/volumeMounts/-', mountOf(volume))),
    ...volumes.map((volume) => add('/spec/volumes/-', podVolumeOf(volume))),
  ]);
}

/** Returns only the lines that the manifest of kube-apiserver needs more, at their places: to read, and to edit by hand. */
export function podAdditions(settings: readonly Setting[], volumes: readonly Volume[]): string {
  return toYaml(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'kube-apiserver', namespace: 'kube-system' },
      spec: {
        containers: [
          {
            name: 'kube-apiserver',
            command: ['kube-apiserver', ...settings.map(argument)],
            volumeMounts: volumes.map(mountOf),
          },
        ],
        volumes: volumes.map(podVolumeOf),
      },
    },
    'Not a whole manifest: add these lines to yours, each in its list.',
  );
}
