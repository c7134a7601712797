import { Fragment } from 'react';
import { termOf, type Entry } from '../../course/glossary/glossary';
import { lessonTitles } from '../../course/lessons/list';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { addresses } from '../route';
import styles from './Glossary.module.css';

/** Fields, flags and verbs are written as in a policy. */
const isCode = (term: string) => /^(?:--.*|[a-z][A-Za-z]*)$/.test(term);

interface Props {
  entry: Entry;
  /** The address names this term. */
  isNamed: boolean;
}

/** A term: what it means, the terms close to it, and the lesson about it. */
export function TermEntry({ entry: { id, term, text, see = [], lesson }, isNamed }: Props) {
  const title = lessonTitles.find((each) => each.id === lesson);
  const others = see.map((other) => termOf(other)).filter((other) => other !== undefined);
  return (
    <article
      className={styles.entry}
      data-place={id}
      data-named={isNamed}
      tabIndex={-1}
      aria-labelledby={`term-${id}`}
    >
      <h3 id={`term-${id}`}>
        <a href={addresses.term(id)}>{isCode(term) ? <code>{term}</code> : term}</a>
      </h3>
      <PlainMarkdown text={text} />
      {(others.length > 0 || title) && (
        <p className={styles.see}>
          {others.length > 0 && (
            <span>
              See{' '}
              {others.map((other, index) => (
                <Fragment key={other.id}>
                  {index > 0 && ', '}
                  <a href={addresses.term(other.id)}>{other.term}</a>
                </Fragment>
              ))}
            </span>
          )}
          {title && (
            <span>
              Lesson <a href={addresses.lesson(title.id)}>{title.title}</a>
            </span>
          )}
        </p>
      )}
    </article>
  );
}
