import type { ReactNode } from 'react';
import { levels, stages, type Level, type Stage, type StageFate } from '../../audit/types';
import { areSignsShortcuts, saveSignsShortcuts } from '../../storage/preferences';
import { DialogFrame } from '../../ui/DialogFrame';
import { LevelName } from '../../ui/LevelMark';
import { shortcutText, type Shortcut } from '../../ui/shortcut';
import { StageTrack } from '../../ui/StageTrack';
import { groups, type Command } from './command';
import { keyed } from './keyed';
import { otherKeys } from './otherKeys';
import styles from './HelpSheet.module.css';

const commands: readonly Command[] = Object.values(keyed);

const levelWords: Record<Level, string> = {
  None: 'nothing is written',
  Metadata: 'who, what, when and the answer’s code, no bodies',
  Request: 'the same and the body of the request',
  RequestResponse: 'the same and both bodies',
};

const fateWords: readonly [fate: StageFate, words: string][] = [
  ['recorded', 'an event is written at this stage'],
  ['omitted', 'the policy or the rule omits the stage'],
  ['never', 'the stage never happens for this request'],
];

const verdictWords: readonly [tone: string, word: string, words: string][] = [
  ['good', 'Accepted', 'kube-apiserver accepts the policy'],
  ['warn', 'Accepted with warnings', 'it logs a warning and ignores what the warning names'],
  ['bad', 'Rejected', 'it does not start with this policy'],
];

/** Every key, what our marks mean, and how a policy is read. On one sheet, also on paper. */
export default function HelpSheet({ onClose }: { onClose: () => void }) {
  return (
    <DialogFrame title="Keys and marks" hint="" width={860} onClose={onClose}>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Keys and marks">
        <div className={styles.sheet}>
          <Part title="How a policy is read" wide>
            <ol className={styles.reading}>
              <li>kube-apiserver asks the rules from the top; the first that fits decides.</li>
              <li>
                A rule fits when every field it names fits. A request that no rule fits is not
                recorded.
              </li>
              <li>
                The level of that rule says how much an event holds. One event is written for each
                stage that neither the policy nor the rule omits.
              </li>
            </ol>
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
                  <b>{'RSCP'[at]}</b> {stage}
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
                      <span className="visually-hidden">{fate}</span>
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
              The key ? alone opens it. F1 always does.
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

const allStages = (fate: StageFate): Record<Stage, StageFate> => ({
  RequestReceived: fate,
  ResponseStarted: fate,
  ResponseComplete: fate,
  Panic: fate,
});

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
