import { shownValue } from './shownValue';
import type { Attributes, GroupResources, Whole } from './types';

/** What a request asks for, for people: "pods/exec", "deployments.apps", a path when no resource. */
export function resourceText(attributes: Attributes): string {
  if (!attributes.isResourceRequest) return attributes.path;
  return qualified(attributes.resource, attributes.subresource, attributes.apiGroup);
}

/** One entry of `resources` as texts, one for each of its values: "pods", "*.apps", "pods named a". */
export function entryTexts(
  entry: Whole<GroupResources, 'group' | 'resources' | 'resourceNames'>,
): string[] {
  const { group = '', resources = [], resourceNames = [] } = entry;
  if (resources.length === 0) return [`everything in ${groupText(group)}`];
  const named = resourceNames.length > 0 ? ` named ${list(resourceNames)}` : '';
  return resources.map((pattern) => {
    const [resource = '', ...subresource] = pattern.split('/');
    return qualified(resource, subresource.join('/'), group) + named;
  });
}

/** An API group for people. */
export function groupText(group: string): string {
  if (group === '') return 'the core group';
  return group === '*' ? 'any group' : `group ${group}`;
}

/** Values for a sentence: `a, b`, as shownValue writes them, and no more than six of them. */
export function list(values: readonly string[]): string {
  const shown = values.slice(0, 6).map((value) => shownValue(value, 80));
  return shown.join(', ') + (values.length > 6 ? ` and ${values.length - 6} more` : '');
}

/** kubectl's way to name a resource: resource.group/subresource. */
function qualified(resource: string, subresource: string, group: string): string {
  return (
    resource + (group === '' ? '' : `.${group}`) + (subresource === '' ? '' : `/${subresource}`)
  );
}
