import { shownValue } from './shownValue';
import type { Attributes, GroupResources, Whole } from './types';

/** The target of a request, for people: "pods/exec", "deployments.apps", or a path if it is not a resource request. */
export function resourceText(attributes: Attributes): string {
  if (!attributes.isResourceRequest) return attributes.path;
  return qualified(attributes.resource, attributes.subresource, attributes.apiGroup);
}

/** One entry of `resources`, for people, with one string per value: "pods", "*.apps", "pods named a". */
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

/** An API group, for people. */
export function groupText(group: string): string {
  if (group === '') return 'the core group';
  return group === '*' ? 'any group' : `group ${group}`;
}

/** At most six values for a sentence: `a, b`, each as shownValue formats it. */
export function list(values: readonly string[]): string {
  const shown = values.slice(0, 6).map((value) => shownValue(value, 80));
  return shown.join(', ') + (values.length > 6 ? ` and ${values.length - 6} more` : '');
}

/** A resource as kubectl names it: resource.group/subresource. */
function qualified(resource: string, subresource: string, group: string): string {
  return (
    resource + (group === '' ? '' : `.${group}`) + (subresource === '' ? '' : `/${subresource}`)
  );
}
