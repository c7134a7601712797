import { useState } from 'react';
import { readFile } from '../app/files/readFile';
import { shownValue } from '../audit/shownValue';
import { questionsFrom, readOwn } from '../questions/own/readOwn';
import { ownData, writeOwn } from '../questions/own/writeOwn';
import { download } from '../storage/download';
import { pickFile } from '../storage/pickFile';
import { Button } from '../ui/Button';
import styles from './ProvePage.module.css';

interface Props {
  /** The user's own questions, as data. */
  saved: readonly unknown[];
  onOpen: (questions: readonly unknown[]) => void;
}

/** The user's own questions as a file, which the command line asks as well. */
export function OwnFile({ saved, onOpen }: Props) {
  const [refused, setRefused] = useState('');
  const open = async () => {
    const taken = await pickFile();
    if (!taken) return;
    const name = shownValue(taken.file.name);
    const file = await readFile(taken.file);
    if (file.text === undefined) return setRefused(`${name} ${file.refused}.`);
    const all = added(saved, file.text);
    setRefused('refused' in all ? `${name}: ${all.refused}` : '');
    if (!('refused' in all)) onOpen(all.questions);
  };
  return (
    <div className={styles.files}>
      <Button look="outlined" onClick={() => void open()}>
        Open a file…
      </Button>
      {saved.length > 0 && (
        <Button look="outlined" onClick={() => download('questions.yaml', writeOwn(saved))}>
          Download your questions
        </Button>
      )}
      <span className={styles.muted}>
        <code>auditorium prove --ask questions.yaml</code> asks the same.
      </span>
      {refused !== '' && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
    </div>
  );
}

/** The questions with those of a file; one that is there already is not added again. */
function added(
  saved: readonly unknown[],
  text: string,
): { questions: readonly unknown[] } | { refused: string } {
  const read = readOwn(text);
  if ('refused' in read) return read;
  const before = questionsFrom(saved);
  const keys = new Set('refused' in before ? [] : before.questions.map(keyOf));
  const questions = [
    ...saved,
    ...read.questions.filter((each) => !keys.has(keyOf(each))).map(ownData),
  ];
  const all = questionsFrom(questions);
  return 'refused' in all ? all : { questions };
}

const keyOf = (question: Parameters<typeof ownData>[0]) => JSON.stringify(ownData(question));
