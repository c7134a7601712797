import { Plus, Trash2, X } from 'lucide-react';
import { Fragment, memo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { shownValue } from '../../audit/shownValue';
import type { GroupResources, KubernetesVersion, Path, Whole } from '../../audit/types';
import type { ClusterApi } from '../../catalog/types';
import { useApp } from '../../state/useApp';
import { Button, IconButton } from '../../ui/Button';
import { MoreRow } from '../../ui/long/MoreRow';
import { useRoom } from '../../ui/long/useRoom';
import { ComboField } from '../../ui/tags/ComboField';
import { TagInput, type OtherOffer } from '../../ui/tags/TagInput';
import { addValue } from './addValue';
import { useFieldChange } from './fieldChange';
import { useDraft } from './fields/drafts';
import { FieldLabel } from './fields/FieldLabel';
import {
  isKnownGroup,
  resourcesElsewhere,
  suggestGroups,
  suggestResources,
} from '../../engine/suggestions';
import styles from './RuleForm.module.css';

const groupField = (kubernetes: KubernetesVersion, cluster: ClusterApi | undefined) => ({
  label: 'API group',
  listName: 'Suggestions for the group',
  placeholder: '"" (core group)',
  suggestions: suggestGroups(kubernetes, cluster),
});

/** So many entries appear at once, because each has three fields; so many in all, until the user asks for more. */
const firstEntries = 6;
const entriesAtMost = 24;

interface Props {
  entries: readonly GroupResources[];
  locked: boolean;
}

/** The entries of a rule's `resources`, each with group, resources and names. */
export const ResourcesField = memo(function ResourcesField({ entries, locked }: Props) {
  const [adding, setAdding] = useState(false);
  const change = useFieldChange();
  const list = useRef<HTMLDivElement>(null);
  const adder = () => list.current?.querySelector<HTMLElement>(':scope > button');
  const { room, showMore, isFolded } = useRoom(entries.length, firstEntries, entriesAtMost);
  const focusLast = () => {
    const entry = [...(list.current?.querySelectorAll('fieldset') ?? [])].at(-1);
    // The one after the group.
    entry?.querySelectorAll<HTMLElement>('[role="combobox"]')[1]?.focus();
  };
  const add = () => {
    flushSync(() => setAdding(true));
    focusLast();
  };
  /** The fields of the new entry disappear, so the button that adds one gets the focus. */
  const cancel = () => {
    flushSync(() => setAdding(false));
    adder()?.focus();
  };
  const write = (entry: { group: string; resources?: string[] }) => {
    const path = ['resources'];
    // If the focus is already elsewhere, it stays there.
    const isInside = list.current?.contains(document.activeElement);
    flushSync(() => {
      const isDone = change([
        entries.length === 0
          ? { kind: 'set', path, value: [entry] }
          : { kind: 'set', path: [...path, entries.length], value: entry },
      ]);
      if (isDone) setAdding(false);
    });
    if (isInside) focusLast();
  };
  /** The pressed button disappears with its entry: the next one gets the focus, or the button that adds an entry. */
  const remove = (index: number) => {
    if (!flushSync(() => change([{ kind: 'remove', path: ['resources', index] }]))) return;
    const left = [
      ...(list.current?.querySelectorAll<HTMLElement>('[aria-label^="Remove entry"]') ?? []),
    ];
    const next = left.find(
      (button) => button.getAttribute('aria-label') === `Remove entry ${index + 1}`,
    );
    (next ?? left.at(-1) ?? adder())?.focus();
  };
  return (
    <div className={styles.entries} ref={list}>
      {entries.slice(0, room).map((_, at) => {
        // The last entry is always shown, because new ones go there.
        const index = at === room - 1 ? entries.length - 1 : at;
        return (
          <Fragment key={index}>
            {isFolded && at === room - 1 && (
              <MoreRow
                hidden={entries.length - room}
                step={entriesAtMost}
                of="entries"
                className={styles.more ?? ''}
                onShow={showMore}
              />
            )}
            <Entry
              entry={entries[index] ?? {}}
              number={index + 1}
              path={['resources', index]}
              locked={locked}
              onWrite={write}
              onRemove={() => remove(index)}
            />
          </Fragment>
        );
      })}
      {adding ? (
        <NewEntry onWrite={write} onCancel={cancel} />
      ) : (
        <Button look="link" onClick={add} disabled={locked}>
          <Plus size={13} aria-hidden="true" />
          {entries.length === 0 ? 'Limit to resources' : 'Add API group'}
        </Button>
      )}
    </div>
  );
});

/** Offers resources of other groups; picking one adds an entry for its group. */
const elsewhere = (
  kubernetes: KubernetesVersion,
  group: string,
  typed: string,
  cluster: ClusterApi | undefined,
  onPick: (group: string, resource: string) => void,
): OtherOffer[] =>
  resourcesElsewhere(kubernetes, group, typed, cluster).map((each) => ({
    value: each.resource,
    detail: `in ${each.group === '' ? 'the core group' : each.group}`,
    pick: () => onPick(each.group, each.resource),
  }));

interface NewEntryProps {
  onWrite: (entry: { group: string; resources?: string[] }) => void;
  onCancel: () => void;
}

/**
 * An entry that is not in the text yet, because an empty one would match the whole core group. It
 * is inserted with its first resource, or deliberately for the whole group.
 */
function NewEntry({ onWrite, onCancel }: NewEntryProps) {
  const kubernetes = useApp((state) => state.kubernetes);
  const cluster = useApp((state) => state.workspace.clusterApi);
  const [group, setGroup] = useState('');
  const draft = useDraft('new entry');
  return (
    <fieldset className={styles.entry} aria-label="New resources entry">
      <div className={styles.group}>
        <FieldLabel place="groupResources" field="group" text="API group" />
        <IconButton label="Cancel the new entry" onClick={onCancel}>
          <X size={14} />
        </IconButton>
      </div>
      <ComboField
        {...groupField(kubernetes, cluster)}
        value={group}
        disabled={false}
        onCommit={setGroup}
      />
      <FieldLabel place="groupResources" field="resources" text="Resources" />
      <TagInput
        label="Resources"
        values={[]}
        suggestions={suggestResources(kubernetes, group, cluster)}
        completes
        others={(typed) =>
          elsewhere(kubernetes, group, typed, cluster, (other, resource) =>
            onWrite({ group: other, resources: [resource] }),
          )
        }
        completesOthers={isKnownGroup(kubernetes, group, cluster)}
        placeholder="first resource"
        disabled={false}
        {...draft}
        onAdd={(value) => onWrite({ group, resources: [value] })}
        onRemove={() => {}}
      />
      <Button look="link" onClick={() => onWrite({ group })}>
        Use the whole {group === '' ? 'core group' : `group ${shownValue(group, 60)}`}
      </Button>
    </fieldset>
  );
}

function Entry({
  entry,
  number,
  path,
  locked,
  onWrite,
  onRemove,
}: {
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>;
  number: number;
  path: Path;
  locked: boolean;
  /** Adds another entry. */
  onWrite: (entry: { group: string; resources: string[] }) => void;
  onRemove: () => void;
}) {
  const change = useFieldChange();
  const kubernetes = useApp((state) => state.kubernetes);
  const cluster = useApp((state) => state.workspace.clusterApi);
  const { group = '', resources = [], resourceNames = [] } = entry;
  const resourcesDraft = useDraft(`${path.join('.')}.resources`);
  const namesDraft = useDraft(`${path.join('.')}.resourceNames`);
  const inGroup = group === '' ? 'the core group' : shownValue(group, 60);
  return (
    <fieldset className={styles.entry} aria-label={`Resources entry ${number}`}>
      <div className={styles.group}>
        <FieldLabel place="groupResources" field="group" text="API group" />
        <IconButton label={`Remove entry ${number}`} disabled={locked} onClick={onRemove}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      <ComboField
        {...groupField(kubernetes, cluster)}
        value={group}
        disabled={locked}
        onCommit={(value) => change([{ kind: 'set', path: [...path, 'group'], value }])}
      />
      <FieldLabel place="groupResources" field="resources" text="Resources" />
      <TagInput
        label="Resources"
        values={resources}
        suggestions={suggestResources(kubernetes, group, cluster)}
        completes
        others={(typed) =>
          elsewhere(kubernetes, group, typed, cluster, (other, resource) =>
            onWrite({ group: other, resources: [resource] }),
          )
        }
        completesOthers={isKnownGroup(kubernetes, group, cluster)}
        placeholder={`everything in ${inGroup}`}
        disabled={locked}
        {...resourcesDraft}
        onAdd={(value) => change([addValue([...path, 'resources'], resources, value)])}
        onRemove={(index) =>
          change(
            [{ kind: 'remove', path: [...path, 'resources', index] }],
            // Without resources an entry matches its whole group: the rule becomes wider, not narrower.
            resources.length === 1 ? { say: `The rule now matches everything in ${inGroup}.` } : {},
          )
        }
      />
      <FieldLabel place="groupResources" field="resourceNames" text="Resource names" />
      {resources.length === 0 && resourceNames.length === 0 ? (
        <span className={styles.folded}>Only with resources</span>
      ) : (
        <TagInput
          label="Resource names"
          values={resourceNames}
          suggestions={[]}
          placeholder="any name"
          disabled={locked}
          {...namesDraft}
          onAdd={(value) => change([addValue([...path, 'resourceNames'], resourceNames, value)])}
          onRemove={(index) =>
            change([{ kind: 'remove', path: [...path, 'resourceNames', index] }])
          }
        />
      )}
    </fieldset>
  );
}
