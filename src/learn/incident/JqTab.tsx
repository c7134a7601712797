import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { linkedOutput } from '../../course/incident/linkedOutput';
import { starters } from '../../course/incident/starters';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { counted } from '../../ui/counted';
import { isPressed, shortcutText } from '../../ui/shortcut';
import { runJq, type JqResult } from '../../workers/runJq';
import type { RoomLog } from './loadLog';
import { commandOf, type Program } from './program';
import styles from './JqTab.module.css';

interface Props {
  log: RoomLog;
  program: Program;
  onProgram: (program: Program) => void;
  /** What the last program printed. */
  result: JqResult | undefined;
  onResult: (result: JqResult) => void;
  /** Called with the id of a request that the learner wants to see. */
  onOpen: (request: number) => void;
}

/** The log through jq itself, which is loaded when a program is first run. */
export function JqTab({ log, program, onProgram, result, onResult, onOpen }: Props) {
  const [stop, setStop] = useState<AbortController>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async ({ text, isSlurped, isRaw }: Program) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setStop(own);
    const task = { input: log.text, program: text, isSlurped, isRaw };
    const done = await runJq(task, own.signal);
    if (running.current !== own) return;
    setStop(undefined);
    onResult(done);
  };
  const change = (next: Partial<Program>) => onProgram({ ...program, ...next });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, 'Mod+Enter')) return;
    event.preventDefault();
    void run(program);
  };
  return (
    <div className={styles.jq}>
      <div className={styles.starters} role="group" aria-label="Programs to start from">
        {starters.map(({ name, program: text, isSlurped = false }) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              const next = { text, isSlurped, isRaw: true };
              onProgram(next);
              void run(next);
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <textarea
        className={styles.program}
        aria-label="jq program"
        value={program.text}
        rows={Math.min(8, Math.max(4, program.text.split('\n').length))}
        onChange={({ target }) => change({ text: target.value })}
        onKeyDown={onKeyDown}
        autoCapitalize="off"
        spellCheck={false}
      />
      <div className={styles.actions}>
        {stop ? (
          <Button look="primary" onClick={() => stop.abort()}>
            Stop
          </Button>
        ) : (
          <Button
            look="primary"
            onClick={() => void run(program)}
            title={shortcutText('Mod+Enter')}
          >
            Run
          </Button>
        )}
        <label>
          <input
            type="checkbox"
            checked={program.isSlurped}
            onChange={({ target }) => change({ isSlurped: target.checked })}
          />
          All lines as one array (-s)
        </label>
        <label>
          <input
            type="checkbox"
            checked={program.isRaw}
            onChange={({ target }) => change({ isRaw: target.checked })}
          />
          Strings without quotes (-r)
        </label>
        <CopyButton label="Copy command" text={() => commandOf(program)} />
      </div>
      <p className={styles.status} role="status">
        {stop
          ? 'Running…'
          : result
            ? statusOf(result)
            : 'jq 1.8.2 runs in this browser. Each line of the log is one input.'}
      </p>
      <Output result={result} log={log} onOpen={onOpen} />
    </div>
  );
}

function statusOf(result: JqResult): string {
  if ('failed' in result) return result.failed;
  const { output, isCut, errors, ms } = result;
  if (output === '') return errors === '' ? `No output, in ${ms} ms` : 'jq reports an error.';
  const lines = output.replace(/\n$/, '').split('\n').length;
  if (isCut) return `The output was cut after ${counted(lines, 'line')}. Select less.`;
  return `${counted(lines, 'line')} in ${ms} ms`;
}

/** What a program printed. An audit ID leads to its request. */
function Output({ result, log, onOpen }: Pick<Props, 'result' | 'log' | 'onOpen'>) {
  const parts = useMemo(
    () => (result && 'output' in result ? linkedOutput(result.output, log.requests) : []),
    [result, log],
  );
  if (!result || 'failed' in result) return null;
  const { errors } = result;
  return (
    <>
      {errors !== '' && (
        <pre className={styles.errors} role="alert">
          {errors}
        </pre>
      )}
      {/* A region that scrolls can be reached with the keyboard. */}
      <pre className={styles.output} tabIndex={0} role="region" aria-label="Output of jq">
        {parts.map((part, index) =>
          typeof part === 'string' ? (
            part
          ) : (
            <button
              key={index}
              type="button"
              className={styles.id}
              title="Open this request in the reader"
              onClick={() => onOpen(part.request)}
            >
              {part.auditID}
            </button>
          ),
        )}
      </pre>
    </>
  );
}
