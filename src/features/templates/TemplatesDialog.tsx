import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { sampleRequests } from '../../catalog/requests';
import { templateGroups, templates } from '../../catalog/templates';
import type { Template } from '../../catalog/types';
import { addresses } from '../../course/addresses';
import { useApp } from '../../state/useApp';
import { counted } from '../../ui/counted';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { SearchField } from '../../ui/fields/SearchField';
import { findTemplates } from './findTemplates';
import { LevelBar } from './LevelBar';
import styles from './TemplatesDialog.module.css';
import type { TemplateSummary } from './templateSummary';
import { useSummaries } from './useSummaries';

/** Policies to start from. Loading one replaces the text, in one undo step. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const replaceText = useApp((state) => state.replaceText);
  const summaries = useSummaries(useApp((state) => state.kubernetes));
  const [query, setQuery] = useState('');
  const groups = findTemplates(templateGroups, query);
  const count = groups.reduce((sum, group) => sum + group.templates.length, 0);
  const choose = (template: Template) => {
    replaceText(template.yaml, `template ${template.name}`);
    onClose();
  };
  return (
    <DialogFrame
      title="Templates"
      hint="Replaces your policy. Undo restores it."
      width={860}
      onClose={onClose}
    >
      <div className={styles.body}>
        <div className={styles.filter}>
          <SearchField
            label="Filter templates"
            className={styles.search ?? ''}
            value={query}
            onChange={setQuery}
            onKeyDown={(event) => {
              // The first Escape only clears the filter and does not close the dialog.
              if (event.key !== 'Escape' || query === '') return moveFocus(event);
              event.preventDefault();
              event.stopPropagation();
              setQuery('');
            }}
          />
          <span className={styles.legend}>
            Levels and log size over {counted(sampleRequests.length, 'sample request')}
          </span>
          <span className="visually-hidden" role="status">
            {count === templates.length ? '' : `${count} of ${templates.length} templates shown`}
          </span>
        </div>
        <div className={styles.groups}>
          {groups.map(({ name, templates: listed }) => (
            <Group key={name} name={name}>
              {listed.map((template) => (
                <Card
                  key={template.id}
                  template={template}
                  summary={summaries.get(template.id)}
                  onChoose={() => choose(template)}
                />
              ))}
            </Group>
          ))}
          {count > 0 && (
            <p className={styles.learn}>
              To write your own, see{' '}
              <a href={addresses.lesson('anatomy-of-a-rule')} onClick={onClose}>
                Learn: anatomy of a rule
              </a>
            </p>
          )}
          {count === 0 && <p className={styles.none}>No templates match this filter.</p>}
        </div>
      </div>
    </DialogFrame>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.group}>
        {name}
      </h3>
      <ul className={styles.list} aria-labelledby={id}>
        {children}
      </ul>
    </section>
  );
}

interface CardProps {
  template: Template;
  summary: TemplateSummary | undefined;
  onChoose: () => void;
}

function Card({ template, summary, onChoose }: CardProps) {
  const { id, name, purpose, leavesOut, origin } = template;
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        aria-label={name}
        aria-describedby={`template-${id}`}
        onClick={onChoose}
        onKeyDown={moveFocus}
      >
        <span id={`template-${id}`} className={styles.columns}>
          <span className={styles.lines}>
            <strong aria-hidden="true">{name}</strong>
            <span>{purpose}</span>
            <span className={styles.out}>Not recorded: {leavesOut}</span>
            {origin !== undefined && <span className={styles.out}>{origin}</span>}
          </span>
          <LevelBar summary={summary} />
        </span>
      </button>
    </li>
  );
}

/** Moves the focus with the arrow keys, between the filter and the templates. */
function moveFocus(event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const dialog = event.currentTarget.closest('[role="dialog"]');
  if (step === undefined || !dialog) return;
  const places = [...dialog.querySelectorAll<HTMLElement>('input, li button')];
  const next = places[places.findIndex((each) => each === event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
