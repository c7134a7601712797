import { useMemo } from 'react';
import { diagnose } from '../../apiServer/doctor/diagnose';
import { archiveFiles } from '../../apiServer/setups/archive';
import type { Choice } from '../../apiServer/setups/choice';
import type { Runbook, RunbookFile } from '../../apiServer/setups/runbook';
import { useApp } from '../../state/useApp';
import { goTo } from '../../storage/address';
import { Button } from '../../ui/Button';
import { ExternalLink } from '../../ui/ExternalLink';
import { showInCheck } from '../check/keptConfiguration';
import { Code } from './Code';
import { titleOf } from './titleOf';
import { FileView } from './FileView';
import styles from './Runbook.module.css';

interface Props {
  runbook: Runbook;
  choice: Choice;
}

/** What to do, step by step, with the files; to copy, download or print. */
export function RunbookView({ runbook, choice }: Props) {
  const { files, steps, warnings, facts } = runbook;
  const say = useApp((state) => state.say);
  const checkable = useMemo(() => checkableOf(files, choice), [files, choice]);
  const downloadAll = async () => {
    try {
      const { downloadArchive } = await import('./downloadArchive');
      downloadArchive(
        `audit-${choice.setup}-${choice.kubernetes}.zip`,
        archiveFiles(runbook, titleOf(choice)),
      );
    } catch {
      say('The archive could not be made. Check your connection and try again.', 'bad');
    }
  };
  return (
    <section aria-label="Runbook" className={styles.runbook}>
      <div className={styles.bar}>
        <Button look="primary" onClick={() => void downloadAll()}>
          Download everything (.zip)
        </Button>
        <Button look="outlined" onClick={() => window.print()}>
          Print
        </Button>
        {checkable && (
          <Button
            look="outlined"
            title={`Opens ${checkable.path} in Check`}
            onClick={() => {
              showInCheck(checkable.content);
              goTo('#enable');
            }}
          >
            Check it
          </Button>
        )}
      </div>
      {warnings.length > 0 && (
        <div className={styles.warnings}>
          <h2>Before you start</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <ol className={styles.steps} aria-label="Steps">
        {steps.map(({ id, title: name, why, whereText, commands, files: ofStep, ...after }, at) => (
          <li key={id}>
            <h2>
              <span className={styles.number}>{at + 1}</span>
              {name}
            </h2>
            <p className={styles.where}>{whereText}</p>
            <p>{why}</p>
            {commands !== undefined && (
              <Code text={commands} label={`Commands of step ${at + 1}`} />
            )}
            {files
              .filter(({ path }) => ofStep.includes(path))
              .map((file) => (
                <FileView
                  key={file.path}
                  file={file}
                  isRepeated={commands?.includes(file.content) ?? false}
                />
              ))}
            <dl>
              <dt>Expect</dt>
              <dd className={styles.expect}>{after.expect}</dd>
              <dt>If not</dt>
              <dd>{after.otherwise}</dd>
            </dl>
          </li>
        ))}
      </ol>
      {facts.length > 0 && (
        <div className={styles.facts}>
          <h2>Sources</h2>
          <ul>
            {facts.map(({ text, link, read }) => (
              <li key={text}>
                {text} <ExternalLink href={link}>{new URL(link).host}</ExternalLink>{' '}
                <span>{read === undefined ? 'not read for this version' : `read ${read}`}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The file of a runbook in which Check finds a kube-apiserver. */
function checkableOf(files: readonly RunbookFile[], { kubernetes }: Choice) {
  const roles: readonly RunbookFile['role'][] = ['manifest', 'configuration', 'additions'];
  return roles
    .flatMap((role) => files.filter((file) => file.role === role))
    .find(({ content }) => diagnose(content, { kubernetes }).servers.length > 0);
}
