import { timeOfDay } from './timeOfDay';

interface Props {
  student: string;
  /** The files of the row, if the name alone does not tell it from others. */
  files: readonly string[];
  at: number;
}

/** The head of a row: a student, with the files that tell two of one name apart. */
export const StudentName = ({ student, files, at }: Props) => (
  <th scope="row">
    {student}
    {files.length > 0 && <small>{[...files, timeOfDay(at)].filter(Boolean).join(' · ')}</small>}
  </th>
);
