import styles from './Backends.module.css';
import type { NamedRetention } from './retentionByVersion';
import { limitNames } from './retentionOutcome';
import { diskText, hoursRange, hoursText, whole } from './words';

interface Props {
  rows: readonly NamedRetention[];
}

/** What is kept, by Kubernetes version. */
export function RetentionTable({ rows }: Props) {
  return (
    // On a phone the table scrolls by itself.
    <div className={styles.wide} tabIndex={0} role="group" aria-label="What is kept">
      <table className={styles.kept}>
        <caption>The same flags, by Kubernetes version</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">A file fills in</th>
            <th scope="col">Log reaches back</th>
            <th scope="col">Files</th>
            <th scope="col">Disk, at most</th>
            <th scope="col">Limited by</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, kept, limitedBy }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{kept.hoursPerFile === Infinity ? 'never' : hoursText(kept.hoursPerFile)}</td>
              <td>{hoursRange(kept.hoursAtLeast, kept.hoursAtMost)}</td>
              <td>{kept.files === Infinity ? 'without end' : whole(kept.files)}</td>
              <td>{diskText(kept.bytes)}</td>
              <td>{limitedBy ?? limitNames[kept.limit]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
