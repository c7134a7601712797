import styles from './Teach.module.css';

/** An answer as it was handed in, to open. */
export const AnswerText = ({ answer }: { answer: string }) => (
  <details className={styles.answer}>
    <summary>Answer</summary>
    <pre>
      <code>{answer || '(empty)'}</code>
    </pre>
  </details>
);
