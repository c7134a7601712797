import { useDeferredValue, useMemo, useRef, useState, type DragEvent } from 'react';
import { diagnose } from '../../apiServer/doctor/diagnose';
import { mendAll } from '../../apiServer/doctor/mendAll';
import { toolNames } from '../../apiServer/doctor/titles';
import type { DoctorFinding } from '../../apiServer/doctor/finding';
import { kubernetesVersions, newestKubernetes, type KubernetesVersion } from '../../audit/types';
import { applyEdits } from '../../document/applyEdits';
import LineNumbers from '../../editor/plain/LineNumbers';
import { scrollToOffset } from '../../editor/plain/scrollToOffset';
import { useApp } from '../../state/useApp';
import { download } from '../../storage/download';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { counted } from '../../ui/counted';
import { formatBytes } from '../../ui/formatBytes';
import { Term } from '../Term';
import { examples } from './examples';
import { Findings } from './Findings';
import {
  forgetReplaced,
  keepConfiguration,
  keepReplaced,
  keptConfiguration,
  replacedConfiguration,
} from './keptConfiguration';
import { fileNameFor, Next } from './Next';
import { replaceText } from './replaceText';
import { Summary } from './Summary';
import styles from './CheckPage.module.css';

/** In bytes. A longer file is no configuration, and reading it takes memory. */
const largestFile = 1_000_000;

/** The doctor: a pasted configuration on one side, what will happen because of it on the other. */
export default function CheckPage() {
  const [text, setText] = useState(keptConfiguration);
  const [kubernetes, setKubernetes] = useState<KubernetesVersion>(newestKubernetes);
  // blocking-strict acts on that stage of the studio's policy.
  const omitsRequestReceived = useApp(({ analysis }) =>
    analysis.reading.policy?.omitStages?.includes('RequestReceived'),
  );
  const say = useApp((state) => state.say);
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useDeferredValue(text);
  const { findings, servers, unread } = useMemo(
    () => diagnose(shown, { kubernetes, omitsRequestReceived }),
    [shown, kubernetes, omitsRequestReceived],
  );
  const type = (next: string) => {
    keepConfiguration(next);
    setText(next);
  };
  const write = (next: string) =>
    area.current && replaceText(area.current, next, (old) => old !== '' && keepReplaced(old));
  const reveal = ({ at }: DoctorFinding) => {
    area.current?.focus();
    area.current?.setSelectionRange(at.start, at.end);
    if (area.current) scrollToOffset(area.current, at.start);
    area.current?.scrollTo({ left: 0 });
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    if (file.size <= largestFile) void file.text().then(write);
    else say(`${file.name} is too large to check: ${formatBytes(file.size)}, at most 1 MB.`, 'bad');
  };
  const onPaste = () => {
    // A text that was pasted as a whole is read from its beginning.
    const { selectionStart, selectionEnd, value } = area.current ?? {};
    if (selectionStart !== 0 || selectionEnd !== value?.length) return;
    requestAnimationFrame(() => area.current?.scrollTo(0, 0));
  };
  const replaced = replacedConfiguration();
  const putBack = () => {
    forgetReplaced();
    write(replaced);
  };
  const version = servers[0]?.kubernetes;
  const fixes = findings.filter(({ fix }) => fix).length;
  return (
    <div className={styles.check} onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <section className={styles.left} aria-label="Configuration">
        <div className={styles.bar}>
          <h1>How is kube-apiserver started?</h1>
          {replaced !== '' && <Button onClick={putBack}>Put back what was here before</Button>}
          {text !== '' && (
            <>
              <CopyButton text={text} label="Copy" />
              <Button onClick={() => download(fileNameFor(servers), text, 'text/plain')}>
                Download
              </Button>
              <Button onClick={() => write('')}>Clear</Button>
            </>
          )}
        </div>
        <div className={styles.area}>
          <LineNumbers area={area} text={text} />
          <textarea
            ref={area}
            aria-label="Configuration of kube-apiserver"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            value={text}
            placeholder={`Paste or drop a manifest (kube-apiserver.yaml) or a patch of it, a configuration of ${toolNames}, a systemd unit, a command of minikube or k3d, the line of kube-apiserver in the output of ps aux, or the log of a kube-apiserver that does not start.`}
            onChange={({ target }) => type(target.value)}
            onPaste={onPaste}
          />
        </div>
      </section>
      <section className={styles.right} aria-label="Findings">
        {text === '' ? (
          <Empty onExample={write} />
        ) : (
          <>
            <div className={styles.bar}>
              <Summary findings={findings} unread={unread} servers={servers} />
              {version === undefined ? null : (
                <label className={styles.version}>
                  Kubernetes
                  <select
                    value={version}
                    onChange={({ target }) => setKubernetes(target.value as KubernetesVersion)}
                    disabled={version !== kubernetes}
                    title={version === kubernetes ? undefined : 'Named by the image'}
                  >
                    {kubernetesVersions.map((each) => (
                      <option key={each}>{each}</option>
                    ))}
                  </select>
                </label>
              )}
            </div>
            <Findings
              findings={findings}
              text={shown}
              onShow={reveal}
              onFix={({ fix }) => fix && write(applyEdits(shown, fix.edits))}
            />
            {findings.length === 0 && servers[0] && <Next server={servers[0]} />}
            {fixes > 1 && (
              <Button
                look="outlined"
                onClick={() => write(mendAll(shown, { kubernetes, omitsRequestReceived }).text)}
              >
                Make all {counted(fixes, 'fix', 'fixes')}
              </Button>
            )}
          </>
        )}
      </section>
    </div>
  );
}

function Empty({ onExample }: { onExample: (text: string) => void }) {
  return (
    <div className={styles.empty}>
      <h2>Why does nothing arrive in the log?</h2>
      <p>
        An <Term id="audit-policy">audit policy</Term> does nothing until kube-apiserver is told
        about it. Paste how yours is started: every flag, volume and mount about auditing is
        checked, and what is wrong is mended in your text. Nothing leaves this browser, and nothing
        of it is saved.
      </p>
      <p>
        Does it not start? Paste what <code>crictl logs</code> or <code>journalctl -u kubelet</code>{' '}
        says, and read what that means.
      </p>
      <p>Or look at one that does not work:</p>
      <ul>
        {examples.map(({ title, text }) => (
          <li key={title}>
            <Button look="link" onClick={() => onExample(text)}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
