import { useRef } from 'react';
import { PlainEditor, type Caret } from '../../editor/PlainEditor';
import { ProblemsPanel } from '../../features/problems/ProblemsPanel';
import { Pane, Panel } from '../../ui/Panel';
import styles from './EmbedView.module.css';

/** The policy as text that readers can edit, with its problems. Nothing is saved. */
export default function EmbedEditor() {
  const left = useRef<Caret>(undefined);
  return (
    <div className={styles.editor}>
      <Pane name="YAML">
        <Panel name="YAML" hint="not saved here">
          <PlainEditor left={left} />
        </Panel>
      </Pane>
      <Pane name="Problems">
        <ProblemsPanel />
      </Pane>
    </div>
  );
}
