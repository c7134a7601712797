import type { TemplateGroup } from '../../catalog/templates';

/** Returns the groups with the templates that contain every word of a query, in what is shown of them; empty groups are left out. */
export function findTemplates(groups: readonly TemplateGroup[], query: string): TemplateGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      templates: group.templates.filter(({ name, purpose, leavesOut, origin = '' }) => {
        const text = `${group.name} ${name} ${purpose} ${leavesOut} ${origin}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ templates }) => templates.length > 0);
}
