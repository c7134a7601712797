import { lazy, Suspense, useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Row } from '../../state/decisions';
import type { DetailTab } from '../../state/store';
import { useApp } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { RequestTab } from './RequestTab';
import { WhyTab } from './WhyTab';
import styles from './Detail.module.css';

/** Not needed before the first request is picked. */
const loadEvents = () => import('./EventsTab');
const EventsTab = lazy(loadEvents);

/** Everything about the selected request: why it is decided so, what it leaves, what it is. */
export function Detail({ row }: { row: Row }) {
  const tab = useApp((state) => state.detailTab);
  const setTab = useApp((state) => state.setDetailTab);
  const events = Object.values(row.output.fates).filter((fate) => fate === 'recorded').length;

  // Loaded before it is opened, so that it opens at once, and offline as well.
  useEffect(() => {
    loadEvents().catch(() => undefined);
  }, []);

  return (
    <Tabs
      className={styles.detail ?? ''}
      data-command={row.request.command}
      selectedKey={tab}
      onSelectionChange={(key) => setTab(key as DetailTab)}
    >
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
      </TabList>
      <TabPanel id="why" className={styles.panel ?? ''}>
        <WhyTab row={row} />
      </TabPanel>
      <TabPanel id="events" className={styles.panel ?? ''}>
        <Boundary fallback={<NotLoaded what="Events" />}>
          <Suspense fallback={<p className={styles.loading}>Loading the events…</p>}>
            <EventsTab key={row.request.id} row={row} />
          </Suspense>
        </Boundary>
      </TabPanel>
      <TabPanel id="request" className={styles.panel ?? ''}>
        <RequestTab request={row.request} />
      </TabPanel>
    </Tabs>
  );
}
