import { levels, stages } from '../../audit/types';
import { LevelName } from '../../ui/LevelMark';
import { StageTrack } from '../../ui/StageTrack';
import { allStages, fateWords, levelWords, stageLetters } from '../legendWords';
import styles from './Paper.module.css';

/** What the levels and the marks of the stages mean. */
export function Legend() {
  return (
    <section className={styles.legend}>
      <h2>Legend</h2>
      <p>Rules are evaluated top to bottom; the first match wins.</p>
      <div className={styles.lists}>
        <dl>
          {levels.map((level) => (
            <div key={level}>
              <dt>
                <LevelName level={level} />
              </dt>
              <dd>{levelWords[level]}</dd>
            </div>
          ))}
        </dl>
        <dl>
          <div>
            <dt>{stageLetters.join(' ')}</dt>
            <dd>{stages.join(', ')}</dd>
          </div>
          {fateWords.map(([fate, words]) => (
            <div key={fate}>
              <dt>
                <StageTrack fates={allStages(fate)} />
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
