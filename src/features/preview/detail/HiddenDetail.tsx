import type { KeyboardEvent } from 'react';
import type { Row } from '../../../engine/decide';
import { Button } from '../../../ui/Button';
import { useShowAnswer } from '../useShowAnswer';
import { DetailHead } from './DetailHead';
import { RequestTab } from './RequestTab';
import { useLeave } from './useLeave';
import styles from './Detail.module.css';

/** The selected request without its answer, for readers who are to think first. */
export function HiddenDetail({ row: { request }, listed }: { row: Row; listed: boolean }) {
  const leave = useLeave(request.id);
  const showAnswer = useShowAnswer();
  const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented) leave();
  };
  return (
    <div
      role="group"
      aria-label="Details of the request"
      className={styles.detail}
      data-command={request.command}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <Button look="primary" className={styles.ask ?? ''} onClick={showAnswer}>
          Show the answer
        </Button>
        <DetailHead request={request} listed={listed} />
      </div>
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.panel} tabIndex={0} role="group" aria-label="Request">
        <RequestTab request={request} />
      </div>
    </div>
  );
}
