import { kubernetesVersions, type KubernetesVersion } from '../../audit/types';
import { setupIds, type Choice, type LogBackend, type Paths } from '../../apiServer/setups/choice';
import { pathsOf } from '../../apiServer/setups/generate';
import { presetIds, presets } from '../../apiServer/setups/presets';
import { setups } from '../../apiServer/setups/setups';
import { Segmented } from '../../ui/Segmented';
import { TextField } from '../../ui/fields/TextField';
import type { Chosen } from './chosen';
import styles from './SetupPage.module.css';

const logs: { value: LogBackend; text: string }[] = [
  { value: 'file', text: 'File' },
  { value: 'stdout', text: 'Standard output' },
  { value: 'none', text: 'None' },
];

interface Props {
  choice: Choice;
  studioVersion: KubernetesVersion;
  onChange: (next: Partial<Chosen>) => void;
}

/** How the control plane runs, and where its events go. */
export function Choices({ choice, studioVersion, onChange }: Props) {
  const { setup, kubernetes, log, webhook, preset, highAvailability } = choice;
  return (
    <>
      <label className={styles.field}>
        <span>The control plane runs as</span>
        <select
          value={setup}
          // Paths belong to a setup.
          onChange={({ target }) =>
            onChange({ setup: target.value as Choice['setup'], paths: undefined })
          }
        >
          {setupIds.map((id) => (
            <option key={id} value={id}>
              {setups[id].name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>Kubernetes version</span>
        <select
          value={kubernetes}
          onChange={({ target }) => {
            const version = target.value as KubernetesVersion;
            onChange({ kubernetes: version === studioVersion ? undefined : version });
          }}
        >
          {kubernetesVersions.toReversed().map((version) => (
            <option key={version} value={version}>
              {version === studioVersion ? `${version}, as in the studio` : version}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={highAvailability}
          onChange={({ target }) => onChange({ highAvailability: target.checked })}
        />
        More than one control-plane node
      </label>
      <div className={styles.field}>
        <span aria-hidden="true">Log</span>
        <Segmented
          label="Log"
          options={logs.map((each) => ({ ...each, name: each.text }))}
          value={log}
          disabled={false}
          onChange={(next) => onChange({ log: next })}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={webhook}
          onChange={({ target }) => onChange({ webhook: target.checked })}
        />
        Webhook: send events to a server
      </label>
      <label className={styles.field}>
        <span>Preset</span>
        <select
          value={preset ?? ''}
          onChange={({ target }) =>
            onChange({ preset: presetIds.find((id) => id === target.value) })
          }
        >
          <option value="">None: the defaults of kube-apiserver</option>
          {presetIds.map((id) => (
            <option key={id} value={id}>
              {presets[id].name}
            </option>
          ))}
        </select>
        {preset && <p>{presets[preset].purpose}</p>}
      </label>
      <PathFields choice={choice} onChange={onChange} />
    </>
  );
}

const pathNames: Readonly<Record<keyof Paths, string>> = {
  policy: 'Policy file',
  log: 'Log file',
  webhook: 'Webhook configuration',
};

/** The paths that matter with these choices, as kube-apiserver sees them. */
function PathFields({ choice, onChange }: Pick<Props, 'choice' | 'onChange'>) {
  const { fixedPaths = [], paths: own } = setups[choice.setup];
  const paths = pathsOf(choice);
  const isUsed = { policy: true, log: choice.log === 'file', webhook: choice.webhook };
  const names = (Object.keys(pathNames) as (keyof Paths)[]).filter((each) => isUsed[each]);
  return (
    <div role="group" aria-label="Paths" className={styles.paths}>
      <h2>Paths, as kube-apiserver sees them</h2>
      {names.map((each) => (
        <div key={each} className={styles.field}>
          <span aria-hidden="true">{pathNames[each]}</span>
          {fixedPaths.includes(each) ? (
            <code>{paths[each]}</code>
          ) : (
            <TextField
              label={pathNames[each]}
              value={choice.paths?.[each] ?? ''}
              placeholder={own[each]}
              disabled={false}
              onCommit={(path) => onChange({ paths: { ...choice.paths, [each]: path } })}
            />
          )}
        </div>
      ))}
    </div>
  );
}
