import { addresses } from '../../course/addresses';
import { findTerms, glossary, letterOf, termOf, type Entry } from '../../course/glossary/glossary';
import { counted } from '../../ui/counted';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { LearnMore } from './LearnMore';
import { Links, Reference, type Section } from './Reference';
import styles from './Reference.module.css';

/** Every word of audit policies and of what surrounds them. `term` is the one that the address names. */
export default function GlossaryPage({ term }: { term: string | undefined }) {
  return (
    <Reference
      title="Glossary"
      intro={
        <>
          {counted(glossary.length, 'term')} of audit policies, audit events and kube-apiserver, as
          Kubernetes uses them.
        </>
      }
      noun="term"
      searchLabel="Search the glossary"
      named={term}
      addressOf={addresses.term}
      find={(search) => byLetter(findTerms(search))}
      titleOf={(entry) => entry.term}
    >
      {(entry) => <TermEntry entry={entry} />}
    </Reference>
  );
}

/** Fields, flags and verbs are written as in a policy. */
const isCode = (term: string) => /^(?:--.*|[a-z][A-Za-z]*)$/.test(term);

/** A term: what it means, the terms close to it, and the lesson about it. */
function TermEntry({ entry: { id, term, text, see = [], lesson } }: { entry: Entry }) {
  const others = see.map((other) => termOf(other)).filter((other) => other !== undefined);
  return (
    <>
      <h3>
        <a href={addresses.term(id)}>{isCode(term) ? <code>{term}</code> : term}</a>
      </h3>
      <PlainMarkdown text={text} />
      <p className={styles.see}>
        {others.length > 0 && (
          <span>
            See <Links to={others.map((other) => [addresses.term(other.id), other.term])} />
          </span>
        )}
        <LearnMore lesson={lesson} />
      </p>
    </>
  );
}

function byLetter(entries: readonly Entry[]): Section<Entry>[] {
  const letters = new Map<string, Entry[]>();
  for (const entry of entries) {
    const letter = letterOf(entry);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return [...letters];
}
