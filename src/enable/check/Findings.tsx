import type { DoctorFinding } from '../../apiServer/doctor/finding';
import { lineAt } from '../../engine/lineAt';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { severityMarks } from '../../ui/severityMarks';
import { Ticked } from './Ticked';
import styles from './CheckPage.module.css';

/** More would only slow the page down. */
const shownAtMost = 100;

interface Props {
  findings: readonly DoctorFinding[];
  text: string;
  onShow: (finding: DoctorFinding) => void;
  onFix: (finding: DoctorFinding) => void;
}

/** What was found, in the order of the text: what will happen, where, and the fix. */
export function Findings({ findings, text, onShow, onFix }: Props) {
  const lineOf = lineAt(text);
  return (
    <ul className={styles.findings}>
      {findings.slice(0, shownAtMost).map((finding, index) => {
        const line = lineOf(finding.at.start);
        return (
          <li key={index} data-severity={finding.severity}>
            <span className={styles.mark} aria-hidden="true">
              {severityMarks[finding.severity]}
            </span>
            <p>
              <span className="visually-hidden">{finding.severity}: </span>
              <Ticked text={finding.message} />
            </p>
            <div className={styles.actions}>
              <Button look="link" onClick={() => onShow(finding)}>
                Line {line}
              </Button>
              {finding.fix && (
                <Button look="outlined" onClick={() => onFix(finding)}>
                  {finding.fix.title}
                </Button>
              )}
              <code className={styles.code}>{finding.code}</code>
            </div>
          </li>
        );
      })}
      {findings.length > shownAtMost && (
        <li>
          <p>And {counted(findings.length - shownAtMost, 'more finding')} below.</p>
        </li>
      )}
    </ul>
  );
}
