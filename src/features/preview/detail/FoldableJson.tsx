import {
  Fragment,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { moveAmongButtons } from '../../../ui/moveAmongButtons';
import { JsonText } from './Json';
import { foundLines, jsonBlocks, shownLines, unfoldedAt } from './jsonBlocks';
import frame from './Json.module.css';
import styles from './FoldableJson.module.css';

interface Props {
  /** The name for assistive technology. */
  name: string;
  /** Pretty-printed JSON. */
  text: string;
  /** Other buttons beside the search field. */
  children: ReactNode;
}

const bodies = ['requestObject', 'responseObject'];

/** Pretty-printed JSON whose objects and lists fold, with a field that finds lines in it. */
export function FoldableJson({ name, text, children }: Props) {
  const lines = useMemo(() => text.split('\n'), [text]);
  const blocks = useMemo(() => jsonBlocks(lines), [lines]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const region = useRef<HTMLPreElement>(null);
  const found = useMemo(() => foundLines(lines, words), [lines, words]);
  const current = found.length > 0 ? found[at % found.length] : undefined;
  const ofBodies = blocks.filter((block) => bodies.includes(block.name) && isTop(block.path));
  const areFolded = ofBodies.every(({ path }) => folded.has(path));

  useEffect(() => {
    if (current === undefined) return;
    region.current?.querySelector(`[data-line="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const find = (typed: string, place: number) => {
    setWords(typed);
    setAt(place);
    const all = typed === words ? found : foundLines(lines, typed);
    const line = all[place % all.length];
    if (line !== undefined) setFolded(unfoldedAt(line, blocks, folded));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && found.length > 0) {
      event.preventDefault();
      find(words, (at + (event.shiftKey ? found.length - 1 : 1)) % found.length);
    } else if (event.key === 'Escape' && words !== '') {
      // Only the search ends; the next Escape closes the details.
      event.preventDefault();
      setWords('');
    }
  };
  const fold = (paths: readonly string[], isFolding: boolean) => {
    const others = [...folded].filter((path) => !paths.includes(path));
    setFolded(new Set(isFolding ? [...others, ...paths] : others));
  };

  return (
    <>
      <div className={styles.tools} data-finding={words !== ''}>
        <input
          type="search"
          aria-label="Find in the event"
          placeholder="Find"
          title="Enter for the next line, Shift+Enter for the previous one"
          value={words}
          onChange={({ target }) => find(target.value, 0)}
          onKeyDown={onKeyDown}
          className={styles.find}
        />
        <span role="status" className={styles.count}>
          {words !== '' &&
            (current === undefined
              ? 'not found'
              : `${(at % found.length) + 1} of ${counted(found.length, 'line')}`)}
        </span>
        {ofBodies.length > 0 && (
          <Button
            look="quiet"
            onClick={() =>
              fold(
                ofBodies.map(({ path }) => path),
                !areFolded,
              )
            }
          >
            {areFolded ? 'Unfold bodies' : 'Fold bodies'}
          </Button>
        )}
        {children}
      </div>
      <pre
        className={`${frame.json} ${styles.json}`}
        // A region that scrolls can be reached with the keyboard.
        tabIndex={0}
        role="region"
        aria-label={name}
        ref={region}
        onKeyDown={moveAmongFolds}
      >
        {shownLines(lines.length, blocks, folded).map(({ index, block, isFolded }, place) => (
          <Fragment key={index}>
            {place > 0 && '\n'}
            <span
              className={styles.line}
              data-block={block !== undefined}
              data-found={words !== '' && found.includes(index)}
              data-current={index === current}
              data-line={index}
            >
              {block && (
                <button
                  type="button"
                  className={styles.fold}
                  aria-expanded={!isFolded}
                  aria-label={block.name}
                  tabIndex={block === blocks[0] ? 0 : -1}
                  onClick={() => fold([block.path], !isFolded)}
                />
              )}
              <JsonText text={lines[index] ?? ''} />
              {block && isFolded && (
                <>
                  <span
                    className={styles.folded}
                    title={`${counted(block.end - block.start - 1, 'line')} folded`}
                  >
                    …
                  </span>
                  {lines[block.end]?.trim()}
                </>
              )}
            </span>
          </Fragment>
        ))}
      </pre>
    </>
  );
}

const isTop = (path: string) => path.split('/').length === 3;

/** Arrow keys move among the fold buttons; elsewhere they scroll. */
const moveAmongFolds = (event: KeyboardEvent<HTMLElement>) =>
  moveAmongButtons(event, ['ArrowUp', 'ArrowDown'], 'nothing');
