import styles from './Backends.module.css';
import type { Problems } from './readForm';

/** Why there is no new result: fields that cannot be read, or what kube-apiserver would say. */
export function Refusals({ fields, refused }: Problems) {
  if (fields.size === 0 && refused.length === 0) return null;
  return (
    <div role="status" className={styles.refusals}>
      {fields.size > 0 && (
        <p>
          {fields.size === 1 ? 'A field has' : `${fields.size} fields have`} a value that cannot be
          used. What is shown is of the last values that could be.
        </p>
      )}
      {refused.length > 0 && (
        <>
          <p>kube-apiserver would not start with these flags. It says:</p>
          <ul>
            {refused.map((message) => (
              <li key={message}>
                <code>{message}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
