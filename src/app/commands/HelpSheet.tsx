import type { ReactNode } from 'react';
import { levels, stages } from '../../audit/types';
import { addresses } from '../../course/addresses';
import { areSignsShortcuts, saveSignsShortcuts } from '../../storage/preferences';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { LevelName } from '../../ui/LevelMark';
import { shortcutText, type Shortcut } from '../../ui/shortcut';
import { StageTrack } from '../../ui/StageTrack';
import { allStages, fateWords, levelWords, stageLetters } from '../legendWords';
import { groups, type Command } from './command';
import { keyed } from './keyed';
import { otherKeys } from './otherKeys';
import styles from './HelpSheet.module.css';

const commands: readonly Command[] = Object.values(keyed);

const verdictWords: readonly [tone: string, word: string, words: string][] = [
  ['good', 'Accepted', 'kube-apiserver accepts the policy'],
  [
    'warn',
    'Accepted with warnings',
    'kube-apiserver logs a warning and ignores what the warning names',
  ],
  ['bad', 'Rejected', 'kube-apiserver does not start with this policy'],
];

/** One sheet, also printable: how a policy is evaluated, what the symbols mean, and every shortcut. */
export default function HelpSheet({ onClose }: { onClose: () => void }) {
  return (
    <DialogFrame title="Keyboard shortcuts and symbols" hint="" width={860} onClose={onClose}>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="group"
        aria-label="Keyboard shortcuts and symbols"
      >
        <div className={styles.sheet}>
          <Part title="How a policy is evaluated" wide>
            <ol className={styles.reading}>
              <li>Rules are evaluated top to bottom; the first match wins.</li>
              <li>
                A rule matches when all its fields match. A request that no rule matches is not
                recorded.
              </li>
              <li>
                The level of the matching rule sets how much each event contains. One event is
                recorded for each stage that the request reaches and that neither the policy nor the
                rule omits.
              </li>
            </ol>
            <p>
              <a href={addresses.home} onClick={onClose}>
                Learn
              </a>{' '}
              has lessons and exercises about all of it, and a{' '}
              <a href={addresses.glossary} onClick={onClose}>
                glossary
              </a>
              .
            </p>
          </Part>
          <Part title="Levels">
            <dl>
              {levels.map((level) => (
                <Row key={level} mark={<LevelName level={level} />}>
                  {levelWords[level]}
                </Row>
              ))}
            </dl>
          </Part>
          <Part title="Stages">
            <p className={styles.letters}>
              {stages.map((stage, at) => (
                <span key={stage}>
                  <b>{stageLetters[at]}</b> {stage}
                </span>
              ))}
            </p>
            <dl>
              {fateWords.map(([fate, words]) => (
                <Row
                  key={fate}
                  mark={
                    <>
                      <StageTrack fates={allStages(fate)} />
                      <span className="visually-hidden">
                        {fate === 'unrecorded' ? 'not recorded' : fate}
                      </span>
                    </>
                  }
                >
                  {words}
                </Row>
              ))}
            </dl>
          </Part>
          <Part title="Verdict">
            <dl>
              {verdictWords.map(([tone, word, words]) => (
                <Row
                  key={word}
                  mark={
                    <strong className={styles.verdict} data-tone={tone}>
                      {word}
                    </strong>
                  }
                >
                  {words}
                </Row>
              ))}
            </dl>
          </Part>
          {groups.map((group) => {
            const ofGroup = commands.filter((command) => command.group === group);
            return ofGroup.length === 0 ? null : (
              <Part key={group} title={group}>
                <dl>
                  {ofGroup.map(({ id, title, shortcuts = [] }) => (
                    <Row key={id} mark={<Keys shortcuts={shortcuts} />}>
                      {title}
                    </Row>
                  ))}
                </dl>
              </Part>
            );
          })}
          <Part title="This sheet">
            <label className={styles.choice}>
              <input
                type="checkbox"
                defaultChecked={areSignsShortcuts()}
                onChange={(event) => saveSignsShortcuts(event.target.checked)}
              />
              Also open with ?. (F1 always works.)
            </label>
          </Part>
          {otherKeys.map(({ place, keys }) => (
            <Part key={place} title={place}>
              <dl>
                {keys.map(([shortcuts, does]) => (
                  <Row key={does} mark={<Keys shortcuts={shortcuts} />}>
                    {does}
                  </Row>
                ))}
              </dl>
            </Part>
          ))}
        </div>
      </div>
    </DialogFrame>
  );
}

function Part({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={styles.part} data-wide={wide}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Row({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{mark}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Keys({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  return shortcuts.map((shortcut) => <kbd key={shortcut}>{shortcutText(shortcut)}</kbd>);
}
