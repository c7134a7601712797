import { useId, useMemo } from 'react';
import { requestInfo } from '../../../../audit/request/requestInfo';
import { objectVerbs } from '../../../../audit/verbs';
import { groupsOf, resourcesOfGroup } from '../../../../catalog/apiResources';
import { pathFor, type Asked } from '../../../../requests/pathFor';
import type { RequestForm } from '../../../../requests/requestForm';
import { useApp } from '../../../../state/useApp';
import { TextField } from './TextField';
import styles from './RequestForm.module.css';

interface Props {
  form: RequestForm;
  onChange: (change: Partial<RequestForm>) => void;
}

const texts: readonly [field: keyof Asked, label: string, hint: string][] = [
  ['apiGroup', 'API group', 'core: leave empty'],
  ['apiVersion', 'API version', 'v1'],
  ['resource', 'Resource', 'pods'],
  ['subresource', 'Subresource', 'none'],
  ['namespace', 'Namespace', 'cluster-scoped, or all'],
  ['name', 'Object name', 'none'],
];

/** The parts of a path, which are read from it and written into it. */
export function PathFields({ form, onChange }: Props) {
  const kubernetes = useApp((state) => state.kubernetes);
  const cluster = useApp((state) => state.workspace.clusterApi);
  const id = useId();
  const info = useMemo(() => requestInfo(form.method, form.url), [form.method, form.url]);
  const asked: Asked = info.isResourceRequest
    ? info
    : {
        ...{ verb: 'get', apiGroup: '', apiVersion: 'v1', resource: '', subresource: '' },
        ...{ namespace: '', name: '' },
      };
  const resources = resourcesOfGroup(kubernetes, asked.apiGroup, cluster);
  const offers: { [Part in keyof Asked]?: readonly string[] | undefined } = {
    apiGroup: groupsOf(kubernetes, cluster),
    resource: resources.map(({ resource }) => resource),
    subresource: resources
      .find(({ resource }) => resource === asked.resource)
      ?.subresources.map(({ name }) => name),
    namespace: ['default', 'kube-system'],
  };
  const set = (change: Partial<Asked>) => onChange(pathFor({ ...asked, ...change }));
  return (
    <details>
      <summary>Verb, resource and namespace instead of a path</summary>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={`${id}verb`}>Verb</label>
          <select
            id={`${id}verb`}
            value={asked.verb}
            onChange={({ target }) => set({ verb: target.value })}
          >
            {[...new Set([...objectVerbs, asked.verb])].map((verb) => (
              <option key={verb}>{verb}</option>
            ))}
          </select>
        </div>
        {texts.map(([part, label, hint]) => (
          <TextField
            key={part}
            label={label}
            value={asked[part]}
            placeholder={hint}
            offers={offers[part]}
            onChange={(value) => set({ [part]: value.trim() })}
          />
        ))}
      </div>
    </details>
  );
}
