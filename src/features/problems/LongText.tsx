import { Suspense } from 'react';
import { shownText } from '../../audit/shownValue';
import { Boundary } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';
import styles from './LongText.module.css';

const CutText = lazy(() => import('./CutText'), 'early');

/** A message of up to this many characters is never cut, not even on a phone. */
const surelyShort = 160;

/** A message of the server, verbatim. After six lines it is cut, with a button to show all. */
export function LongText({ text: message }: { text: string }) {
  const text = shownText(message);
  if (text.length <= surelyShort && !text.includes('\n')) return <code>{text}</code>;
  const cut = (
    <code className={styles.words} data-open={false}>
      {text}
    </code>
  );
  return (
    <Boundary fallback={cut}>
      <Suspense fallback={cut}>
        <CutText key={text} text={text} />
      </Suspense>
    </Boundary>
  );
}
