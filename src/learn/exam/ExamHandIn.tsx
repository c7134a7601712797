import { useState } from 'react';
import { writeExam } from '../../course/exam/examFile';
import type { ExamResult } from '../../course/exam/examResult';
import type { Session } from '../../course/exam/session';
import { download } from '../../storage/download';
import { studentName } from '../../storage/keptText';
import { Button } from '../../ui/Button';
import styles from './Exam.module.css';

/** The result as a file for the teacher, with the name that the student types. */
export function ExamHandIn({ session, result }: { session: Session; result: ExamResult }) {
  const [name, setName] = useState(() => studentName.current() ?? '');
  const student = name.trim();
  const hand = () => {
    const part = student.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
    download(
      `exam-${session.seed}-${part}.json`,
      writeExam(session, result, student, Date.now()),
      'application/json',
    );
  };
  return (
    <div className={styles.handIn} role="group" aria-label="Hand in">
      <h2>Hand in your result</h2>
      <p>
        The file has your name, your answers and your points. Nothing is sent: give it to your
        teacher, who opens it under Teach, Results.
      </p>
      <label className={styles.named}>
        Your name
        <input
          value={name}
          maxLength={100}
          autoComplete="name"
          onChange={({ target }) => {
            setName(target.value);
            studentName.save(target.value);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter' && student !== '') hand();
          }}
        />
      </label>
      <Button look="outlined" onClick={hand} disabled={student === ''}>
        Export my result
      </Button>
      {student === '' && <p>Type your name to export it.</p>}
    </div>
  );
}
