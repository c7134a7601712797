import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { LoggedRequest } from '../../course/incident/auditLog';
import { filtered, noFilter, type Filter } from '../../course/incident/filter';
import type { Hint } from '../../course/incident/question';
import { Button } from '../../ui/Button';
import { Loading } from '../../ui/Loading';
import type { JqResult } from '../../workers/runJq';
import { JqTab } from './JqTab';
import { loadLog, type RoomLog } from './loadLog';
import { noProgram, type Program } from './program';
import { PolicyTab } from './PolicyTab';
import { Questions } from './Questions';
import { Reader } from './Reader';
import { RoomTabs, tabIds, type Tab } from './RoomTabs';
import styles from './IncidentRoom.module.css';

interface Props {
  /** The question in the address. */
  question: string | undefined;
}

/** The incident room: a recorded audit log, and questions that it answers. */
export default function IncidentRoom({ question }: Props) {
  const [log, setLog] = useState<RoomLog>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    document.title = 'Incident room · Auditorium';
  }, []);
  const load = () => void loadLog().then(setLog, () => setFailed(true));
  useEffect(load, []);
  if (hasFailed)
    return (
      <div className={styles.failed} role="alert">
        <p>The log could not be loaded. Check the network, then try again.</p>
        <Button
          look="outlined"
          onClick={() => {
            setFailed(false);
            load();
          }}
        >
          Try again
        </Button>
      </div>
    );
  return log ? <Room log={log} question={question} /> : <Loading />;
}

function Room({ log, question }: Props & { log: RoomLog }) {
  const [tab, setTab] = useState<Tab>('Reader');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [picked, setPicked] = useState<number>();
  const [program, setProgram] = useState<Program>(noProgram);
  const [result, setResult] = useState<JqResult>();
  const section = useRef<HTMLElement>(null);
  const request = useMemo(
    (): LoggedRequest | undefined => log.requests.find(({ id }) => id === picked),
    [log, picked],
  );
  const follow = ({ filter: wanted, program: text, isSlurped }: Hint) => {
    if (wanted) setFilter({ ...noFilter, ...wanted });
    if (text !== undefined) setProgram({ text, isSlurped: isSlurped === true, isRaw: true });
    setTab(text === undefined ? 'Reader' : 'jq');
    // On phones it is below the questions.
    section.current?.scrollIntoView({ block: 'start' });
  };
  /** Shows a request in the reader, also if its filter leaves it out, and moves the keyboard there. */
  const open = (id: number) => {
    const isLeftOut = filtered(log.requests, filter).every((each) => each.id !== id);
    flushSync(() => {
      setPicked(id);
      setTab('Reader');
      if (isLeftOut) setFilter(noFilter);
    });
    section.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };
  return (
    <div className={styles.room}>
      <Questions log={log} open={question} picked={request} onFollow={follow} />
      <section className={styles.log} aria-label="Audit log" ref={section}>
        <RoomTabs shown={tab} onShow={setTab} />
        <div
          className={styles.panel}
          role="tabpanel"
          id={tabIds.panel}
          aria-labelledby={tabIds.of(tab)}
        >
          {tab === 'Reader' && (
            <Reader
              log={log}
              filter={filter}
              picked={request}
              onFilter={setFilter}
              onPick={setPicked}
            />
          )}
          {tab === 'jq' && (
            <JqTab
              log={log}
              program={program}
              onProgram={setProgram}
              result={result}
              onResult={setResult}
              onOpen={open}
            />
          )}
          {tab === 'Policy' && <PolicyTab text={log.policy} />}
        </div>
      </section>
    </div>
  );
}
