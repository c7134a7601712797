import type { FieldPlace, PolicyFile } from '../audit/fields';
import type { GroupResources, Level, RuleField, Stage } from '../audit/types';
import type { TermId } from './glossary/glossary';

const policy: Record<keyof PolicyFile, TermId> = {
  apiVersion: 'api-version',
  kind: 'kind',
  metadata: 'audit-policy',
  omitStages: 'omit-stages',
  omitManagedFields: 'omit-managed-fields',
  rules: 'rule',
};

const rule: Record<RuleField, TermId> = {
  level: 'level',
  users: 'users',
  userGroups: 'user-groups',
  verbs: 'verbs',
  resources: 'resources',
  namespaces: 'namespaces',
  nonResourceURLs: 'non-resource-urls',
  omitStages: 'omit-stages',
  omitManagedFields: 'omit-managed-fields',
};

const groupResources: Record<keyof GroupResources, TermId> = {
  group: 'api-group',
  resources: 'resources',
  resourceNames: 'resource-names',
};

const values: Record<Level | Stage, TermId> = {
  None: 'none',
  Metadata: 'metadata',
  Request: 'request',
  RequestResponse: 'request-response',
  RequestReceived: 'request-received',
  ResponseStarted: 'response-started',
  ResponseComplete: 'response-complete',
  Panic: 'panic',
};

const terms: Record<FieldPlace, Readonly<Record<string, TermId>>> = {
  policy,
  rule,
  groupResources,
};

/** Returns the term of the glossary about a field, or about a level or stage in it; undefined if there is none. */
export function termOfField(place: FieldPlace, name: string, value?: string): TermId | undefined {
  const found = value === undefined ? undefined : valueTerm(value);
  return found ?? (Object.hasOwn(terms[place], name) ? terms[place][name] : undefined);
}

const valueTerm = (value: string): TermId | undefined =>
  Object.hasOwn(values, value) ? values[value as Level | Stage] : undefined;
