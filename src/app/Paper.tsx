import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { verdictOf } from '../features/problems/verdictOf';
import { useApp } from '../state/useApp';
import styles from './Paper.module.css';

/** The heading of a printout: the policy, the Kubernetes version and the verdict. */
export function PaperHead() {
  const printing = usePrinting();
  const analysis = useApp((state) => state.analysis);
  const policy = useApp((state) => state.lastGood?.reading.policy);
  if (!printing) return null;
  const { word, detail } = verdictOf(analysis);
  const facts = [
    policy?.metadata?.name ?? 'Audit policy',
    `Kubernetes ${analysis.kubernetes}`,
    `${word}: ${detail}`,
  ];
  return (
    <p className={styles.head} data-paper>
      <strong>Auditorium</strong> {facts.join(' · ')}
    </p>
  );
}

/** Some forty pages. */
const printedAtMost = 100_000;

/**
 * The policy that the printed results belong to. Rendered only for printing: on screen, the editor shows it
 * and renders only visible lines.
 */
export function PaperPolicy() {
  const printing = usePrinting();
  const text = useApp((state) => state.lastGood?.text ?? state.text);
  if (!printing) return null;
  return (
    <section className={styles.policy} data-paper>
      <h2>Policy for these results</h2>
      <pre>{text.slice(0, printedAtMost)}</pre>
      {text.length > printedAtMost && (
        <p>
          The remaining {(text.length - printedAtMost).toLocaleString('en')} characters are not
          printed.
        </p>
      )}
    </section>
  );
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The page is printed as soon as these handlers return, so render now.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
