import type { Amount } from '../../apiServer/cost/cost';
import type { Level } from '../../audit/types';
import styles from '../backends/Backends.module.css';
import { diskText, percent, whole } from '../backends/words';

interface Props {
  caption: string;
  /** The heading of the first column. */
  first: string;
  /** All bytes. */
  total: number;
  rows: readonly (Amount & { name: string; level: Level })[];
}

/** What each part records in a day. */
export function CostTable({ caption, first, total, rows }: Props) {
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label={caption}>
      <table className={`${styles.kept} ${styles.figures}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {['Level', 'Requests', 'Events', 'Bytes', 'Share'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, level, requests, events, bytes }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>{level}</td>
              <td>{whole(requests)}</td>
              <td>{whole(events)}</td>
              <td>{diskText(bytes)}</td>
              <td>{percent(total > 0 ? bytes / total : 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
