import { useCallback } from 'react';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../../audit/types';
import { acrossVersions } from '../../../requests/acrossVersions';
import type { Translate } from '../../../requests/commandRequests';
import type { Reading } from '../../../requests/readRequests';
import { useInSlices } from './useInSlices';
import styles from './Versions.module.css';

interface Props {
  commands: Reading['commands'];
  translate: (kubectl: KubernetesVersion) => Translate;
  /** The version that is chosen. */
  version: KubernetesVersion;
}

/** Where the requests of commands differ between versions of kubectl. */
export function Versions({ commands, translate, version }: Props) {
  const { result } = useInSlices(
    useCallback(() => acrossVersions(commands, translate), [commands, translate]),
  );
  if (!result || commands.length === 0) return null;
  if (result.length === 0)
    return (
      <p className={styles.same}>
        The same requests with kubectl {kubernetesVersions[0]} to {newestKubernetes}.
      </p>
    );
  const at = kubernetesVersions.indexOf(version);
  return (
    <ul className={styles.list} aria-label="Differences between versions of kubectl">
      {result.map(({ command, variants }) => (
        <li key={command}>
          {commands.length > 1 && <code className={styles.command}>{command}</code>}
          <dl className={styles.variants}>
            {variants.map(({ from, to, words }) => (
              <div
                key={from}
                data-chosen={
                  kubernetesVersions.indexOf(from) <= at && at <= kubernetesVersions.indexOf(to)
                }
              >
                <dt>kubectl {from === to ? from : `${from} to ${to}`}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
