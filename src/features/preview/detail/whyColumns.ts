import type { Attributes, MatchField, PolicyRule } from '../../../audit/types';

export interface WhyColumn {
  title: string;
  fields: MatchField[];
}

/** The columns worth showing: those a rule asks about, in the order the API server asks. */
export function columnsFor(rules: readonly PolicyRule[], attributes: Attributes): WhyColumn[] {
  const used = (field: MatchField) => rules.some((rule) => (rule[field]?.length ?? 0) > 0);
  const all: WhyColumn[] = [
    { title: 'user', fields: ['users'] },
    { title: 'groups', fields: ['userGroups'] },
    { title: 'verb', fields: ['verbs'] },
    { title: 'namespace', fields: ['namespaces'] },
    { title: 'resource', fields: ['resources'] },
    { title: 'URL', fields: ['nonResourceURLs'] },
  ];
  const shown = all.filter(({ fields }) => fields.some(used));
  if (shown.length > 0) return shown;
  return [
    attributes.isResourceRequest
      ? { title: 'resource', fields: ['resources'] }
      : { title: 'URL', fields: ['nonResourceURLs'] },
  ];
}
