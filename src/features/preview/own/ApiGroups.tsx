import { useMemo } from 'react';
import { groupsOf } from '../../../catalog/apiResources';
import type { ClusterApi, ClusterResource } from '../../../catalog/types';
import { useApp } from '../../../state/useApp';
import { counted } from '../../../ui/counted';
import styles from './ClusterApi.module.css';

/** So many resources of a group are shown. */
const shownAtMost = 100;

/** The resources of a cluster by group: its own groups first, and the built-in ones as a number. */
export function ApiGroups({ name, resources }: { name: string; resources: ClusterApi }) {
  const kubernetes = useApp((state) => state.kubernetes);
  const { custom, builtIn } = useMemo(() => {
    const known = new Set(groupsOf(kubernetes));
    const groups = new Map<string, ClusterResource[]>();
    for (const each of resources) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
    return {
      custom: [...groups]
        .filter(([group]) => !known.has(group))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      builtIn: resources.filter(({ group }) => known.has(group)).length,
    };
  }, [resources, kubernetes]);
  return (
    <ul className={styles.groups} aria-label={name}>
      {custom.map(([group, list]) => (
        <li key={group}>
          <b>{group}</b>{' '}
          <span className={styles.resources}>
            {list.slice(0, shownAtMost).map(wordsOf).join(', ')}
            {list.length > shownAtMost && ` and ${list.length - shownAtMost} more`}
          </span>
        </li>
      ))}
      {builtIn > 0 && (
        <li className={styles.resources}>
          {custom.length > 0 ? 'and ' : ''}
          {counted(builtIn, 'resource')} of built-in API groups
        </li>
      )}
    </ul>
  );
}

function wordsOf({ resource, shortNames = [], namespaced }: ClusterResource): string {
  const more = [...shortNames, ...(namespaced ? [] : ['cluster-scoped'])];
  return more.length > 0 ? `${resource} (${more.join(', ')})` : resource;
}
