import { Fragment, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { moveAmongButtons } from '../../../ui/moveAmongButtons';
import { JsonText } from './Json';
import { jsonBlocks, shownLines, unfoldedAt } from './jsonBlocks';
import { useFind } from './useFind';
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
  const { bar, line, around, className } = useFind<HTMLPreElement>(lines, (line) =>
    setFolded(unfoldedAt(line, blocks, folded)),
  );
  const ofBodies = blocks.filter((block) => bodies.includes(block.name) && isTop(block.path));
  const areFolded = ofBodies.every(({ path }) => folded.has(path));

  const fold = (paths: readonly string[], isFolding: boolean) => {
    const others = [...folded].filter((path) => !paths.includes(path));
    setFolded(new Set(isFolding ? [...others, ...paths] : others));
  };

  return (
    <>
      {bar(
        <>
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
        </>,
      )}
      <pre
        className={`${frame.json} ${styles.json} ${className}`}
        // A region that scrolls can be reached with the keyboard.
        tabIndex={0}
        role="region"
        aria-label={name}
        ref={around}
        onKeyDown={moveAmongFolds}
      >
        {shownLines(lines.length, blocks, folded).map(({ index, block, isFolded }, place) => (
          <Fragment key={index}>
            {place > 0 && '\n'}
            <span className={styles.line} {...line(index)}>
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
