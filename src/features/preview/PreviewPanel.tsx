import { useMemo } from 'react';
import { isPreviewStale, selectRows } from '../../state/rows';
import { useApp } from '../../state/useApp';
import { Panel } from '../../ui/Panel';
import { Detail } from './Detail';
import { filterRows } from './filterRows';
import { RequestFilter } from './RequestFilter';
import { RequestGrid } from './RequestGrid';
import styles from './PreviewPanel.module.css';
import { formatBytes } from '../../ui/formatBytes';

/** What kube-apiserver would record for every canned request, and why. */
export function PreviewPanel() {
  const rows = useApp(selectRows);
  const kind = useApp((state) => state.requestKind);
  const filter = useApp((state) => state.requestFilter);
  const selected = useApp((state) => state.selectedRequest);
  const stale = useApp(isPreviewStale);
  const shown = useMemo(() => filterRows(rows, kind, filter), [rows, kind, filter]);
  const bytes = rows.reduce((sum, row) => sum + row.output.bytes, 0);
  const row = rows.find(({ request }) => request.id === selected);

  return (
    <Panel
      name="Preview"
      className={styles.panel ?? ''}
      hint={rows.length > 0 ? `${rows.length} requests · ${formatBytes(bytes)} of log` : undefined}
    >
      {stale && rows.length > 0 && <StaleNote />}
      {rows.length === 0 ? (
        <Empty />
      ) : (
        <>
          <RequestFilter count={shown.length} total={rows.length} />
          <div className={styles.split}>
            <RequestGrid rows={shown} stale={stale} />
            {row ? (
              <Detail row={row} />
            ) : (
              <p className={styles.pick}>
                Pick a request to see which rule decides it, field by field, and the audit events it
                leaves.
              </p>
            )}
          </div>
        </>
      )}
    </Panel>
  );
}

function StaleNote() {
  return (
    <p className={styles.stale} role="note">
      The text is broken at the moment. These are the answers of the last policy that kube-apiserver
      would accept.
    </p>
  );
}

function Empty() {
  return (
    <div className={styles.empty}>
      <p>No answers yet.</p>
      <p>
        kube-apiserver would not start with this text, so there is nothing to preview. See Problems
        for its message, or begin with a template.
      </p>
    </div>
  );
}
