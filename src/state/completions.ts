import { fieldNamed, fieldsOf, type Field, type FieldPlace } from '../audit/fields';
import type { KubernetesVersion } from '../audit/types';
import { groupsOf } from '../catalog/apiResources';
import type { CursorContext } from '../document/cursorContext';
import {
  suggestGroups,
  suggestNamespaces,
  suggestResources,
  suggestUrls,
  suggestUserGroups,
  suggestUsers,
  suggestVerbs,
  type Suggestion,
} from './suggestions';

/** One offer at the caret. `insert` is YAML text; `$0` in it marks where the caret goes. */
export interface Completion {
  label: string;
  insert: string;
  detail: string;
  help: string;
}

/** What fits at the caret, from the same field table and catalogue as the form. */
export function completionsAt(context: CursorContext, kubernetes: KubernetesVersion): Completion[] {
  const place = placeOf(context.parents);
  if (place === undefined) return [];
  if (context.position === 'key') return fieldsOf(place).map(keyCompletion);
  const field = fieldNamed(place, context.field);
  if (!field) return [];
  return valuesOf(field, place, kubernetes).map(({ value, detail = '' }): Completion => ({
    label: value === '' ? '""' : value,
    insert: quotedFor(context, value),
    detail,
    help: '',
  }));
}

/** The place in the format that keys above lead to; undefined outside of it. */
export function placeOf(parents: readonly string[]): FieldPlace | undefined {
  const path = parents.join('.');
  return { '': 'policy', rules: 'rule', 'rules.resources': 'groupResources' }[path] as
    FieldPlace | undefined;
}

const opening: Partial<Record<Field['kind'], string>> = {
  strings: ': ["$0"]',
  stages: ': ["$0"]',
  rules: ':\n  - level: $0',
  groupResources: ':\n  - group: "$0"',
  metadata: ':\n  name: $0',
};

function keyCompletion({ name, kind, help }: Field): Completion {
  return {
    label: name,
    insert: `${name}${opening[kind] ?? ': $0'}`,
    detail: kindWords[kind],
    help,
  };
}

const kindWords: Record<Field['kind'], string> = {
  level: 'level',
  stages: 'list of stages',
  strings: 'list of texts',
  boolean: 'true or false',
  string: 'text',
  groupResources: 'list of groups',
  rules: 'list of rules',
  metadata: 'object metadata',
  const: 'fixed',
};

function valuesOf(
  field: Field,
  place: FieldPlace,
  kubernetes: KubernetesVersion,
): readonly Suggestion[] {
  if (field.values) return field.values;
  switch (`${place}.${field.name}`) {
    case 'rule.verbs':
      return suggestVerbs();
    case 'rule.users':
      return suggestUsers();
    case 'rule.userGroups':
      return suggestUserGroups();
    case 'rule.namespaces':
      return suggestNamespaces();
    case 'rule.nonResourceURLs':
      return suggestUrls();
    case 'groupResources.group':
      return suggestGroups(kubernetes);
    case 'groupResources.resources':
      return groupsOf(kubernetes).flatMap((group) =>
        suggestResources(kubernetes, group).map(({ value, detail = '' }) => ({
          value,
          detail: `${group === '' ? 'core' : group} · ${detail}`,
        })),
      );
    default:
      return [];
  }
}

/** Levels, stages and booleans stand bare; the rest is quoted unless the quote is typed already. */
function quotedFor({ quote, position }: CursorContext, value: string): string {
  if (quote !== '') return value;
  const isBare = /^[A-Z][A-Za-z]*$|^(true|false)$|^audit\.k8s\.io\/v1$/.test(value);
  return isBare && position === 'value' ? value : `"${value}"`;
}
