import type { Row } from '../../../engine/decide';
import { Button } from '../../../ui/Button';
import { useShowAnswer } from '../useShowAnswer';
import { DetailHead } from './DetailHead';
import { RequestTab } from './RequestTab';
import { useDetailKeys } from './useDetailKeys';
import styles from './Detail.module.css';

interface Props {
  row: Row;
  list: readonly Row[];
}

/** The selected request without its answer, for readers who are to think first. */
export function HiddenDetail({ row: { request }, list }: Props) {
  const showAnswer = useShowAnswer();
  const onKeyDown = useDetailKeys(list, request.id);
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
        <DetailHead request={request} list={list} />
      </div>
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.panel} tabIndex={0} role="group" aria-label="Request">
        <RequestTab request={request} />
      </div>
    </div>
  );
}
