import { useState } from 'react';
import { openCourse } from '../../course/teaching/courseFile';
import { goTo } from '../../storage/address';
import { fileSizeLimit } from '../../storage/fileText';
import { openedCourseFile } from '../../storage/keptText';
import { addresses } from '../../course/addresses';
import { FileButton } from './FileButton';
import styles from './Shared.module.css';

/** Opens a file with exercises. */
export function OpenCourseFile() {
  const [refused, setRefused] = useState('');
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    if (file.size > fileSizeLimit) return setRefused(`${file.name} is larger than 10 MB.`);
    const json = await file.text();
    const opened = openCourse(json);
    if ('refused' in opened) return setRefused(opened.refused);
    openedCourseFile.save(json);
    goTo(addresses.shared('file'));
  };
  return (
    <div className={styles.page}>
      <h1>Exercises from your teacher</h1>
      <p>
        Open the course file that you were given. Its exercises are checked in this browser, and
        your answers stay in it until you export them.
      </p>
      <FileButton label="Open a course file" onFiles={take} look="primary" />
      {refused !== '' && <p role="alert">{refused}</p>}
      <p>
        You have a link instead? Open it in this browser. For everyone else there is{' '}
        <a href={addresses.home}>the course of Auditorium</a>.
      </p>
    </div>
  );
}
