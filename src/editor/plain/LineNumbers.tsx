import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { lineAt } from '../../engine/lineAt';
import styles from '../PlainEditor.module.css';

/** Of a long text, only the numbers around the visible lines are on the page: so many, in steps of so many. */
const shown = 600;
const step = 200;

/** The line numbers beside a text area whose lines do not wrap; they scroll with it. */
export default function LineNumbers({
  area,
  text,
}: {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
}) {
  const gutter = useRef<HTMLPreElement>(null);
  const [from, setFrom] = useState(0);
  const lines = useMemo(() => lineAt(text)(text.length), [text]);
  const last = Math.min(lines, from + shown);
  const numbers = useMemo(
    () => Array.from({ length: Math.max(0, last - from) }, (_, at) => from + at + 1).join('\n'),
    [from, last],
  );
  const follow = useEffectEvent((_first: number) => {
    if (gutter.current && area.current) gutter.current.scrollTop = area.current.scrollTop;
  });
  // Other numbers begin where the text is.
  useLayoutEffect(() => follow(from), [from]);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onScroll = () => {
      const lineHeight = parseFloat(getComputedStyle(element).lineHeight);
      const first = Math.floor(element.scrollTop / lineHeight / step) * step;
      setFrom(Math.max(0, first - step));
      if (gutter.current) gutter.current.scrollTop = element.scrollTop;
    };
    element.addEventListener('scroll', onScroll);
    return () => element.removeEventListener('scroll', onScroll);
  }, [area]);
  return (
    <pre
      ref={gutter}
      className={styles.numbers}
      style={{ paddingTop: `calc(6px + ${from}lh)` }}
      aria-hidden="true"
    >
      {numbers}
    </pre>
  );
}
