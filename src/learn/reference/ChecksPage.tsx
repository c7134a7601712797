import { addresses } from '../../course/addresses';
import { termOf } from '../../course/glossary/glossary';
import { problemTopics } from '../../course/problemTopics';
import { exampleLines } from '../../engine/problemCodes/exampleLines';
import { themes } from '../../engine/problemCodes/problemCodes';
import type { CodeRow } from '../../engine/problemCodes/row';
import type { ProblemCode } from '../../engine/problemCode';
import { counted } from '../../ui/counted';
import { severityMarks } from '../../ui/severityMarks';
import { LearnMore } from './LearnMore';
import { Links, Reference, type Section } from './Reference';
import styles from './Reference.module.css';

interface Check extends CodeRow {
  id: ProblemCode;
}

const sections: readonly Section<Check>[] = themes.map(([theme, rows]) => [
  theme,
  Object.entries(rows).map(([code, row]) => ({ ...row, id: code as ProblemCode })),
]);
const count = sections.reduce((sum, [, checks]) => sum + checks.length, 0);

/** Everything that is checked in a policy, with examples. `code` is the check that the address names. */
export default function ChecksPage({ code }: { code: string | undefined }) {
  return (
    <Reference
      title="Checks"
      intro={`${counted(count, 'check')}: what the Problems list can report about a policy, what happens because of it, and the smallest policy that shows it.`}
      noun="check"
      searchLabel="Search the checks"
      named={code}
      addressOf={addresses.check}
      find={findChecks}
      titleOf={({ id }) => id}
    >
      {(check) => <CheckEntry check={check} />}
    </Reference>
  );
}

function findChecks(search: string): Section<Check>[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return sections
    .map(([theme, checks]): Section<Check> => {
      const isFound = ({ id, title, why }: Check) => {
        const all = [id, title, why, theme].join('\n').toLowerCase();
        return words.every((word) => all.includes(word));
      };
      return [theme, checks.filter(isFound)];
    })
    .filter(([, checks]) => checks.length > 0);
}

const sources = { 'kube-apiserver': 'kube-apiserver', auditorium: 'Auditorium' };

function CheckEntry({ check }: { check: Check }) {
  const { id, title, why, severity, source } = check;
  const { lesson, screen, term } = problemTopics[id];
  const { shows, mustNot } = exampleLines(check);
  const word = termOf(term);
  return (
    <>
      <h3>
        <a href={addresses.check(id)}>
          <code>{id}</code>
        </a>
      </h3>
      <p>
        <strong>{title}.</strong> {why}
      </p>
      <div className={styles.examples}>
        <Example title="Reported" lines={shows} />
        <Example title="Not reported" lines={mustNot} />
      </div>
      <p className={styles.see}>
        <span className={styles.severity} data-severity={severity}>
          <i aria-hidden="true">{severityMarks[severity]}</i> {severity} from {sources[source]}
        </span>
        <LearnMore lesson={lesson} screen={screen} />
        {word && (
          <span>
            Glossary <Links to={[[addresses.term(word.id), word.term]]} />
          </span>
        )}
      </p>
    </>
  );
}

function Example({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre>
        <code>{lines.join('\n')}</code>
      </pre>
    </figure>
  );
}
