import { BadgeCheck } from 'lucide-react';
import { agreementWith, eventsOf } from '../../catalog/agreement';
import { useApp } from '../../state/useApp';
import styles from './AgreementLine.module.css';
import { thousands } from '../../ui/counted';

/** Says on how many test cases and events the results match kube-apiserver's; a click opens how they were verified. */
export default function AgreementLine({ onOpen }: { onOpen: () => void }) {
  const agreement = agreementWith(useApp((state) => state.kubernetes));
  if (!agreement) return null;
  const words = `Matches kube-apiserver ${agreement.release} on ${thousands(agreement.total)} test cases`;
  const { server } = agreement;
  const title = server
    ? `${words}, and a running server on ${thousands(eventsOf(server))} audit events`
    : words;
  return (
    <button type="button" className={styles.line} aria-label={words} title={title} onClick={onOpen}>
      <BadgeCheck size={15} aria-hidden="true" />
    </button>
  );
}
