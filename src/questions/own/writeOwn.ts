import { Document, isScalar, visit } from 'yaml';
import type { Question } from '../question';

/** Returns a question of the user's own as the data that `questionsFrom` reads. A code that was given for its place is left out. */
export function ownData({ title, code, why, parts, except = [] }: Question): object {
  const { atLeast, atMost, never } = parts[0]?.must ?? {};
  const about = parts.map((part) => part.about);
  return {
    title,
    ...(!/^own-\d+$/.test(code) && { code }),
    ...(why !== '' && { why }),
    about: about.length === 1 ? about[0] : about,
    ...(except.length > 0 && { except }),
    ...{ ...(atLeast && { atLeast }), ...(atMost && { atMost }), ...(never && { never }) },
  };
}

/** Writes questions, as data, as the file that `readOwn` and `auditorium prove --ask` read. */
export function writeOwn(questions: readonly unknown[]): string {
  const document = new Document({ questions });
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every((item) => isScalar(item))) list.flow = true;
    },
  });
  const text = document.toString({
    ...{ lineWidth: 0, flowCollectionPadding: false },
    ...{ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  });
  // In double quotes, as every string is. Unescaped, the file would be taken for a template.
  return text.replaceAll('{{', String.raw`{\x7b`);
}
