import { Button } from '../../../ui/Button';
import type { Work } from './useInSlices';
import styles from './AddRequests.module.css';

interface Props extends Pick<Work<unknown>, 'percent' | 'isStopped' | 'stop' | 'resume'> {
  /** What is said when everything is read. */
  children: string;
}

/** How much of a long paste is read, with a button that stops and continues; then what became of it. */
export function Progress({ percent, isStopped, stop, resume, children }: Props) {
  return (
    <p className={styles.progress}>
      <span role="status" className={styles.count}>
        {percent === undefined
          ? children
          : isStopped
            ? `Stopped at ${percent} %. Nothing is added yet.`
            : `Reading… ${percent} %`}
      </span>
      {percent !== undefined && (
        <Button look="link" onClick={isStopped ? resume : stop}>
          {isStopped ? 'Continue' : 'Stop'}
        </Button>
      )}
    </p>
  );
}
