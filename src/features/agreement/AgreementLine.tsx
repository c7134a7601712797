import { BadgeCheck } from 'lucide-react';
import { agreementWith } from '../../catalog/agreement';
import { useApp } from '../../state/useApp';
import styles from './AgreementLine.module.css';

/** How often the answers were compared with kube-apiserver's own; opens how that was measured. */
export function AgreementLine({ onOpen }: { onOpen: () => void }) {
  const agreement = agreementWith(useApp((state) => state.kubernetes));
  if (!agreement) return null;
  const words = `same answers as kube-apiserver ${agreement.release} on ${agreement.total.toLocaleString('en')} cases`;
  return (
    <button type="button" className={styles.line} aria-label={words} title={words} onClick={onOpen}>
      <BadgeCheck size={15} aria-hidden="true" />
      <span className={styles.words}>{words}</span>
    </button>
  );
}
