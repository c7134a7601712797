import { useLayoutEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Row } from '../../../engine/decide';
import { isAnswerHidden } from '../../../state/isAnswerHidden';
import type { DetailTab } from '../../../state/state';
import { useShown } from '../../../state/useApp';
import { useBehindPaint } from '../../../ui/useBehindPaint';
import { ExpectTab } from '../expect/ExpectTab';
import { DetailHead } from './DetailHead';
import { EventsTab } from './EventsTab';
import { HiddenDetail } from './HiddenDetail';
import { RequestTab } from './RequestTab';
import { useDetailKeys } from './useDetailKeys';
import { WhyTab } from './WhyTab';
import styles from './Detail.module.css';

interface Props {
  row: Row;
  /** The requests of the list, in its order. A filter may hide the one of the detail. */
  list: readonly Row[];
}

/** Everything about the selected request; with a hidden answer, only the request itself. */
export default function Detail(props: Props) {
  const isHidden = useShown(isAnswerHidden);
  return isHidden ? <HiddenDetail {...props} /> : <Answered {...props} />;
}

/** Why the request is decided so, the events it generates, the request itself, and what is expected of it. */
function Answered({ row, list }: Props) {
  const tab = useShown((state) => state.detailTab);
  const shown = useBehindPaint(tab);
  const setTab = useShown((state) => state.setDetailTab);
  const events = Object.values(row.output.fates).filter((fate) => fate === 'recorded').length;
  const detail = useRef<HTMLDivElement>(null);
  const { id } = row.request;
  /** The tab and the request that were last scrolled to the top. */
  const topOf = useRef('');
  // The Why tab does this itself, and scrolls on to the matching rule.
  useLayoutEffect(() => {
    const now = `${shown} ${id}`;
    if (topOf.current === now) return;
    topOf.current = now;
    if (shown !== 'why') detail.current?.querySelector('[role="tabpanel"]')?.scrollTo(0, 0);
  });

  const onKeyDown = useDetailKeys(list, id);

  return (
    <div
      role="group"
      aria-label="Details of the request"
      className={styles.detail}
      data-command={row.request.command}
      onKeyDown={onKeyDown}
    >
      <Tabs
        ref={detail}
        className={styles.tabbed ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => setTab(key as DetailTab)}
      >
        <div className={styles.head}>
          <TabList aria-label="About the selected request" className={styles.tabs ?? ''}>
            <Tab id="why" className={styles.tab ?? ''}>
              Why
            </Tab>
            <Tab id="events" className={styles.tab ?? ''} aria-label="Events">
              Events <span className={styles.count}>{events}</span>
            </Tab>
            <Tab id="request" className={styles.tab ?? ''}>
              Request
            </Tab>
            <Tab id="expect" className={styles.tab ?? ''}>
              Expect
            </Tab>
          </TabList>
          <DetailHead request={row.request} list={list} />
        </div>
        <TabPanel id="why" className={styles.panel ?? ''}>
          {shown === 'why' && <WhyTab row={row} />}
        </TabPanel>
        <TabPanel id="events" className={styles.panel ?? ''}>
          {shown === 'events' && <EventsTab key={id} row={row} />}
        </TabPanel>
        <TabPanel id="request" className={styles.panel ?? ''}>
          {shown === 'request' && <RequestTab request={row.request} />}
        </TabPanel>
        <TabPanel id="expect" className={styles.panel ?? ''}>
          {shown === 'expect' && <ExpectTab row={row} list={list} />}
        </TabPanel>
      </Tabs>
    </div>
  );
}
