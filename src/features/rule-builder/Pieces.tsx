import type { Piece } from '../../analysis/sentences/sentencePiece';
import { Isolated } from '../../ui/Isolated';
import styles from './RuleSentence.module.css';

/** A sentence; each element has the path of its field for RuleTerms. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return runsOf(pieces).map(({ look, field, texts }, index) => {
    const content = texts.map((text, at) => <Isolated key={at} text={text} />);
    const term = field?.join('.');
    return look === 'strong' ? (
      <strong key={index} data-term={term}>
        {content}
      </strong>
    ) : (
      <span key={index} data-term={term} className={look === 'aside' ? styles.aside : undefined}>
        {content}
      </span>
    );
  });
}

interface Run extends Pick<Piece, 'look' | 'field'> {
  texts: string[];
}

/** Merges neighboring pieces with the same look and field into one element, because there may be a thousand cards. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const { look, field, text } of pieces) {
    const last = runs.at(-1);
    if (last && last.look === look && last.field?.join('.') === field?.join('.')) {
      last.texts.push(text);
    } else {
      runs.push({ look, texts: [text], ...(field && { field }) });
    }
  }
  return runs;
}
